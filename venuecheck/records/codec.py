"""Values to JSON and back: the one place where a dataclass becomes a document."""

import io
import json
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from functools import lru_cache
from typing import Any, TypeVar, cast

from pydantic import TypeAdapter, ValidationError

T = TypeVar("T")
_FEW = 16


@lru_cache(maxsize=64)
def _adapter(kind: Any) -> TypeAdapter[Any]:  # noqa: ANN401 - any type that pydantic can build
    return TypeAdapter(kind)


def encode(value: object, kind: Any = None) -> Any:  # noqa: ANN401 - JSON
    """Give `value` (a dataclass, or plain JSON values) as JSON values; `kind` where it is a union's member."""
    return _adapter(cast("Hashable", kind or type(value))).dump_python(value, mode="json")


def written(value: object, *, indent: int | None = None) -> str:
    """Give `value` as JSON text, without the values in between that `encode` makes."""
    try:
        return _adapter(cast("Hashable", type(value))).dump_json(value, indent=indent).decode()
    except ValueError:  # half of a pair of surrogates, which is no character
        return json.dumps(encode(value), indent=indent)


def parted(value: object) -> tuple[Any, Mapping[str, tuple[object, ...]]]:
    """Give `value` as JSON values, its long fields left empty, and these: so that nobody needs all of a run at once."""
    if not is_dataclass(value) or isinstance(value, type):
        return encode(value), {}
    held = {field.name: getattr(value, field.name) for field in fields(value)}
    long = {
        name: items
        for name, items in held.items()
        if isinstance(items, tuple) and len(items) > _FEW and all(is_dataclass(item) for item in items)
    }
    return encode(replace(value, **dict.fromkeys(long, ()))), long


def written_in_pieces(value: object, *, first: Mapping[str, str]) -> Iterator[str]:
    """Give a dataclass as the text of a JSON object, indented by 2, in pieces; `first` stands before its members."""
    rest, long = parted(value)
    before = "{"
    for name, member in {**first, **rest}.items():
        yield f"{before}\n  {json.dumps(name)}: "
        before = ","
        if name not in long:
            yield json.dumps(member, ensure_ascii=False, indent=2).replace("\n", "\n  ")
            continue
        mark = "["
        for item in long[name]:
            # no string in JSON holds a line's end as it is
            yield f"{mark}\n    " + written(item, indent=2).replace("\n", "\n    ")
            mark = ","
        yield "\n  ]"
    yield "\n}\n"


def written_json(schema: str, value: object) -> bytes:
    """Give a dataclass as JSON text, UTF-8, with the schema's name before its own members."""
    return joined(piece.encode("utf-8", "replace") for piece in written_in_pieces(value, first={"schema": schema}))


def joined(pieces: Iterable[bytes]) -> bytes:
    """Put pieces together as they come: `b"".join` holds all of them, and then the whole besides."""
    buffer = io.BytesIO()
    buffer.writelines(pieces)
    return buffer.getvalue()


def decode(kind: type[T], data: object) -> T:
    """Build a `kind` from JSON values. Raises `pydantic.ValidationError`."""
    return cast("T", _adapter(cast("Hashable", kind)).validate_python(data))


def decode_text(kind: type[T], text: str) -> T:
    """Build a `kind` from JSON text, without the values in between. Raises `pydantic.ValidationError`."""
    try:
        return cast("T", _adapter(cast("Hashable", kind)).validate_json(text))
    except ValidationError:
        pass
    try:
        data = json.loads(text)  # halves of pairs of surrogates are read by this one alone
    except (ValueError, RecursionError):
        data = None
    return decode(kind, data)


def json_schema(kind: Any, schema_id: str, title: str) -> dict[str, Any]:  # noqa: ANN401
    """Give the JSON Schema of a document that holds `kind` and names its schema in `schema`."""
    described = _adapter(kind).json_schema(mode="serialization")
    described["properties"] = {"schema": {"const": schema_id}, **described.get("properties", {})}
    described["required"] = ["schema", *described.get("required", [])]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": schema_id, **described, "title": title}
