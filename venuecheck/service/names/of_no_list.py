"""Names that are not in the law, of an organisation that stands on no list: they would be looked for nowhere."""

from collections.abc import Iterator
from typing import Any

from venuecheck import catalogue
from venuecheck.authoring.document import Document, read_file
from venuecheck.core.problem import Problem, did_you_mean
from venuecheck.screening.folding import plain
from venuecheck.screening.known import PROSCRIBED
from venuecheck.screening.reading.written import read_written


def names_on_no_list(document: Document) -> Iterator[Problem]:
    """Name each `of:` that the proscribed organisations, as they ship, do not have.

    The names of the sanctions list come with no program, so what is said to stand there is not looked up.
    """
    shipped = (read_written(read_file(path)) for path in catalogue.name_lists())
    names = {
        plain(name): name for each in shipped if each.id == PROSCRIBED for one in each.entries for name in one.names
    }
    data: Any = document.data
    organisations = data.get("organisations") if isinstance(data, dict) else None
    for place, one in enumerate(organisations if isinstance(organisations, list) else ()):
        of = one.get("of") if isinstance(one, dict) else None
        if isinstance(of, str) and one.get("list", PROSCRIBED) == PROSCRIBED and plain(of) not in names:
            what = f"'{of[:60]}' is on no list that ships, so none of its names is looked for"
            fix = did_you_mean(of, names.values()) or "write it as the list of proscribed organisations has it"
            yield document.problem(("organisations", place, "of"), what, fix)
