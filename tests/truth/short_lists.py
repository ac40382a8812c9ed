"""Lists too short for pages to be held against others."""

from tests.truth.acts import Act, Line, Listed
from tests.truth.parts import OWN, SHORT, UNFILTERED, WORDLESS, inspected, page

_FOR_SALE = page("For sale", "<p>This domain is for sale. Related searches: travel.</p>")

SHORT_LISTS: tuple[Line, ...] = tuple(
    inspected(
        f"{line}-{listed.name.lower().replace('_', '-')}",
        f"a list of {told}: everything is read, {title}",
        *acts,
        listed=listed,
        shows_itself=False,
    )
    for listed, told in (
        (Listed.ONE_PAGE, "one page"),
        (Listed.ONE_HOST, "four pages of one host"),
        (Listed.FEW, "three pages"),
    )
    for line, title, acts in (
        ("own-page", "an own page", (Act(does=OWN, whole_host=False),)),
        ("few-words", "a page of few words", (Act(does=SHORT, whole_host=False),)),
        ("no-words", "a page without a known word", (Act(does=WORDLESS),)),
        ("opens", "and nothing is blocked", ()),
        ("for-sale", "and what must be blocked is for sale", (Act(does=_FOR_SALE, truth=UNFILTERED),)),
    )
)
