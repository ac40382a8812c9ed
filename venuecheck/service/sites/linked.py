"""A configuration that is a link: what stands beside the link is passed over, for its venue is where it leads to."""

from collections.abc import Iterator
from pathlib import Path

from venuecheck.core.ordinary_file import in_full
from venuecheck.records.damage import NotWholeError
from venuecheck.records.outside import Beside

_MOST = 40
"""Links that lead on to one another, as many as a system follows."""


def refuse_passed_over(path: Path, venue: str) -> None:
    """Refuse a link beside which a venue's key, anchor or records are: what it leads to would tell of none of them.

    Raises `NotWholeError`, which names them.
    """
    target = in_full(path)
    for folder in _folders(path):
        if folder == target.parent:
            continue
        own = Beside(folder).of(venue)
        store = folder / "venuecheck.db"
        is_lost = not Beside(target.parent).of(venue).is_here and not any(folder.glob("venuecheck*.anchor"))
        is_own = own.is_here or (store.exists() and is_lost)
        there = [one for one in (own.key_path, own.anchor_path, store) if one.exists()] if is_own else []
        # a link to the file that is there, as in a folder of links, passes nothing over
        found = [one.name for one in there if in_full(one) != in_full(target.parent / one.name)]
        if found:
            what = f"it is a link to {target}, and {', '.join(found)} of this venue's records lie beside the link"
            fix = f"put the configuration itself in the place of the link, or move these to {target.parent}"
            raise NotWholeError.at(str(path), what, fix)


def _folders(path: Path) -> Iterator[Path]:
    """Give the folders of a path and of each link that it leads to."""
    for _ in range(_MOST):
        yield in_full(path.parent)
        if not path.is_symlink():
            return
        path = path.parent / path.readlink()
