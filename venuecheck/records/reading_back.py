"""What the database holds, read back: what is no JSON, or not of its type, is damage that a person can act on."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from pydantic_core import from_json

from venuecheck.core.step import Step, Then
from venuecheck.records.codec import decode
from venuecheck.records.damage import NotWholeError
from venuecheck.records.unusable import DAMAGED

T = TypeVar("T")


def json_of(body: object, shown: str, what: str) -> Any:  # noqa: ANN401 - JSON
    """Give the JSON values of a text in the store; `what` is whose. Raises `NotWholeError`, without what it says."""
    if not isinstance(body, str):
        raise _damaged(shown, what)
    try:
        # the same few short texts come again and again, in what is read together: each is in memory once
        return from_json(body, cache_strings="all")
    except ValueError:
        pass
    try:
        return json.loads(body)  # halves of pairs of surrogates are read by this one alone
    except (ValueError, RecursionError):
        raise _damaged(shown, what) from None


def object_of(body: object, shown: str, what: str) -> dict[str, Any]:
    """Give the JSON object of a text in the store: every record and draft is one. Raises as `json_of` does."""
    said = json_of(body, shown, what)
    if not isinstance(said, dict):
        raise _damaged(shown, what)
    return said


def value_of(kind: type[T], body: object, shown: str, what: str) -> T:
    """Give the value that a text in the store holds. Raises `NotWholeError`, without what it says."""
    return shaped(kind, json_of(body, shown, what), shown, what)


def shaped(kind: type[T], said: object, shown: str, what: str) -> T:
    """Give the value that JSON out of the store holds. Raises `NotWholeError`, without what it says."""
    try:
        return decode(kind, said)
    except (ValueError, RecursionError):
        raise _damaged(shown, what) from None


@contextmanager
def as_written(shown: str, what: str) -> Iterator[None]:
    """Take values that have not the form in which this program writes them for damage; `what` is whose they are.

    Raises `NotWholeError`.
    """
    try:
        yield
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):
        raise _damaged(shown, what) from None


def _damaged(shown: str, what: str) -> NotWholeError:
    return NotWholeError.at(
        shown,
        f"{what} cannot be read: it is not as this program wrote it",
        DAMAGED,
        then=Then(step=Step.VERIFY_RECORDS),
    )  # type: ignore[return-value]
