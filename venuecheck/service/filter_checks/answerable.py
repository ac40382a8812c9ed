"""How much of a test list can be told at a venue without a reference, and why the rest cannot."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from venuecheck import catalogue
from venuecheck.authoring.document import read_file
from venuecheck.core.venue import VenueKind
from venuecheck.filtering.model.page import Expectation, TestList
from venuecheck.filtering.reading.test_list import read_test_list

_LISTS = {
    VenueKind.SCHOOL: ("uk-education",),
    VenueKind.COLLEGE: ("uk-education",),
    VenueKind.LIBRARY: ("uk-library-child", "uk-library-adult"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answerable:
    """The pages of a list that should be blocked, by what it takes to tell them."""

    list_id: str
    to_block: int
    known: int
    """Of these, those whose content the list knows: told whatever a filter does."""

    @property
    def share(self) -> str:
        """Say how many of them can be told, in words."""
        return f"{self.known} of {self.to_block} in {self.list_id} ({100 * self.known // self.to_block}%)"


def without_a_reference(lists: Iterable[Answerable]) -> str:
    """Say for whoever runs checks what can be told of these lists without a reference; '' where everything can."""
    short = [each for each in lists if each.known < each.to_block]
    if not short:
        return ""
    return (
        f"Pages that should be blocked: {' and '.join(each.share for each in short)} can be told whatever your filter "
        "does, because the list knows what they hold. The others can be told only where your filter shows itself (a "
        'block page, a redirect). Where it stays silent, or a page over plain http opens, they read "could not tell". '
        "A reference from an unfiltered line tells nearly all of them."
    )


def answerable(test_list: TestList, today: date) -> Answerable:
    """Count what can be told of `test_list` without a reference on this day."""
    to_block = [
        page for page in test_list.on(today).pages if test_list.category(page.category).expectation is Expectation.BLOCK
    ]
    return Answerable(
        list_id=test_list.id, to_block=len(to_block), known=sum(page.expect is not None for page in to_block)
    )


def shipped_for(kind: VenueKind) -> tuple[TestList, ...]:
    """Give the shipped lists that are for this kind of venue; () where none is."""
    paths = [catalogue.test_list_path(list_id) for list_id in _LISTS.get(kind, ())]
    return tuple(read_test_list(read_file(path), path.read_bytes()) for path in paths)
