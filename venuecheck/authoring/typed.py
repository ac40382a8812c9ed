"""A typed value from a document, or everything that is wrong with it, in plain English."""

import dataclasses
import json
import re
import typing
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Annotated, Any, Final, TypeVar

from pydantic import AfterValidator, TypeAdapter, ValidationError

from venuecheck.authoring.document import Document, ValuePath
from venuecheck.authoring.types_inside import blank_texts, field_names, stand_in
from venuecheck.core.near_words import nearest
from venuecheck.core.problem import Problem, UnusableFileError, one_of

T = TypeVar("T")

STRICT: Final[dict[str, str]] = {"extra": "forbid"}
"""What a dataclass that people write has as its `__pydantic_config__`: an entry that it does not know is a mistake."""
Line = Annotated[str, AfterValidator(lambda text: " ".join(text.split()))]
"""Text of one line, however it is broken and indented in the file."""

_MISSING = frozenset({"missing", "missing_argument", "missing_keyword_only_argument"})
_UNKNOWN = frozenset({"extra_forbidden", "unexpected_keyword_argument"})
ENTRIES_NEEDED: Final = (
    "entries of the form 'name: value' are needed here",
    "write each on a line of its own",
)
_SENTENCES: dict[str, tuple[str, str]] = {
    "string_type": ("text is needed here", "put it in quotes"),
    "int_type": ("a whole number is needed here", "write it in digits alone"),
    "int_from_float": ("a whole number is needed here", "write it in digits alone"),
    "float_type": ("a number is needed here", "write it in digits, with a point where it needs one"),
    "bool_type": ("true or false is needed here", "write one of the two words, without quotes"),
    "list_type": ("a list is needed here", "start each item on a line of its own with '- '"),
    "tuple_type": ("a list is needed here", "start each item on a line of its own with '- '"),
    "dict_type": ENTRIES_NEEDED,
    "dataclass_type": ENTRIES_NEEDED,
    "date_type": ("a date is needed here", "write it as 2026-09-14"),
    "date_parsing": ("this is not a date", "write it as 2026-09-14"),
    "date_from_datetime_parsing": ("this is not a date", "write it as 2026-09-14"),
    "date_from_datetime_inexact": ("a date without a time is needed here", "write it as 2026-09-14"),
    "datetime_parsing": ("this is not a date and time", "write it as 2026-09-14T15:30:00Z"),
    "datetime_from_date_parsing": ("this is not a date and time", "write it as 2026-09-14T15:30:00Z"),
}
_QUOTED = {
    # more digits are no number that anybody means, and of thousands Python makes none
    "int_type": re.compile(r"-?(?:0|[1-9][0-9]{0,17})"),
    "float_type": re.compile(r"-?(?:0|[1-9][0-9]{0,17})(?:\.[0-9]{1,17})?"),
    "bool_type": re.compile(r"true|false"),
}
"""What would be of the type if it stood without quotes."""


_NEEDED_TYPES = {what for what, _ in _SENTENCES.values()}
_MEANT = {"yes": "true", "on": "true", "no": "false", "off": "false"}


@lru_cache(maxsize=64)
def adapter(model: Any) -> TypeAdapter[Any]:  # noqa: ANN401 - any type that pydantic can build
    """Give the (costly, so kept) validator of `model`."""
    return TypeAdapter(model)


def typed(document: Document, model: type[T], path: ValuePath = ()) -> T:
    """Build `model` (a dataclass) from the document's data, or from the part of it at `path`.

    Raises `InputError` with every problem, each at its line and column.
    """
    value, problems = understood(document, model, path)
    if value is None or problems:
        raise UnusableFileError(problems)
    return value


def understood(document: Document, model: type[T], path: ValuePath = ()) -> tuple[T | None, list[Problem]]:
    """Build `model` as far as it can be understood, with the problems found so far.

    Entries that are not known or of the wrong type are problems, but do not hide what is wrong with the others: the
    value comes without them, so that its meaning can be checked as well. What is needed and wrong or missing has
    something of its type in its place, and `together` leaves out what is then said of it. None where that cannot be.
    """
    data: Any = document.data
    for step in path:
        data = data[step]
    value, refused = _built(model, data)
    if in_quotes := _quoted(document, path, refused):
        data = _with(data, {where: json.loads(detail["input"]) for where, detail in in_quotes})
        value, refused = _built(model, data)
    meant = _meant(document, model, path, refused)
    problems, unknown, wrong = _told(document, model, path, refused, meant)
    if value is None and unknown:
        value, refused = _built(model, _without(data, unknown))
        more, _, wrong = _told(document, model, path, refused, meant)
        problems = _without_repeats([*problems, *more])
    problems = _without_repeats([*problems, *_blank(document, model, path, data)])
    if value is None:
        value = _filled_in(document, model, path, _without(data, unknown | wrong))
    return value, problems


def _blank(document: Document, model: type[T], path: ValuePath, data: object) -> Iterator[Problem]:
    """Name each text that says nothing."""
    for where in blank_texts(model, data):
        is_entry = where[-1] in field_names(model, where[:-1])
        what = f"'{where[-1]}' is empty" if is_entry else "this is empty"
        yield document.problem((*path, *where), what, "write it out")


def together(form: list[Problem], meaning: Iterable[Problem]) -> list[Problem]:
    """Put what is wrong with a file's form and with its meaning together: of one place its form alone."""
    places = {(problem.line, problem.column) for problem in form}
    kept = [problem for problem in meaning if (problem.line, problem.column) not in places]
    return sorted([*form, *kept], key=lambda problem: (problem.line, problem.column))


def _filled_in(document: Document, model: type[T], path: ValuePath, data: object) -> T | None:
    """Build `model` with something of the right type wherever what it needs is missing; None where that cannot be."""
    built, refused = _built(model, data)
    if built is not None or len(refused) > _MOST_FILLED_IN:
        return built
    filled: dict[ValuePath, object] = {}
    for detail in refused:
        if detail["type"] in _MISSING:
            where = _missing(document, path, detail)[len(path) :]
        else:  # an item of a list, in whose place the others must not move
            where = _place(document, path, detail)[len(path) :]
        made_up = stand_in(model, where) if where else None
        if made_up is None:
            return None
        filled[where] = made_up
    return _built(model, _with(data, filled))[0]


_MOST_FILLED_IN = 500
"""Where more is wrong in its form, what a file means is not looked at."""


def _with(data: object, values: Mapping[ValuePath, object]) -> object:
    """Give the same with these values in their places; an entry that is not there is added."""
    by_parent: dict[ValuePath, dict[str | int, object]] = {}
    for where, value in values.items():
        by_parent.setdefault(where[:-1], {})[where[-1]] = value
    return _put(data, by_parent, ())


def _put(data: object, by_parent: Mapping[ValuePath, dict[str | int, object]], here: ValuePath) -> object:
    own = by_parent.get(here, {})
    if isinstance(data, dict):
        return {key: _put(value, by_parent, (*here, key)) for key, value in data.items()} | own
    if isinstance(data, list):
        return [own.get(index, _put(value, by_parent, (*here, index))) for index, value in enumerate(data)]
    return data


def _built(model: type[T], data: object) -> tuple[T | None, list[Any]]:
    """Build `model`; or give None, with pydantic's details of all that it refuses."""
    try:
        return _as_written(model, data), []
    except ValidationError as error:
        return None, error.errors(include_url=False)


def _meant(document: Document, model: type[T], path: ValuePath, refused: list[Any]) -> set[ValuePath]:
    """Give the entries that stand in the file under a misspelt name: they are not missing besides."""
    places = [_place(document, path, detail) for detail in refused if detail["type"] in _UNKNOWN]
    return {(*at[:-1], nearest(str(at[-1]), field_names(model, at[len(path) : -1]))) for at in places if at}


def _told(
    document: Document, model: type[T], path: ValuePath, refused: list[Any], meant: set[ValuePath]
) -> tuple[list[Problem], set[ValuePath], set[ValuePath]]:
    """Give the problems, and the places of entries that are not known and of those of the wrong type."""
    places = [(_place(document, path, detail)[len(path) :], detail["type"]) for detail in refused]
    unknown = {place for place, kind in places if kind in _UNKNOWN}
    wrong = {place for place, kind in places if kind not in _UNKNOWN | _MISSING}
    missed = [
        detail for detail in refused if detail["type"] not in _MISSING or _missing(document, path, detail) not in meant
    ]
    return _without_repeats([_problem(document, path, model, detail) for detail in missed]), unknown, wrong


def _missing(document: Document, path: ValuePath, detail: Any) -> ValuePath:  # noqa: ANN401 - pydantic's
    """Give where the entry would stand that is missing."""
    return (*_place(document, path, {**detail, "loc": detail["loc"][:-1]}), detail["loc"][-1])


def quoted(document: Document, model: type[Any]) -> list[Problem]:
    """Give each number, true or false in quotes: readers take it for what is meant, and schemas refuse it."""
    _, refused = _built(model, document.data)
    found = [_problem(document, (), model, detail) for _, detail in _quoted(document, (), refused)]
    return _without_repeats(found)


def _quoted(document: Document, path: ValuePath, refused: list[Any]) -> list[tuple[ValuePath, Any]]:
    """Give where a number, true or false stands in quotes, with pydantic's own error detail."""
    places = [(_place(document, path, detail)[len(path) :], detail) for detail in refused if _is_quoted(detail)]
    return [(where, detail) for where, detail in places if where]


def _is_quoted(detail: Any) -> bool:  # noqa: ANN401 - pydantic's
    what, given = _QUOTED.get(detail["type"]), detail["input"]
    return what is not None and isinstance(given, str) and what.fullmatch(given) is not None


def _as_written(model: type[T], data: object) -> T:
    """Build `model` as the JSON Schema of its files has it: there a number or true in quotes is text, and no number."""
    text = json.dumps(_whole(data))
    return typing.cast("T", adapter(typing.cast("typing.Hashable", model)).validate_json(text, strict=True))


def _whole(data: object) -> object:
    """Give the same with 1 for 1.0, which a JSON Schema takes for a whole number."""
    if isinstance(data, dict):
        return {key: _whole(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_whole(value) for value in data]
    return int(data) if isinstance(data, float) and data.is_integer() else data


def _without(data: object, unusable: set[ValuePath], here: ValuePath = ()) -> object:
    if isinstance(data, dict):
        kept = {key: value for key, value in data.items() if (*here, key) not in unusable}
        return {key: _without(value, unusable, (*here, key)) for key, value in kept.items()}
    if isinstance(data, list):
        return [_without(value, unusable, (*here, index)) for index, value in enumerate(data)]
    return data


def _problem(document: Document, path: ValuePath, model: Any, detail: Any) -> Problem:  # noqa: ANN401
    where = _place(document, path, detail)
    kind: str = detail["type"]
    last = str(detail["loc"][-1]) if detail["loc"] else ""
    if kind in _MISSING:
        return document.problem(where, f"'{last}' is missing here", f"add '{last}:'")
    if kind in _UNKNOWN:
        known = field_names(model, where[len(path) : -1])
        return document.problem(where, f"'{last}' is not known here", one_of(last, known), at_key=True)
    if kind in {"enum", "literal_error"}:
        allowed = _choices(detail)
        shown = str(detail["input"])[:60]
        return document.problem(where, f"'{shown}' cannot be used here", one_of(shown, allowed))
    if kind in _SENTENCES:
        what, fix = _SENTENCES[kind]
        if _is_quoted(detail):
            fix = "write it without quotes"
        elif kind == "bool_type" and (meant := _MEANT.get(str(detail["input"]).lower())):
            fix = f"write {meant}"
        return document.problem(where, what, fix)
    message = str(detail["msg"]).removeprefix("Value error, ").removeprefix("Assertion failed, ")
    what, _, fix = message.partition("; ")
    return document.problem(where, what[:1].lower() + what[1:], fix or "write what belongs here, or take it out")


def _place(document: Document, path: ValuePath, detail: Any) -> ValuePath:  # noqa: ANN401
    """Give where in the file it is: pydantic's location also names union members, which the file does not have."""
    where = path
    for step in detail["loc"]:
        if (*where, step) in document.places:
            where = (*where, step)
    return where


def _choices(detail: Any) -> list[str]:  # noqa: ANN401 - pydantic's own error detail
    listed = str(detail.get("ctx", {}).get("expected", ""))
    return [part.strip().strip("'") for part in listed.replace(" or ", ", ").split(",") if part.strip()]


def _without_repeats(problems: list[Problem]) -> list[Problem]:
    """A union reports the same place once for each member: keep the first of each, and one type that is needed."""
    first: dict[tuple[int, int, str], Problem] = {}
    for problem in problems:
        what = "" if problem.what in _NEEDED_TYPES else problem.what
        first.setdefault((problem.line, problem.column, what), problem)
    return sorted(first.values(), key=lambda problem: (problem.line, problem.column))


def fields_of(base: type[Any], one: Any) -> dict[str, Any]:  # noqa: ANN401 - any dataclass that inherits from it
    """Give the fields of `base` as `one` has them: what a value keeps of what another says."""
    return {field.name: getattr(one, field.name) for field in dataclasses.fields(base)}
