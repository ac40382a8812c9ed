"""What lists said of the names in a draft: kept beside it under its own key, it goes when the draft does."""

from typing import Final

from venuecheck.records.store import Store

NAMES_EARLY: Final = "names_early"
_OF: Final = "assessment"


def drop_with_names(store: Store, kind: str, key: str, *, over: str | None = None) -> None:
    """Forget what is kept under this key, and with answers what lists said of their names.

    Raises `DraftOvertakenError`.
    """
    store.drop_draft(kind, key, over=over)
    if kind == _OF:
        store.drop_draft(NAMES_EARLY, key)
