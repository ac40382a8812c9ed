"""Whatever is answered and decided: no letter says what the record denies, or announces what is not there."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.assessment.samples import shipped
from tests.service.duty_words import beyond, of_another_nation
from tests.service.letter_claims import CLAIMS, GENERAL
from tests.service.letter_facts import Told, confirmed_at, told_earlier
from tests.service.letters_made import (
    NOW,
    STORIES,
    WORRY,
    answered,
    chance_of,
    decided,
    letters,
    place_of,
    replied,
    told_soon,
)
from tests.service.test_letters import ASKED, GIVES_AWAY
from venuecheck import catalogue
from venuecheck.assessment.addressee import ANSWERERS, REFERRALS_OF_PERSONS, Addressee, addressee, is_worry
from venuecheck.assessment.answers import with_value
from venuecheck.assessment.assessment import Answered, Assessment, Occasion, ToldBy
from venuecheck.assessment.day_answers import as_date
from venuecheck.assessment.event_days import case_ends, event_days, every_day
from venuecheck.assessment.letter_kind import LOOKS_AGAIN, LetterKind
from venuecheck.assessment.off_days import off_days
from venuecheck.assessment.replying import Reply
from venuecheck.assessment.steps import GROUNDS, choices, decided_so_far, for_the_venue, told_before
from venuecheck.assurance.action import checklist_actions
from venuecheck.core.problem import InputError
from venuecheck.core.venue import Body, Nation
from venuecheck.records.store import Store
from venuecheck.report.setting import prose_formats
from venuecheck.report.setting.prose import Block, BlockKind, Prose, read_template, text_of
from venuecheck.service.bookings.answer_files import WrittenDecision
from venuecheck.service.bookings.assessing import assess, record
from venuecheck.service.bookings.deciding import decide, decision_of
from venuecheck.service.bookings.decision_taking import Deciding
from venuecheck.service.bookings.letter_templates import template_path
from venuecheck.service.bookings.letter_told import tells
from venuecheck.service.bookings.letter_values import who_books
from venuecheck.service.bookings.letter_wanted import Wanted
from venuecheck.service.bookings.letters import Drawn, draw_up, record_letter
from venuecheck.service.bookings.replies import replies_to
from venuecheck.service.record_keeping import impact_assessments
from venuecheck.service.sites import privacy_notice
from venuecheck.service.sites.site import Site

NO_HASTE = (HealthCheck.too_slow, HealthCheck.function_scoped_fixture)
OF_ANY = {*LetterKind} - {LetterKind.OWNER_ADVICE, LetterKind.ROOM_BY_RIGHT}
BOOKINGS: dict[str, set[LetterKind]] = {
    "venue-booking": OF_ANY,
    "election-meeting": {*OF_ANY, LetterKind.ROOM_BY_RIGHT} - {LetterKind.REFUSED, LetterKind.CANCELLED},
    "out-of-school-settings": OF_ANY,
    "leaflets-and-stalls": OF_ANY,
}
"""The letters that there are of each checklist."""
_TOLD = 0.7
_MOST_ROUNDS = 12
"""So often all stories are told before a kind of letter is missed."""
LISTED = {BlockKind.ENTRY, BlockKind.HEAD_ROW, BlockKind.ROW}
_PLACE = re.compile(r"\{\{[a-z_]+\}\}")
HEADS = {BlockKind.HEADING, BlockKind.LESSER}
STANDS_FOR_NOTHING = re.compile(r"\{\{|\}\}|\[\[|\]\]|To fill in|Not recorded|See the booking|Nobody is named|\bNone\b")


@cache
def blocks_of(path: Path, kind: LetterKind) -> tuple[Block, ...]:
    """Read a template once: hundreds of letters are made of each."""
    text = path.read_text("utf-8")
    return tuple(read_template(text, kind.value, frozenset(re.findall(r"\{\{\??([a-z_]+)\}\}", text))))


def template(place: Site, kind: LetterKind) -> list[tuple[str, re.Pattern[str]]]:
    """Each paragraph, entry and row of a letter: as it stands in the template, and what it can come to."""
    return template_at(template_path(place, kind), kind)


@cache
def template_at(path: Path, kind: LetterKind) -> list[tuple[str, re.Pattern[str]]]:
    """Give the same of the template in a file."""
    found = []
    for block in blocks_of(path, kind):
        if block.kind in {BlockKind.TITLE, *HEADS}:
            continue
        said = said_in(block)
        bare = re.sub(r"\{\{\?[a-z_]+\}\}", "", said)
        pattern = re.sub(r"\\\{\\\{[a-z_]+\\\}\\\}", ".*", re.escape(bare))
        found.append((bare, re.compile(pattern, re.DOTALL)))
    return found


def said_in(block: Block) -> str:
    """What a block says, in one line."""
    cells = [" ".join(text_of(cell).split()) for cell in block.cells]
    return f"| {' | '.join(cells)} |" if block.kind in {BlockKind.ROW, BlockKind.HEAD_ROW} else cells[0]


@pytest.mark.parametrize("kind", [kind for kind in LetterKind if kind is not LetterKind.OWNER_ADVICE])
def test_of_every_sentence_of_a_letter_it_is_known_what_it_claims(place: Site, kind: LetterKind) -> None:
    unknown = [bare for bare, _ in template(place, kind) if bare not in CLAIMS and bare not in GENERAL]
    assert unknown == []


def test_no_claim_is_left_over(place: Site) -> None:
    written = {bare for kind in LetterKind for bare, _ in template(place, kind)}
    assert {*CLAIMS, *GENERAL} <= written


@pytest.mark.parametrize("name", BOOKINGS)
def test_every_kind_of_letter_is_made_and_none_says_what_the_record_denies(
    place: Site, store: Store, name: str
) -> None:
    """Whatever is decided and changed, once each; then again, with other answers, until each kind was met."""
    made: set[LetterKind] = set()
    for seed, story in enumerate(STORIES * _MOST_ROUNDS):
        if seed >= len(STORIES) and made >= BOOKINGS[name]:
            break
        made |= kinds_made(place, store, name, seed, story)
    assert made == BOOKINGS[name]


@settings(max_examples=12, suppress_health_check=NO_HASTE)
@pytest.mark.parametrize("name", BOOKINGS)
@given(seed=st.integers(0, 10**9), story=st.sampled_from(STORIES))
def test_no_letter_says_what_the_record_denies(
    place: Site, store: Store, name: str, seed: int, story: tuple[str, ...]
) -> None:
    """Whatever is answered besides, in each nation and kind of body."""
    kinds_made(place, store, name, seed, story)


def kinds_made(place: Site, store: Store, name: str, seed: int, story: tuple[str, ...]) -> set[LetterKind]:
    """Make up a booking of a story, and say of which kinds its letters are, which all hold."""
    chance = chance_of(seed)
    here = place_of(chance, place)
    one = decided(chance, here, answered(chance, here, name), story)
    one = replied(chance, here, store, one)
    told_at = told_soon(one) if chance.random() < _TOLD else []
    return assert_every_letter_holds(here, store, one, told_at)


def assert_every_letter_holds(
    place: Site, store: Store, one: Assessment, told_at: Sequence[datetime]
) -> set[LetterKind]:
    """Of all letters that can be made of a record; say of which kinds these are."""
    kinds = set()
    replies = replies_to(store, one)
    for drawn in letters(place, store, one, told_at):
        kinds.add(drawn.letter.kind)
        text = " ".join(drawn.letter.text.split())
        assert_nothing_is_announced_in_vain(drawn.prose)
        assert not STANDS_FOR_NOTHING.search(text), text
        assert "no reason" not in text
        told = Told(
            one=one,
            occasion=one.occasions[drawn.place - 1] if drawn.place else None,
            text=text,
            worry_noted=one.passed_to_lead is not None,
            nation=place.venue.nation,
            replies=replies,
            keeps_untold=drawn.letter.kind in LOOKS_AGAIN | {LetterKind.NOT_AVAILABLE},
            told_at=told_at,
        )
        assert_each_sentence_holds(place, drawn, told)
        assert WORRY not in text
        assert_days_are_as_recorded(one, drawn.letter.kind, text)
        assert_earlier_confirmation(told, drawn.letter.kind)
        assert_conditions_are_parted(one, drawn.prose)
        assert_each_day_falls_out_or_goes_on(one, drawn)
        assert_every_list_stands_under_its_heading(place, drawn)
        assert_nobody_hears_what_nobody_decided(one, drawn.letter.kind, replies)
        if drawn.letter.kind is LetterKind.HOLDING:
            assert_it_gives_no_cause(one, text)
        if drawn.letter.kind is LetterKind.REFERRAL:
            assert_it_holds_what_it_rests_on_and_no_more(one, text, place.venue.nation)
        elif drawn.letter.kind is not LetterKind.OWNER_ADVICE:
            answers_for_it = next((each.shown for each in one.answers if each.question == "responsible"), "")
            assert f"Dear {answers_for_it.partition(',')[0] or who_books(one) or 'Somebody'}," in text
    return kinds


@settings(max_examples=5, suppress_health_check=NO_HASTE)
@pytest.mark.parametrize("body", [*Body])
@pytest.mark.parametrize("nation", [*Nation])
@given(data=st.data())
def test_no_paper_names_a_duty_that_does_not_bind(
    place: Site, store: Store, nation: Nation, body: Body, data: st.DataObject
) -> None:
    """In letters, points, reasons, conditions, tasks, questions, and what whoever decides is asked."""
    here = replace(place, venue=replace(place.venue, nation=nation, body=body))
    name, chance = data.draw(st.sampled_from((*BOOKINGS, "private-venue-advice"))), chance_of(data.draw(st.integers(0)))
    one = decided(chance, here, answered(chance, here, name), data.draw(st.sampled_from(STORIES)))
    papers = [drawn.letter.text for drawn in letters(here, store, one)]
    papers += [*(flag.text for flag in one.flags), *(action.text for action in one.actions)]
    papers += [*one.recommendation.reasons, *(each.text for each in one.library), *(each.text for each in one.answers)]
    papers += [said for pair in Deciding(assessment=one, nation=nation, body=body).questions.values() for said in pair]
    assert [said for paper in papers for said in beyond(paper, nation, body)] == []


@pytest.mark.parametrize("body", [*Body])
@pytest.mark.parametrize("nation", [*Nation])
def test_no_impact_assessment_and_no_notice_names_a_duty_that_does_not_bind(
    place: Site, nation: Nation, body: Body
) -> None:
    here = replace(place, venue=replace(place.venue, nation=nation, body=body))
    papers = [impact_assessments.draw_up(here, document, now=NOW) for document in impact_assessments.DOCUMENTS]
    texts = [prose_formats.text(paper).decode() for paper in papers]
    texts += [privacy_notice.staff_notice(here), privacy_notice.organiser_notice(here)]
    # articles of the UK GDPR, which binds all, and not those of human rights
    plain = [re.sub(r"\barticle [0-9]+(?:\([0-9]\)\([a-z]\))?", "", text) for text in texts]
    assert [said for text in plain for said in beyond(text, nation, body)] == []
    assert [said for text in plain for said in of_another_nation(text, nation)] == []


def assert_each_sentence_holds(place: Site, drawn: Drawn, told: Told) -> None:
    """Every sentence that stands in it is claimed by the record; where several fit, those with most words are meant."""
    known = template(place, drawn.letter.kind)
    for block in drawn.prose.blocks:
        if block.kind in HEADS:
            continue
        said = said_in(block)
        fit = {bare: len(_PLACE.sub("", bare)) for bare, pattern in known if pattern.fullmatch(said)}
        assert fit, said
        claims = [CLAIMS.get(bare) for bare, words in fit.items() if words == max(fit.values())]
        assert any(claim is None or claim(told) for claim in claims), (said, told.one)


def assert_it_gives_no_cause(one: Assessment, text: str) -> None:
    """Neither a word by which it could be told, nor anything that somebody answered or decided."""
    assert not GIVES_AWAY.search(text.replace("Exampletown", "")), text
    assert not any(flag.text in text for flag in one.flags)
    said = {each.shown for each in one.answers if len(each.shown) > 12 and as_date(each.value) is None}
    found = said - {who_books(one)}
    assert not any(said in text for said in found), text
    taken = [*one.earlier, *([one.decision] if one.decision else [])]
    assert not any(said and said in text for each in taken for said in (each.reasons, each.fact, each.aim))


def assert_conditions_are_parted(one: Assessment, prose: Prose) -> None:
    """What the venue keeps itself is not asked of the organiser, and the other way round; none is left out."""
    under: dict[str, list[str]] = {}
    heading = ""
    for block in prose.blocks:
        heading = said_in(block) if block.kind in HEADS else heading
        if block.kind is BlockKind.ENTRY:
            under.setdefault(heading, []).append(said_in(block))
    conditions = one.decision.conditions if one.decision else ()
    ours = for_the_venue(one, conditions)
    if "What we ask of you" in under or "What we do ourselves" in under:
        assert under.get("What we do ourselves", []) == [" ".join(each.split()) for each in ours]
        assert under.get("What we ask of you", []) == [
            " ".join(each.split()) for each in conditions if each not in ours
        ]


def assert_each_day_falls_out_or_goes_on(one: Assessment, drawn: Drawn) -> None:
    """No line stands under both, and neither is empty."""
    if drawn.letter.kind is not LetterKind.IN_PART:
        return
    days = off_days(one)
    assert days.not_on
    assert days.goes_on
    assert not {*days.not_on} & {*days.goes_on}


def assert_nothing_is_announced_in_vain(prose: Prose) -> None:
    """No heading, no lead-in and no head of a table without something under it."""
    for place, one in enumerate(prose.blocks):
        after = prose.blocks[place + 1] if place + 1 < len(prose.blocks) else None
        if one.kind in HEADS:
            assert after is not None
            assert after.kind not in HEADS
        if one.kind is BlockKind.HEAD_ROW:
            assert after is not None
            assert after.kind is BlockKind.ROW
        if one.kind is BlockKind.PARAGRAPH and text_of(one.spans).endswith(":"):
            assert after is not None
            assert after.kind in LISTED


def assert_every_list_stands_under_its_heading(place: Site, drawn: Drawn) -> None:
    """A heading of a list has an entry of it beneath, and not what stood after the list."""
    kind = drawn.letter.kind
    blocks = blocks_of(template_path(place, kind), kind)
    of_lists = {one.line for one, then in pairwise(blocks) if one.kind in HEADS and then.kind is BlockKind.ENTRY}
    for one, then in pairwise(drawn.prose.blocks):
        assert one.line not in of_lists or then.kind is BlockKind.ENTRY, said_in(one)


def assert_nobody_hears_what_nobody_decided(one: Assessment, kind: LetterKind, replies: Sequence[Reply]) -> None:
    """After an answer that was waited for, nothing but a holding letter tells the organiser anything undecided."""
    waited = [Addressee.SAFEGUARDING] * is_worry(one)
    is_name = any(each.open for each in one.screened) or any(flag.holds_reply for flag in one.flags)
    waited += [Addressee.PREVENT] * is_name
    came = [each.at for each in replies if any(each.answerer in ANSWERERS[whom] for whom in waited)]
    if kind not in {LetterKind.HOLDING, LetterKind.REFERRAL, LetterKind.OWNER_ADVICE} and came:
        is_end = kind is LetterKind.NOT_AVAILABLE and told_before(one) is not None
        assert is_end or (one.decision is not None and one.decision.at >= max(came)), kind


def assert_days_are_as_recorded(one: Assessment, kind: LetterKind, text: str) -> None:
    """No letter ends before the event that it confirms."""
    days = event_days(one)
    if one.occasions or kind not in {LetterKind.APPROVED, LetterKind.CONDITIONS}:
        return
    assert one.decision is not None
    assert one.decision.valid_until is not None
    if days is None:
        assert "tell us the day" in text
    else:
        assert one.decision.valid_until >= days.first
        assert ("until the event is over" in text) is not days.is_series
        assert "tell us the day" not in text


def assert_earlier_confirmation(told: Told, kind: LetterKind) -> None:
    """A letter speaks of an earlier confirmation where there was one, and only there.

    One by which somebody looks at it again does not where no letter told it: it would be the first.
    """
    one, text = told.one, told.text
    before = told_before(one)
    speaks = "that your booking can go ahead" in text or "that it can go ahead" in text
    if kind is LetterKind.CANCELLED:
        assert before is not None
    if kind in {LetterKind.APPROVED, LetterKind.CONDITIONS, LetterKind.REFUSED}:
        assert ("takes the place of our decision" in text) is (bool(told.told_at) and told_earlier(one) is not None), (
            text
        )
    if kind is LetterKind.IN_PART:
        assert before is not None
    if kind in {LetterKind.HOLDING, LetterKind.CANCELLED, LetterKind.NOT_AVAILABLE, LetterKind.IN_PART}:
        assert speaks is (confirmed_at(told) is not None), text
    if confirmed_at(told) is not None:
        assert "not decided" not in text.replace("Nobody has decided", "")


def assert_it_holds_what_it_rests_on_and_no_more(one: Assessment, text: str, nation: Nation) -> None:
    """Every answer behind a point that counts, and none besides the parties and what is planned."""
    behind = {name for flag in one.flags if flag.weight != "advisory" for name in (*flag.questions, *flag.evidence)}
    # what was found on lists is nothing without the day of these
    behind |= {"names_checked", "lists_date"} if behind & {"names_checked", "lists_date"} else set()
    assert "nobody here has seen" not in text
    for each in one.answers:
        said = f"{each.text} {each.shown}"
        if each.question in behind and len(said) < 300 and not is_party(each):
            assert " ".join(said.split()) in text
        if each.question not in behind:
            assert said not in text
    for flag in (each for each in one.flags if each.weight != "advisory" and not each.id.startswith("screen:")):
        if len(flag.text) < 300:
            assert f"{' '.join(flag.text.split())} Source: " in text
    panel = REFERRALS_OF_PERSONS[nation]
    assert ("no referral of a person to" in text) is (bool(panel) and addressee(one) is Addressee.PREVENT)
    assert not panel or f"no referral of a person to {panel}" in text or addressee(one) is not Addressee.PREVENT
    assert "Nothing in it has been proved" in text


def is_party(answer: Answered) -> bool:
    """Whether the answer has a row of its own."""
    return answer.question in {"event", "organiser", "organisation", "client", "client_found", "client_found_where"}


@settings(max_examples=30, suppress_health_check=NO_HASTE)
@given(seed=st.integers(0))
def test_an_owner_who_must_not_be_told_is_told_of_no_event(place: Site, store: Store, seed: int) -> None:
    one = replace(answered(chance_of(seed), place, "private-venue-advice"), screened=(), occasions=())
    told = one.recommendation.outcome == "letter-about-event"
    (drawn,) = (each for each in letters(place, store, one) if each.letter.kind is LetterKind.OWNER_ADVICE)
    assert_nothing_is_announced_in_vain(drawn.prose)
    text = " ".join(drawn.letter.text.split())
    said = next((each.shown for each in one.answers if each.question == "event"), "")
    assert (bool(said) and said in text) is told
    assert ("An event that is planned" in text) is told
    assert ("Please keep this" in text) is told


@settings(max_examples=20, suppress_health_check=NO_HASTE)
@given(
    subject=st.sampled_from(("Room 2, 10 October 2026", "Room 2, knitting again")),
    day=st.sampled_from((date(2026, 10, 17), None)),
)
def test_a_letter_of_a_series_names_the_occasion_that_it_covers(
    place: Site, store: Store, subject: str, day: date | None
) -> None:
    """With its own day, times and room, where they were said."""
    checklist = shipped(catalogue.checklist_path("venue-booking"))
    answers = checklist.examples[0].answers
    one = assess(
        checklist, answers, venue=place.venue, subject="Room 2, knitting", person="Pat", now=NOW, assessment_id="a-1"
    )
    written = WrittenDecision(outcome="approve", reasons="Known", person="Joan Whitlock", role="Manager")
    one = decide(one, decision_of(one, written, NOW))
    said = Occasion(subject=subject, person="Pat", at=NOW, first=day, times="7 to 9 pm", room="Room 4")
    one = replace(one, occasions=(said,))
    newest = draw_up(place, store, one, replace(ASKED, kind=LetterKind.APPROVED), now=NOW).letter.text
    assert f"your booking: {subject}" in " ".join(newest.split())
    assert "When: 17 October 2026, 7 to 9 pm" in newest if day else "7 to 9 pm" not in newest or "10 October" in newest
    assert "Where: Room 4" in newest
    assert "It goes with an earlier booking of yours, Room 2, knitting," in " ".join(newest.split())
    first = draw_up(place, store, one, replace(ASKED, kind=LetterKind.APPROVED, occasion=0), now=NOW).letter.text
    assert subject not in first
    with pytest.raises(InputError, match="no booking 2"):
        draw_up(place, store, one, replace(ASKED, kind=LetterKind.APPROVED, occasion=2), now=NOW)


ENDED: dict[str, Any] = {
    "reasons": "The floor has to be repaired",
    "person": "Joan Whitlock",
    "role": "Manager",
    "right_engaged": "To meet",
    "aim": "Visitors' safety",
    "why_proportionate": "No other room is free",
    "power_relied_on": "Hire terms, clause 4",
    "deposit": "Paid back in five days",
    "without_fact": True,
}


THURSDAYS: dict[str, date | str] = {
    "event_date": date(2026, 10, 1),
    "event_last": date(2026, 11, 26),
    "event_times": "Thursdays, 7 pm to 9 pm",
}
BARE = dict.fromkeys(("reasons", "right_engaged", "aim", "why_proportionate"), "")
"""Without what is weighed."""


def knitting(place: Site, **more: date | str) -> Assessment:
    """An ordinary booking with these days, on which nobody has decided."""
    checklist = shipped(catalogue.checklist_path("venue-booking"))
    answers = checklist.examples[0].answers
    for name, value in more.items():
        answers = with_value(answers, name, value)
    return assess(checklist, answers, venue=place.venue, subject="Knitting", person="Pat", now=NOW, assessment_id="a-1")


def then(one: Assessment, outcome: str, days: int, **written: Any) -> Assessment:
    """Decide so, some days later."""
    said = {**ENDED, **written}
    return decide(one, decision_of(one, WrittenDecision(outcome=outcome, **said), NOW + timedelta(days=days)))


def words(place: Site, store: Store, one: Assessment, days: int, **wanted: Any) -> str:
    """The letter that is made some days later, in one line."""
    drawn = draw_up(
        place, store, one, replace(ASKED, kind=None, **wanted), now=NOW + timedelta(days=days), as_draft=True
    )
    return " ".join(drawn.letter.text.split())


def send(place: Site, store: Store, one: Assessment, days: int) -> None:
    """Make the letter that tells what was decided, and keep it."""
    drawn = draw_up(place, store, one, Wanted(), now=NOW + timedelta(days=days))
    record_letter(store, drawn, "text", about=record(store, one, over=store.read("assessment", one.id, Assessment)))


def test_what_no_letter_told_is_replaced_by_none(place: Site, store: Store) -> None:
    """A letter takes the place of what the organiser was told last, and of nothing that nobody told them."""
    untold = then(knitting(place, event_date=date(2027, 3, 1)), "approve", 0)
    assert "takes the place" not in words(place, store, then(untold, "approve", 2), 3)
    send(place, store, untold, 1)
    unsaid = then(then(untold, "approve", 2), "approve", 4)
    assert "takes the place of our decision of 14 September 2026" in words(place, store, unsaid, 5)
    gone = then(untold, "cancel", 6)
    again = then(gone, "cancel", 8)
    assert "takes the place of what" not in words(place, store, again, 9)
    send(place, store, gone, 7)
    assert "takes the place of what we decided on 20 September 2026" in words(place, store, again, 9)


@pytest.mark.parametrize("kind", [LetterKind.HOLDING, LetterKind.MORE_INFORMATION])
def test_an_approval_that_no_letter_told_is_told_by_none_that_looks_again(
    place: Site, store: Store, kind: LetterKind
) -> None:
    """It says what was told last, if anything; and whoever sends it hears that, for somebody may have told it."""
    refused = then(knitting(place, event_date=date(2027, 3, 1)), "refuse", 0)
    held = then(then(refused, "approve", 2), "hold", 4, valid_until=date(2026, 9, 30))
    asked = replace(ASKED, kind=kind, asks=("The programme",))
    drawn = draw_up(place, store, held, asked, now=NOW + timedelta(days=5))
    said = " ".join(drawn.letter.text.split())
    assert "Thank you for your booking request" in said
    assert "16 September 2026" not in said
    assert "It was approved on 16 September 2026, and no letter told that" in drawn.to_mind
    send(place, store, refused, 1)
    drawn = draw_up(place, store, held, asked, now=NOW + timedelta(days=5))
    said = " ".join(drawn.letter.text.split())
    assert "looking again at our decision of 14 September 2026" in said
    assert "can go ahead" not in said
    earlier = "We decided on 16 September\n2026 that it can go ahead"
    assert tells(kind, earlier, NOW + timedelta(days=3), held), "as earlier versions said"
    assert not tells(kind, earlier, NOW + timedelta(days=1), held), "it promised to answer by then"
    assert not tells(kind, drawn.letter.text, NOW + timedelta(days=5), held)


def test_a_room_that_is_not_there_after_an_approval_that_no_letter_told(place: Site, store: Store) -> None:
    """Its letter, and those that give the grounds or put it right, speak of no approval; the sender hears of it."""
    fact = {**BARE, "fact": "The boiler is broken", "source": "The engineer", "alternative": "Room 2"}
    approved = then(knitting(place, event_date=date(2027, 3, 1)), "approve", 0)
    acted = then(approved, "at-once", 2, **fact)
    grounds = then(acted, "not-available", 3, **fact)
    for one, day in ((acted, 2), (grounds, 3), (then(grounds, "not-available", 4, **fact), 4)):
        drawn = draw_up(place, store, one, replace(ASKED, kind=None), now=NOW + timedelta(days=day))
        said = " ".join(drawn.letter.text.split())
        assert "can go ahead" not in said
        assert "Why: The boiler is broken" in said
        assert "no letter told that: this one does not either" in drawn.to_mind
        assert "write to them that it no longer stands" in drawn.to_mind
        send(place, store, one, day)
    told = replace(approved, id="a-2")
    send(place, store, told, 1)
    ended = then(told, "not-available", 3, **fact)
    assert "We decided on 14 September 2026 that it can go ahead, and on 17 September 2026" in words(
        place, store, ended, 3
    )


def test_of_a_further_booking_nobody_was_told_before_it_was_asked_for(place: Site, store: Store) -> None:
    """Its letter takes the place of none; and it was confirmed on the day on which it was asked for."""
    confirmed = then(knitting(place, event_date=date(2027, 3, 1)), "approve", 0)
    send(place, store, confirmed, 1)
    one = then(confirmed, "approve", 2)
    further = Occasion(subject="Knitting again", person="Pat", at=NOW + timedelta(days=5), first=date(2027, 2, 1))
    one = replace(one, occasions=(further,))
    assert "takes the place" not in words(place, store, one, 6)
    assert "takes the place of our decision of 14 September 2026" in words(place, store, one, 6, occasion=0)
    gone = then(one, "cancel", 9)
    assert "We decided on 19 September 2026 that it can go ahead" in words(place, store, gone, 9)
    assert "When: 1 February 2027" in words(place, store, gone, 9)
    assert "We decided on 16 September 2026 that it can go ahead" in words(place, store, gone, 9, occasion=0)
    drawn = draw_up(place, store, gone, replace(ASKED, kind=None), now=NOW + timedelta(days=9), as_draft=True)
    assert (drawn.series, drawn.place) == (("Knitting", "Knitting again"), 1)


def test_no_more_is_cancelled_than_was_confirmed(place: Site, store: Store) -> None:
    """Of a series that goes on for longer, and has begun; and of other days that were asked for since."""
    days = {"event_date": date(2026, 10, 1), "event_last": date(2029, 6, 28)}
    one = then(then(knitting(place, **days), "approve", 0), "cancel", 30)
    said = words(place, store, one, 30)
    assert "When: 1 October 2026 to 30 September 2027" in said
    assert "This letter is about what had not taken place when we decided this, on 14 October 2026." in said
    confirmed = then(knitting(place, event_date=date(2027, 3, 1), event_room="Main hall"), "approve", 0)
    other = knitting(place, event_date=date(2027, 3, 8), event_room="Room 2")
    moved = then(replace(other, earlier=decided_so_far(confirmed)), "cancel", 3)
    said = words(place, store, moved, 3)
    assert "When: confirmed until 1 March 2027" in said
    assert "8 March" not in said
    assert "Room 2" not in said
    assert "It has begun" not in said


def test_a_series_that_is_confirmed_anew_once_it_has_begun_changes_nothing_that_took_place(
    place: Site, store: Store
) -> None:
    days: dict[str, date | str] = {**THURSDAYS}
    first = then(knitting(place, **days), "approve", 0)
    changed = knitting(place, **{**days, "event_times": "every Thursday, 6 pm to 8 pm"})
    again = then(replace(changed, earlier=decided_so_far(first)), "approve", 30)
    assert "It has begun" not in words(place, store, first, 0)
    said = words(place, store, again, 30)
    assert "It has begun. This letter is about what takes place from 14 October 2026 on." in said
    assert {each.id for each in again.flags}.isdisjoint({"short_notice", "date:event_date"})


def test_a_series_that_is_ended_in_part_says_what_goes_on_and_what_does_not(place: Site, store: Store) -> None:
    """From a day on, or some days between; the rest stays confirmed, with its conditions."""
    days: dict[str, date | str] = {**THURSDAYS}
    one = then(knitting(place, **days), "approve-with-conditions", 0, conditions=("Shoes are left at the door",))
    offered = {each.id for each in choices(one)}
    assert {"cancel-in-part", "not-available-in-part"} <= offered
    assert "cancel-in-part" not in {each.id for each in choices(knitting(place, event_date=date(2026, 10, 1)))}
    fact = {
        "reasons": "For us alone",
        "fact": "The floor is laid anew",
        "source": "The builder's note",
        "alternative": "Room 2",
        **BARE,
    }
    half_term = then(one, "not-available-in-part", 1, off_from=date(2026, 10, 26), off_until=date(2026, 11, 1), **fact)
    said = words(place, store, half_term, 1)
    assert "These days do not take place - 29 October 2026, 7 pm to 9 pm This goes on as it was confirmed" in said
    assert "- 22 October 2026, 7 pm to 9 pm - 5 November 2026, 7 pm to 9 pm -" in said
    assert "Why The floor is laid anew How we know: The builder's note We rely on: Hire terms, clause 4" in said
    assert "For us alone" not in said
    assert "Its conditions stay as we decided them." in said
    assert "What we weighed" not in said
    assert half_term.decision is not None
    assert half_term.decision.conditions == ("Shoes are left at the door",)
    rest = then(half_term, "cancel-in-part", 40, off_from=date(2026, 11, 12))
    assert [day.day for day in every_day(rest)] == [1, 8, 15, 22, 5], "what fell out before stays out"
    said = words(place, store, rest, 40)
    assert "do not take place - 12 November 2026, 7 pm to 9 pm - 19 November" in said
    assert "This goes on as it was confirmed - 5 November 2026, 7 pm to 9 pm Its conditions" in said
    assert (
        "We decided on 14 September 2026 that it can go ahead, and on 24 October 2026 to take these days back" in said
    )
    assert "Rights that we considered: To meet" in said
    assert case_ends(rest) == date(2026, 11, 11)
    again = then(rest, "approve", 41)
    assert len(every_day(again)) == 9, "a new confirmation begins anew"


def test_what_was_done_at_once_can_be_found_to_be_about_some_days_alone(place: Site, store: Store) -> None:
    """A hall closed tonight ends no series: the grounds name the evening, and the rest goes on as it was confirmed."""
    days: dict[str, date | str] = {**THURSDAYS, "event_date": date(2026, 9, 3), "event_last": date(2026, 10, 1)}
    closed = {"fact": "A gas leak", "source": "The fire service, at noon", "alternative": "", **BARE}
    acted = then(then(knitting(place, **days), "approve", 0), "at-once", 3, **closed)
    assert every_day(acted)
    fact = {**closed, "fact": "A gas leak, mended since", "alternative": "No other hall was free"}
    tonight = date(2026, 9, 17)
    grounds = then(acted, "not-available-in-part", 5, off_from=tonight, off_until=tonight, **fact)
    said = words(place, store, grounds, 5)
    assert "We decided on 14 September 2026 that it can go ahead, and on 19 September 2026" in said
    assert "We had to act at once on 17 September 2026. This letter gives our full reasons." in said
    assert "do not take place - 17 September 2026, 7 pm to 9 pm This goes on as it was confirmed - 24 September" in said
    assert [day.day for day in every_day(grounds)] == [3, 10, 24, 1]
    stands = checklist_actions([grounds], (), NOW + timedelta(days=5))
    assert [one.is_closed for one in stands if one.action.id == GROUNDS] == [True]


@pytest.mark.parametrize(
    ("outcome", "first", "last", "wrong"),
    [
        ("cancel-in-part", date(2026, 9, 1), date(2026, 10, 8), "is past"),
        ("cancel-in-part", date(2026, 10, 8), date(2026, 10, 1), "before the first"),
        ("cancel-in-part", date(2026, 10, 2), date(2026, 10, 7), "none of these days"),
        ("cancel-in-part", date(2026, 10, 1), None, "nothing that was confirmed would go on"),
        ("cancel-in-part", None, None, "does not say which days"),
        ("approve", date(2026, 10, 8), None, "only where some days"),
    ],
)
def test_what_falls_out_has_to_be_some_of_its_days(
    place: Site, outcome: str, first: date | None, last: date | None, wrong: str
) -> None:
    days: dict[str, date | str] = {**THURSDAYS}
    one = then(knitting(place, **days), "approve", 0)
    with pytest.raises(InputError, match=wrong):
        then(one, outcome, 1, off_from=first, off_until=last)


def test_ending_some_days_carries_what_ending_all_of_them_does(place: Site) -> None:
    days = {"event_date": date(2026, 10, 1), "event_last": date(2026, 11, 26)}
    one = then(knitting(place, **days), "approve", 0)
    bare = {**BARE, "power_relied_on": "", "deposit": "", "without_fact": False}
    with pytest.raises(InputError) as whole_of_it:
        then(one, "cancel", 1, **bare)
    with pytest.raises(InputError) as part:
        then(one, "cancel-in-part", 1, off_from=date(2026, 11, 1), **bare)
    assert {each.field for each in part.value.problems} == {each.field for each in whole_of_it.value.problems}


def test_the_grounds_speak_of_what_was_done_at_once(place: Site, store: Store) -> None:
    fact = {"fact": "The boiler is broken", "source": "The engineer, today", "alternative": "Room 2 on 8 March"}
    one = then(knitting(place, event_date=date(2026, 9, 15)), "approve", 0)
    acted = then(one, "at-once", 1, **fact)
    assert "We had to act at once." in words(place, store, acted, 1)
    grounds = then(acted, "not-available", 2, **fact)
    assert "We had to act at once on 15 September 2026. This letter gives our full reasons." in words(
        place, store, grounds, 2
    )
    again = then(grounds, "not-available", 3, **fact)
    assert "at once" not in words(place, store, again, 3)


def test_fact_and_hearsay_stand_apart_in_a_request_for_advice(place: Site, store: Store) -> None:
    """With the client who was found, and who speaks."""
    checklist = shipped(catalogue.checklist_path("venue-booking"))
    hidden = next(one for one in checklist.examples if "a poster names one" in one.title)
    answers = with_value(hidden.answers, "reference", "poor")
    answers = with_value(answers, "planned", ("guest",))
    answers = with_value(answers, "speaker_name", "R. Stanton", repeat="speakers", row=0)
    answers = with_value(answers, "speaker_topic", "Resilience", repeat="speakers", row=0)
    answers = with_value(answers, "speaker_check", "closer_look", repeat="speakers", row=0)
    one = assess(checklist, answers, venue=place.venue, subject="Hall", person="Pat", now=NOW, assessment_id="a-1")
    text = draw_up(place, store, one, ASKED, now=NOW).letter.text
    assert "Example Vanguard" in text
    assert "R. Stanton" in text
    hearsay = text.partition("What others said or published, and is not confirmed")[2].partition("What we ask")[0]
    assert "Agreements were broken" in hearsay
    assert "The publicity" not in hearsay
    assert {each.told_by for each in one.answers} == {*ToldBy}


def test_a_refusal_names_day_and_room_and_an_end_the_ways_to_have_it_looked_at(place: Site, store: Store) -> None:
    """As other letters do; and of what was done at once it is said once what is offered, or that it follows."""
    asked = knitting(place, event_date=date(2027, 3, 1), event_room="Main hall")
    assert "When: 1 March 2027 Where: Main hall" in words(place, store, then(asked, "refuse", 0), 0)
    room = {"fact": "The boiler is broken", "source": "The engineer", "alternative": "Room 2", "reasons": ""}
    given = {**room, "right_engaged": "", "aim": "", "why_proportionate": "", "without_fact": False}
    approved = then(asked, "approve", 0)
    send(place, store, approved, 0)
    ended = words(place, store, then(approved, "not-available", 1, **given), 1)
    assert "You can also take legal advice" in ended
    assert place.letters.review in ended
    at_once = then(then(asked, "approve", 0), "at-once", 1, **{**given, "deposit": "", "power_relied_on": ""})
    assert "with our full reasons. What is possible instead Room 2" in words(place, store, at_once, 1)
