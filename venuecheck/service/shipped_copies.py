"""Changed copies that bear the id of a file that comes with the program: records name a file by it.

Of checklists every published version is known (`checklists.published_versions`); of the other kinds the one that ships.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

from venuecheck import catalogue
from venuecheck.authoring.document import Document, read_file
from venuecheck.core.problem import Problem

_SHIPPED: Final[dict[str, Callable[[], tuple[Path, ...]]]] = {
    "plan": catalogue.plans,
    "test-list": catalogue.test_lists,
    "fingerprint": catalogue.fingerprints,
    "name-list": catalogue.name_lists,
    "known-names": catalogue.known_names,
}
_FIX: Final = "give yours an id of its own: records and reports name it by that"
_NOT_OWN: Final = "a venue's names that are not in the law are read nowhere: there is one such file, and it ships"
_OWN_LIST: Final = "write yours into a list of your own, whose id is own, as entries with `other_names:`"


def changed_copy(document: Document, kind: str, path: Path) -> Iterator[Problem]:
    """Say that a file of this kind has the id of one that ships, and says something else. Layout does not count."""
    shipped = {one.stem: one for one in _SHIPPED[kind]()} if kind in _SHIPPED else {}
    written: Any = document.data
    name = written.get("id")
    if (
        not isinstance(name, str)
        or name not in shipped
        or path.resolve().is_relative_to(shipped[name].parent.resolve())
    ):
        return
    theirs: Any = read_file(shipped[name]).data
    if written == theirs:
        return
    if kind == "known-names":
        yield document.problem(("id",), _NOT_OWN, _OWN_LIST)
        return
    version, last = written.get("version"), theirs.get("version")
    is_older = isinstance(version, int) and isinstance(last, int) and version < last
    what = f"'{name}' comes with this program, and says something else there"
    if isinstance(version, int) and isinstance(last, int) and version != last:
        what = f"'{name}' comes with this program as version {last}, and this is version {version}"
    # an older version may be one that came with an earlier program
    yield document.problem(("id",), what, _FIX, warning=is_older)
