"""What is asked of records again and again while one page is made, asked once: how far they go.

A page shows how things stood when it was asked for, or later. What is recorded while it is made need not be in it; what
whoever makes it records is.
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

T = TypeVar("T")
_KNOWN: ContextVar[dict[Hashable, Any] | None] = ContextVar("known while one page is made", default=None)


@contextmanager
def one_page() -> Iterator[None]:
    """Ask once what is asked in here."""
    before = _KNOWN.set({})
    try:
        yield
    finally:
        _KNOWN.reset(before)


def once(what: Hashable, ask: Callable[[], T]) -> T:
    """Give what was asked before for the same page, or ask."""
    known = _KNOWN.get()
    if known is None:
        return ask()
    if what not in known:
        known[what] = ask()
    found: T = known[what]
    return found


@contextmanager
def changed() -> Iterator[None]:
    """Ask anew whatever is asked after this."""
    try:
        yield
    finally:
        ask_again()


def ask_again() -> None:
    """Ask anew from here on: what is made now is to be shown on other pages as well."""
    known = _KNOWN.get()
    if known is not None:
        known.clear()
