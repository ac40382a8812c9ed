"""Records that have not the form of their kind, as another program with the key of a store would write them."""

from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from unittest.mock import patch

from venuecheck.records import appending


@contextmanager
def of_another_form() -> Iterator[None]:
    """Have what is recorded inside taken as it is: this program itself refuses it."""
    with patch.object(appending, "forms", SimpleNamespace(fits=lambda _kind, _body, **_: True)):
        yield
