"""What the checklists and lists that ship are called, and their points say: of a venue's own it alone knows that."""

import re
from collections.abc import Collection
from functools import cache

from venuecheck import catalogue
from venuecheck.report.partnership.actions import Titles
from venuecheck.service.checklists.reading import checklist_in
from venuecheck.service.filter_checks.list_file import load_list

_SENTENCE_ENDS = re.compile(r"(?<=[.!?])\s")


@cache
def shipped_titles() -> Titles:
    """Give what checklists and categories are called."""
    return Titles(
        checklists={one.id: one.title for one in map(checklist_in, catalogue.checklists())},
        categories={
            (one.id, category.id): category.title
            for one in map(load_list, catalogue.test_lists())
            for category in one.categories
        },
    )


def points_of(ids: Collection[str]) -> Titles:
    """Give what the checklists of these ids are called, and what each of their points says, in a sentence."""
    known = [checklist_in(path) for path in catalogue.checklists() if path.stem in ids]
    return Titles(
        checklists={one.id: one.title for one in known},
        points={
            (one.id, flag.id): _SENTENCE_ENDS.split(flag.text.strip(), maxsplit=1)[0].rstrip(".")
            for one in known
            for flag in one.flags
        },
    )
