"""Whatever letter a venue writes for itself: nothing is announced in vain, no place is left open, no cause is given."""

from random import Random

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.service.letters_made import STORIES, answered, chance_of, decided, letters, replied
from tests.service.test_letter_truth import BOOKINGS, HEADS, LISTED, STANDS_FOR_NOTHING
from tests.service.test_letters import GIVES_AWAY
from venuecheck.assessment.assessment import Assessment
from venuecheck.assessment.day_answers import ROOM, TIMES, as_date
from venuecheck.assessment.letter_kind import LetterKind
from venuecheck.records.store import Store
from venuecheck.report.setting.prose import BlockKind, Prose, text_of
from venuecheck.service.bookings.holding_letter import GROUNDS
from venuecheck.service.bookings.letter_templates import FOLDER, PLACES, letter_problems
from venuecheck.service.bookings.letter_values import ORGANISERS
from venuecheck.service.sites.site import Site

_BLOCKS = (
    "## Part «{n}»",
    "### Less «{n}»",
    "As is usual «{n}».",
    "Said here «{n}»:",
    "«{n}» {{{{{p}}}}}",
    "«{n}» with {{{{{p}}}}} and {{{{{q}}}}}",
    "{{{{?{p}}}}}It hangs on that «{n}».",
    "- «{n}» {{{{{p}}}}}",
    "- {{{{?{p}}}}}«{n}» {{{{{q}}}}}",
    "| «{n}» | Said |\n| {{{{{p}}}}} | {{{{{q}}}}} |",
)
_NEEDED = ("said", "review", "fact", "not_on", "their_conditions", "asks")


def own_letter(chance: Random, kind: LetterKind) -> str:
    """A letter with any places in any order, and those that some letter owes whoever gets it."""
    places = sorted(PLACES - GROUNDS if kind is LetterKind.HOLDING else PLACES)
    blocks = [
        chance.choice(_BLOCKS).format(n=number, p=chance.choice(places), q=chance.choice(places))
        for number in range(1, 25)
    ]
    owed = () if kind is LetterKind.HOLDING else _NEEDED
    return "\n\n".join(("# Our letter", *blocks, *(f"{{{{{name}}}}}" for name in owed)))


@settings(max_examples=1, suppress_health_check=(HealthCheck.too_slow, HealthCheck.function_scoped_fixture))
@example(seed=1)
@given(seed=st.integers(0, 10**9))
def test_a_venues_own_letter_announces_nothing_in_vain_and_gives_no_cause(place: Site, store: Store, seed: int) -> None:
    chance = chance_of(seed)
    folder = place.path.parent / FOLDER
    folder.mkdir(exist_ok=True)
    for story in chance.sample(STORIES, 8):
        for kind in LetterKind:
            (folder / f"{kind.value}.txt").write_text(own_letter(chance, kind), "utf-8")
        one = decided(chance, place, answered(chance, place, chance.choice(tuple(BOOKINGS))), story)
        one = replied(chance, place, store, one)
        for drawn in letters(place, store, one):
            text = " ".join(drawn.letter.text.split())
            assert not STANDS_FOR_NOTHING.search(text), text
            assert_what_leads_is_followed(drawn.prose)
            if drawn.letter.kind is LetterKind.HOLDING:
                assert not GIVES_AWAY.search(text.replace("Exampletown", "")), text
                assert [said for said in causes(one) if said in text] == []


_OF_THE_EVENT = frozenset({"event", "activity", "items", "place", ROOM, TIMES, "organisation", "client", *ORGANISERS})
"""What the organiser said of the event itself, which any letter may repeat."""


def causes(one: Assessment) -> set[str]:
    """What could tell why a letter only holds: points, what is behind them, and what was decided so far."""
    behind = {name for flag in one.flags if flag.weight != "advisory" for name in (*flag.questions, *flag.evidence)}
    counted = (each for each in one.answers if each.question in behind - _OF_THE_EVENT and as_date(each.value) is None)
    said = {each.shown for each in counted if len(each.shown) > 12}
    told = {each.shown for each in one.answers if each.question in _OF_THE_EVENT}
    taken = [*one.earlier, *([one.decision] if one.decision else [])]
    return {*(flag.text for flag in one.flags), *(said - told)} | {
        text for each in taken for text in (each.reasons, each.fact, each.aim, each.why_proportionate) if text
    }


def assert_what_leads_is_followed(prose: Prose) -> None:
    """By what stood next in the template, or by what is left of its list; and a heading by anything."""
    for number, one in enumerate(prose.blocks):
        after = prose.blocks[number + 1] if number + 1 < len(prose.blocks) else None
        if one.kind in HEADS:
            assert after is not None
            assert after.kind not in HEADS or (one.kind, after.kind) == (BlockKind.HEADING, BlockKind.LESSER)
        if one.kind is BlockKind.HEAD_ROW:
            assert after is not None
            assert after.kind is BlockKind.ROW
        if one.leads_into is not None:
            assert after is not None
            assert after.line == one.leads_into.line or after.kind in LISTED
            assert text_of(one.spans).endswith(":")


@pytest.mark.parametrize("marked", ["[[Say here who decides]]", "- [[a condition]]", "| a |\n| [[b]] |"])
def test_what_somebody_was_to_fill_in_does_not_go_out(place: Site, marked: str) -> None:
    path = place.path.parent / FOLDER / "approved.txt"
    path.parent.mkdir()
    path.write_text(f"# Yours\n\nDear {{{{to}}}},\n\n{marked}\n", "utf-8")
    (problem,) = letter_problems(path)
    assert "would go out as it stands" in problem.what
    assert problem.line == 5 + marked.count("\n")
