"""What a checklist can do beyond asking: files, languages, records, expiry, waivers, names, what can never happen."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.assessment.samples import SMALL, TODAY, answers_to, booking, shipped, small
from venuecheck import catalogue
from venuecheck.assessment.answers import Answers, FileKept, Note, Rows, with_value
from venuecheck.assessment.assessment import Assessment, Decision, OutcomeKind, Waiver, Weight
from venuecheck.assessment.checklist import Checklist
from venuecheck.assessment.decider import Decider
from venuecheck.assessment.decision import shortcomings
from venuecheck.assessment.digest import checklist_digest
from venuecheck.assessment.kept_file import LARGEST_FILE, keep_file, read_kept_file
from venuecheck.assessment.outcome import conclude
from venuecheck.assessment.parse import parse
from venuecheck.assessment.reach import can_hold
from venuecheck.assessment.screened import Judgement, Looked, PossibleMatch, Sought, Word
from venuecheck.assessment.truth import Truth, evaluate
from venuecheck.assessment.validity import Validity, expired, reopened, stands, waived
from venuecheck.assessment.walk import Circumstances, State, walk
from venuecheck.assessment.wording import in_words
from venuecheck.assessment.wrong_answer import AnswerError
from venuecheck.authoring.document import read
from venuecheck.core.bank_holidays import bank_holidays, is_bank_holiday
from venuecheck.core.problem import InputError
from venuecheck.core.venue import Nation, Venue, VenueKind
from venuecheck.service.bookings.assessing import assess
from venuecheck.service.checklists.lint import lint_checklist

NOW = datetime(2026, 9, 14, 10, 0, tzinfo=UTC)
LIBRARY = Venue(id="willow-road", name="Willow Road Library", kind=VenueKind.LIBRARY)
SALE = Answers(values={"event": "sale", "seen": "yes"})


def changed(*pairs: tuple[str, str], text: str = SMALL) -> str:
    """The small checklist with some of its text replaced."""
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def made(*pairs: tuple[str, str], language: str = "en") -> Checklist:
    """The small checklist, changed and read."""
    return parse(read(changed(*pairs).encode(), "small.yaml"), language)


def assessed(checklist: Checklist, answers: Answers, now: datetime = NOW, **more: object) -> Assessment:
    """An assessment of these answers."""
    return assess(
        checklist,
        answers,
        venue=LIBRARY,
        subject="Hall",
        person="Pat Green",
        now=now,
        assessment_id="a-1",
        **more,  # type: ignore[arg-type]
    )


def said(*pairs: tuple[str, str], path: Path = Path("nowhere/small.yaml")) -> list[str]:
    """What lint says of the small checklist, changed."""
    document = read(changed(*pairs).encode(), "small.yaml")
    try:
        return [str(problem) for problem in lint_checklist(document, path)]
    except InputError as error:
        return [str(problem) for problem in error.problems]


@pytest.mark.parametrize(
    ("day", "nations"),
    [
        ("2026-04-03", "ewsn"),  # Good Friday
        ("2026-04-06", "ewn"),  # Easter Monday
        ("2026-01-02", "s"),
        ("2026-08-03", "s"),
        ("2026-08-31", "ewn"),
        ("2026-11-30", "s"),
        ("2026-03-17", "n"),
        ("2026-07-13", "n"),  # for the 12th, a Sunday
        ("2026-06-15", "s"),  # proclaimed once
        ("2026-12-28", "ewsn"),  # for Boxing Day, a Saturday
        ("2027-12-27", "ewsn"),  # for Christmas Day, a Saturday
        ("2027-12-28", "ewsn"),  # for Boxing Day, a Sunday
        ("2022-01-04", "s"),  # for the 2nd, a Sunday
        ("2022-05-30", ""),  # moved to June
        ("2022-06-03", "ewsn"),
        ("2020-05-08", "ewsn"),
        ("2020-05-04", ""),
        ("2026-12-26", ""),  # the Saturday itself
    ],
)
def test_bank_holidays_by_nation(day: str, nations: str) -> None:
    kept = "".join(nation.value[0] for nation in Nation if is_bank_holiday(date.fromisoformat(day), nation))
    assert kept == nations


@given(st.integers(2011, 2100), st.sampled_from(Nation))
def test_a_year_has_its_number_of_bank_holidays_on_weekdays(year: int, nation: Nation) -> None:
    days = bank_holidays(year, nation)
    once = {2011: 1, 2012: 1, 2022: 2, 2023: 1, 2026: int(nation is Nation.SCOTLAND)}.get(year, 0)
    usual = {Nation.SCOTLAND: 9, Nation.NORTHERN_IRELAND: 10}.get(nation, 8)
    assert len(days) == usual + once
    assert all(day.weekday() < 5 and day.year == year for day in days)


def test_less_than_five_working_days_before_the_event_depends_on_the_nation() -> None:
    checklist = booking()
    short = next(flag for flag in checklist.flags if flag.id == "short_notice")
    lecture = next(one for one in checklist.examples if "divisive" in one.title).answers
    lecture = with_value(with_value(lecture, "concerns", ("other",)), "event_date", date(2026, 12, 7))
    found = {}
    for nation in (Nation.ENGLAND, Nation.SCOTLAND):
        # Saint Andrew's Day lies between: ten working days in England, nine in Scotland
        walked = walk(checklist, lecture, Circumstances(today=date(2026, 11, 23), nation=nation))
        found[nation] = evaluate(short.when, walked.scope)
    assert found == {Nation.ENGLAND: Truth.FALSE, Nation.SCOTLAND: Truth.TRUE}


RECORDS = (
    "when: \"seen == 'no'\"",
    "when: \"seen == 'no' or self_assessment.recorded == 'no' or days(filter_check.date, today) > 366\"",
)


@pytest.mark.parametrize(
    ("records", "raised"),
    [
        ({}, 1),
        ({"self_assessment.recorded": "yes"}, 0),
        ({"self_assessment.recorded": "yes", "filter_check.date": date(2025, 9, 1)}, 1),
        ({"self_assessment.recorded": "yes", "filter_check.date": date(2026, 9, 1)}, 0),
    ],
)
def test_conditions_over_other_records_say_nothing_where_there_is_no_record(
    records: dict[str, str | date], raised: int
) -> None:
    found = assessed(made(RECORDS), SALE, records=records)
    assert len(found.flags) == raised
    assert found.finished == NOW


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("poster.pdf", b"", "the file is empty"),
        ("poster.exe", b"MZ", "files of this kind are not taken"),
        ("poster", b"%PDF-1.7", "files of this kind are not taken"),
        ("poster.pdf", b"GIF89a", "this is not what a file ending in .pdf holds"),
        ("note.txt", b"a\0b", "this is not what a file ending in .txt holds"),
        ("scan.png", b"\x89PNG\r\n\x1a\n" + b"x" * LARGEST_FILE, "larger than 20 MiB"),
    ],
)
def test_a_file_that_is_not_taken_is_refused_with_what_to_do(name: str, content: bytes, says: str) -> None:
    with pytest.raises(AnswerError, match=says):
        keep_file(name, content)


def test_of_a_file_the_digest_is_kept_and_reads_back() -> None:
    kept = keep_file("Poster.PDF", b"%PDF-1.7 text")
    assert (kept.media_type, kept.size, len(kept.sha256)) == ("application/pdf", 13, 64)
    assert read_kept_file({"name": kept.name, "sha256": kept.sha256, "size": kept.size}) == kept
    for wrong in ("poster.pdf", {}, {"name": "a.pdf", "sha256": "x", "size": 1}, {**vars_of(kept), "size": 0}):
        with pytest.raises(AnswerError):
            read_kept_file(wrong)


def vars_of(kept: FileKept) -> dict[str, object]:
    """A kept file's entry."""
    return {"name": kept.name, "sha256": kept.sha256, "size": kept.size}


WELSH = (
    (
        'version: 1\ntitle: "Small"',
        'version: 1\nlanguages: ["en", "cy"]\nwords:\n  "yes": {en: "Yes", cy: "Oes"}\ntitle: "Small"',
    ),
    ('text: "What is it?"', 'text: {en: "What is it?", cy: "Beth ydyw?"}'),
)


def test_a_text_may_be_a_map_of_languages_and_what_is_missing_is_shown_in_english() -> None:
    welsh, english = made(*WELSH, language="cy"), made(*WELSH)
    assert (welsh.by_id["event"].text, english.by_id["event"].text) == ("Beth ydyw?", "What is it?")
    assert welsh.by_id["seen"].text == english.by_id["seen"].text == "Have you seen the goods?"
    seen = welsh.by_id["seen"]
    assert [one.text for one in getattr(seen, "options", ())] == ["Oes", "No"]
    assert welsh.digest == english.digest
    missing = [one for one in said(*WELSH) if "not translated into cy" in one]
    assert all("warning" in one for one in missing)
    assert len(missing) > 5
    with pytest.raises(InputError, match="not in the language 'pl'"):
        made(*WELSH, language="pl")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('{cy: "Beth?"}', "the English text is missing"),
        ('{en: "What?", pl: "Co?"}', "'pl' is not a language of this checklist"),
        ('{en: "What?", cy: [1]}', "text is needed here"),
    ],
)
def test_a_map_that_is_no_map_of_languages_is_a_mistake(text: str, says: str) -> None:
    assert any(says in one for one in said(WELSH[0], ('text: "What is it?"', f"text: {text}")))


@pytest.mark.parametrize(
    ("pair", "says"),
    [
        (("ask_if: \"event == 'sale'\"", "ask_if: \"event == 'sale' and event == 'talk'\""), "'seen' is never asked"),
        (
            ('ask_if: "paid"', "ask_if: \"paid == 'no' and event == 'sale' and event == 'talk'\""),
            "'fee' is never asked",
        ),
        (
            ("when: \"seen == 'no'\"", "when: \"seen == 'no' and event == 'talk'\""),
            "'goods_unseen' can never come about",
        ),
        (
            ('when: "any_serious_point"', "when: \"seen == 'no' and event == 'talk'\""),
            "the outcome 'ask-first' can never",
        ),
        (('when: "any_condition"', "when: \"goods_unseen and event == 'sale'\""), "this rule never speaks"),
        (('when: "any(speakers, fee > 1000)"', 'when: "any(speakers, fee > 10 and fee < 5)"'), "'show_fee' can never"),
        (('type: "choice"', 'type: "choice"\n    screen: "person"'), "does not ask for the name"),
        (('type: "choice"', 'type: "choice"\n    reopens: ["sen"]'), "did you mean 'seen'?"),
        (('type: "choice"', 'type: "choice"\n    expected: "future"'), "'expected' belongs to dates"),
        (('kind: "approve"\n', 'kind: "withdrawn"\n'), "only a person can say that a booking was withdrawn"),
        (('sources: ["A"]\n  - id: "remark"', '\n  - id: "remark"'), "no source is named"),
    ],
)
def test_lint_finds_what_can_never_be_right(pair: tuple[str, str], says: str) -> None:
    assert any(says in one for one in said(pair)), said(pair)


def checklists() -> list[Checklist]:
    """Give the small one and all that ship."""
    return [small(), *(shipped(path) for path in catalogue.checklists())]


cases = st.deferred(lambda: st.sampled_from(checklists())).flatmap(lambda one: st.tuples(st.just(one), answers_to(one)))


@settings(max_examples=60)
@given(cases)
def test_what_happens_for_some_answers_is_never_said_to_be_impossible(case: tuple[Checklist, Answers]) -> None:
    checklist, answers = case
    walked = walk(checklist, answers, TODAY)
    for name, condition in checklist.terms.items():
        if evaluate(condition, walked.scope) is Truth.TRUE:
            assert can_hold(checklist, condition), name
    for step in walked.asked:
        assert can_hold(checklist, step.item.ask_if), step.path


def test_every_condition_that_ships_can_be_said_in_words() -> None:
    for checklist in checklists():
        for name, condition in checklist.terms.items():
            words = in_words(checklist, condition)
            assert words or not condition.names, name
            assert "==" not in words


def test_the_digest_is_of_what_is_said_and_not_of_its_layout() -> None:
    same = read(("# a comment\n" + SMALL).encode(), "a.yaml")
    other = read(changed(("What is it?", "What is this?")).encode(), "a.yaml")
    example = read(changed(('title: "A sale"\n    today', 'title: "Another"\n    today')).encode(), "a.yaml")
    assert small().digest == checklist_digest(same) == checklist_digest(example) != checklist_digest(other)


EXPIRES = ('type: "yes_no"\n    ask_if', 'type: "yes_no"\n    expires_after_days: 30\n    ask_if')


def test_an_answer_that_has_expired_is_as_if_never_given_from_the_day_after() -> None:
    checklist = made(EXPIRES)
    answers = replace(SALE, notes={"seen": Note(on=date(2026, 9, 14))})
    last = NOW + timedelta(days=30)
    assert assessed(checklist, answers, last).recommendation.kind is OutcomeKind.APPROVE
    late = assessed(checklist, answers, last + timedelta(days=1))
    assert late.recommendation.kind is OutcomeKind.NOT_FINISHED
    assert late.expired == ("seen",)
    assert late.not_answered_texts[0] == "Have you seen the goods?"
    assert expired(checklist, SALE, date(2030, 1, 1)) == frozenset()


def test_a_waiver_ends_by_itself_and_the_answer_counts_again() -> None:
    checklist = shipped(catalogue.checklist_path("venue-self-assessment"))
    worst = next(one for one in checklist.examples if one.outcome == "not-met").answers
    waivers = (Waiver(question="wifi_filtered", reason="Replaced in May", person="G. Lim", until=date(2026, 12, 31)),)
    kinds = {}
    for today in (date(2026, 12, 31), date(2027, 1, 1)):
        circumstances = Circumstances(today=today)
        walked = walk(checklist, waived(checklist, worst, waivers, today), circumstances)
        kinds[today] = conclude(checklist, walked, circumstances).recommendation.kind
    assert list(kinds.values()) == [OutcomeKind.PARTLY_MET, OutcomeKind.NOT_MET]
    found = assessed(checklist, worst, waivers=waivers)
    (answer,) = [one for one in found.answers if one.question == "wifi_filtered"]
    assert (answer.value, answer.waived_until) == ("not_in_place", date(2026, 12, 31))


def decided(kind: OutcomeKind = OutcomeKind.APPROVE, **more: object) -> Decision:
    """A decision with all that it must carry."""
    return Decision(
        outcome="yes",
        kind=kind,
        reasons="The poster calls for attacks",
        person="Pat Green",
        role="Manager",
        at=NOW,
        differs=False,
        right_engaged="Expression (10)",
        aim="The safety of the people in the street",
        why_proportionate="Nothing less protects the street",
        power_relied_on="Hire terms 4",
        **more,  # type: ignore[arg-type]
    )


@pytest.mark.parametrize(
    ("until", "review", "today", "standing"),
    [
        (None, None, date(2090, 1, 1), Validity.IN_FORCE),
        (date(2026, 10, 1), None, date(2026, 10, 1), Validity.IN_FORCE),
        (date(2026, 10, 1), None, date(2026, 10, 2), Validity.ENDED),
        (date(2027, 1, 1), date(2026, 10, 1), date(2026, 10, 1), Validity.REVIEW_DUE),
        (date(2026, 10, 1), date(2026, 10, 1), date(2026, 10, 2), Validity.ENDED),
    ],
)
def test_a_decision_ends_by_itself(until: date | None, review: date | None, today: date, standing: Validity) -> None:
    found = replace(assessed(small(), SALE), decision=decided(valid_until=until, review_on=review))
    assert stands(found, today).standing is standing
    assert stands(replace(found, decision=None), today).standing is Validity.WAITING


def test_a_change_reopens_only_what_it_touches() -> None:
    checklist = booking()
    lecture = next(one for one in checklist.examples if "divisive" in one.title).answers
    assert reopened(checklist, lecture, lecture) == frozenset()
    organiser = with_value(lecture, "organiser", "Somebody Else")
    assert reopened(checklist, lecture, organiser) == {
        "identity",
        "hire_terms",
        "online",
        "names_checked",
        "lists_date",
    }
    speaker = with_value(lecture, "speaker_name", "Dr A. N. Other", repeat="speakers", row=0)
    again = reopened(checklist, lecture, speaker)
    assert {"online", "publicity"} <= again
    assert not again & {"identity", "hire_terms", "legal_form", "contact"}
    both = with_value(organiser, "identity", "photo_id")
    assert "identity" not in reopened(checklist, lecture, both)


def test_nothing_is_to_be_answered_again_that_was_never_asked() -> None:
    """Of a booking that was asked eight questions, a change opens no other."""
    checklist = booking()
    asked = Answers(values={"organiser": "Carol Hughes", "identity": "known", "hire_terms": "agreed"})
    other = with_value(asked, "organiser", "Somebody Else")
    assert reopened(checklist, asked, other) == {"identity", "hire_terms"}


DECIDERS = (Decider(name="Joan Whitlock", role="Facilities manager"), Decider(name="A. Deputy"))


@pytest.mark.parametrize(
    ("kind", "person", "free"),
    [
        (OutcomeKind.APPROVE, "Pat Green", True),
        (OutcomeKind.REFER, "Pat Green", True),
        (OutcomeKind.WITHDRAWN, "Pat Green", True),
        (OutcomeKind.REFUSE, "Pat Green", False),
        (OutcomeKind.REFUSE, "joan whitlock", True),
        (OutcomeKind.REFUSE, "A Deputy", True),
    ],
)
def test_only_the_named_decider_or_a_deputy_refuses(kind: OutcomeKind, person: str, free: object) -> None:
    decision = replace(decided(kind, without_fact=kind is OutcomeKind.REFUSE), person=person)
    found = shortcomings(assessed(small(), SALE), decision, DECIDERS)
    assert (not found) is free
    assert not shortcomings(assessed(small(), SALE), decision)


def test_what_is_recommended_for_referral_is_not_approved_by_just_anybody() -> None:
    referred = assessed(small(), Answers(values={"event": "sale", "seen": "no"}))
    assert referred.recommendation.kind is OutcomeKind.REFER
    (found,) = shortcomings(referred, decided(), DECIDERS)
    assert found.field == "person"
    assert "Joan Whitlock (Facilities manager) or A. Deputy" in found.fix


def test_a_withdrawn_booking_is_closed_before_all_is_answered() -> None:
    open_ = assessed(small(), Answers())
    assert not shortcomings(open_, decided(OutcomeKind.WITHDRAWN))
    assert shortcomings(open_, decided())


def test_a_date_on_the_wrong_side_of_today_is_pointed_out_and_refuses_nothing() -> None:
    lecture = next(one for one in booking().examples if "divisive" in one.title).answers
    past = with_value(lecture, "event_date", date(2020, 3, 3))
    found = assessed(booking(), past)
    (point,) = [flag for flag in found.flags if flag.id == "date:event_date"]
    assert "3 March 2020 is past" in point.text
    assert point.weight is Weight.ADVISORY
    assert found.recommendation.kind is OutcomeKind.APPROVE


def test_what_is_unlikely_of_one_row_names_the_answer_in_that_row() -> None:
    dated = made(
        ('text: "How much?"', 'text: "Paid on?"'),
        ('type: "number"', 'type: "date"\n        expected: "past"'),
        ("fee > 1000", "fee > '2098-01-01'"),
    )
    rows = Rows(
        rows=tuple({"speaker": "A. B.", "paid": "yes", "fee": date(year, 3, 3)} for year in (2020, 2099)), closed=True
    )
    found = assessed(dated, Answers(values={"event": "talk"}, repeats={"speakers": rows}))
    (point,) = [flag for flag in found.flags if flag.id.startswith("date:")]
    assert point.questions == ("speakers[2].fee",)
    assert point.questions[0] in {one.question for one in found.answers}


@pytest.mark.parametrize(
    ("times", "said"),
    [
        ("22:00 to 19:00", "ending at 7 pm on the next day"),
        ("7 pm to 7.30 am", "ending at 7:30 am on the next day"),
        ("every Friday, 8 pm to 7 pm", "ending at 7 pm on the next day"),
        ("9 pm to 1 am", ""),
        ("7 pm to 10 pm", ""),
        ("in the evening", ""),
    ],
)
def test_times_that_end_well_into_the_next_day_are_pointed_out_and_refuse_nothing(times: str, said: str) -> None:
    lecture = next(one for one in booking().examples if "divisive" in one.title).answers
    found = assessed(booking(), with_value(lecture, "event_times", times))
    points = [flag.text for flag in found.flags if flag.id == "times:event_times"]
    assert [said in one for one in points] == [True] * bool(said)
    assert found.recommendation.kind is OutcomeKind.APPROVE


MATCH = PossibleMatch(listed="Example Front", list_name="List", list_date="13 Feb 2026", entry="E-1", why="same words")


class OneList:
    """A screener with one list, on which one name stands."""

    def __init__(self, problem: str = "") -> None:
        self.problem = problem
        self.asked: list[tuple[str, str]] = []

    def look_up(self, names: Sequence[Sought]) -> list[Looked]:
        """Look the names up."""
        self.asked += [(one.name, one.kind) for one in names]
        return [
            Looked(
                matches=(MATCH,) if one.name == "Front for Example" else (),
                lists=("List, 13 Feb 2026",),
                problem=self.problem,
            )
            for one in names
        ]


def knitters(organisation: str) -> Answers:
    """An ordinary booking of this group."""
    return with_value(booking().examples[0].answers, "organisation", organisation)


def test_a_possible_match_waits_for_a_person_and_refuses_nothing() -> None:
    screener = OneList()
    found = assessed(booking(), knitters("Front for Example"), screener=screener)
    assert screener.asked[0] == ("Front for Example", "organisation")
    assert found.recommendation.kind is OutcomeKind.REFER
    assert [flag.weight for flag in found.flags] == [Weight.SERIOUS]
    assert "A named person judges today whether it is the same" in found.flags[0].text
    assert [(one.id, one.due) for one in found.actions] == [("ask-about-names", TODAY.today)]
    assert found.screened[0].lists == ("List, 13 Feb 2026",)


def test_a_match_that_was_set_aside_stays_recorded_and_no_longer_refers() -> None:
    aside = Judgement(
        name="front for example",
        entry="E-1",
        word=Word.NOT_THE_SAME,
        reason="Founded in 1950",
        person="Pat Green",
        at=NOW,
    )
    found = assessed(booking(), knitters("Front for Example"), screener=OneList(), judgements=(aside,))
    assert found.recommendation.kind is OutcomeKind.APPROVE
    assert [flag.weight for flag in found.flags] == [Weight.ADVISORY]
    assert "Set aside by Pat Green: Founded in 1950" in found.flags[0].text
    other = replace(aside, entry="E-2")
    again = assessed(booking(), knitters("Front for Example"), screener=OneList(), judgements=(other,))
    assert again.recommendation.kind is OutcomeKind.REFER


def test_lists_that_cannot_be_relied_on_are_said_and_hold_up_no_ordinary_booking() -> None:
    """The knitters are let in, and nobody reads that there was no match; where there is a concern, it is not over."""
    found = assessed(booking(), knitters("Tuesday Knitters"), screener=OneList("The list is 90 days old."))
    assert found.recommendation.kind is OutcomeKind.APPROVE
    looked_up = (
        "The lists that names were looked up on are too old or not whole: update them before you rely on the result."
    )
    assert found.recommendation.reasons[0] == looked_up
    assert [(flag.id, flag.weight) for flag in found.flags] == [("screen:lists", Weight.CAUTION)]
    assert [action.id for action in found.actions] == ["update-lists"]
    concern = next(one for one in booking().examples if "divisive" in one.title).answers
    vague = with_value(concern, "programme_clear", "no")
    by_hand = assessed(booking(), vague, screener=OneList("The list is 90 days old."))
    assert by_hand.recommendation.kind is OutcomeKind.APPROVE_WITH_CONDITIONS
    assert "Somebody looked the names up by hand" in by_hand.recommendation.reasons[0]
    long_ago = with_value(vague, "lists_date", date(2026, 1, 5))
    held = assessed(booking(), long_ago, screener=OneList("The list is 90 days old."))
    assert held.recommendation.kind is OutcomeKind.NOT_FINISHED
    assert held.recommendation.reasons == (f"{looked_up} The list is 90 days old.",)
    fine = assessed(booking(), knitters("Tuesday Knitters"), screener=OneList())
    assert fine.recommendation.kind is OutcomeKind.APPROVE


def test_hidden_names_are_not_looked_up() -> None:
    screener = OneList()
    answers = with_value(booking().examples[1].answers, "organisation", "Front for Example")
    assessed(booking(), answers, screener=screener)
    assert screener.asked
    assert "Front for Example" not in [name for name, _ in screener.asked]


def test_an_unanswered_question_of_a_row_is_named_in_words() -> None:
    rows = Rows(rows=({"speaker": "A. B."},), closed=True)
    found = assessed(small(), Answers(values={"event": "talk"}, repeats={"speakers": rows}))
    assert found.not_answered == ("speakers[1].paid", "remark")
    assert found.not_answered_texts == ("Paid? (speaker 1)", "Anything else?")


# What ONS's questionnaire runner can ask of answers (its operators, and what they do with a missing answer), and how
# a condition here says the same. There a missing answer is a value, None; here a question that is asked and has no
# answer leaves the condition open, and one that is not asked makes it false, whichever way it is put.
# Not wanted: date-range, format-date, map, option-label-from-value (they make texts, and decide nothing);
# comparing with None (whether something was answered is no fact about a booking; a question may be asked instead).
OPEN, NO, YES = Truth.UNDETERMINED, Truth.FALSE, Truth.TRUE
ONS = [
    # operator, condition, with an answer that fits, with one that does not, missing here
    ("==", "event == 'sale'", YES, NO, OPEN),
    ("!=", "event != 'talk'", YES, NO, OPEN),
    (">", "guests > 2", YES, NO, OPEN),
    (">=", "guests >= 3", YES, NO, OPEN),
    ("<", "guests < 4", YES, NO, OPEN),
    ("<=", "guests <= 3", YES, NO, OPEN),
    ("in", "event in ('sale', 'other')", YES, NO, OPEN),
    ("any-in", "'a' in parts or 'b' in parts", YES, NO, OPEN),
    ("all-in", "'a' in parts and 'b' in parts", YES, NO, OPEN),
    ("not", "not event == 'talk'", YES, NO, OPEN),
    ("and", "event == 'sale' and guests == 3", YES, NO, OPEN),
    ("or", "event == 'sale' or guests == 3", YES, NO, OPEN),
    ("date", "day < '2026-09-20'", YES, NO, OPEN),
    ("date with an offset", "days(today, day) < 7", YES, NO, OPEN),
]


@pytest.mark.parametrize(("operator", "text", "fits", "fails", "missing"), ONS, ids=[one[0] for one in ONS])
def test_the_kinds_of_skip_conditions_of_the_ons(
    operator: str, text: str, fits: Truth, fails: Truth, missing: Truth
) -> None:
    from tests.assessment.test_conditions import scope  # noqa: PLC0415 - its words and scope
    from venuecheck.assessment.condition import read_condition  # noqa: PLC0415
    from venuecheck.assessment.expression import Kind, Type, Vocabulary  # noqa: PLC0415
    from venuecheck.assessment.truth import Known, Missing, Range  # noqa: PLC0415

    del operator
    words = Vocabulary(
        names={
            "today": Type(kind=Kind.DATE),
            "day": Type(kind=Kind.DATE),
            "guests": Type(kind=Kind.NUMBER),
            "event": Type(kind=Kind.TEXT, options=frozenset({"sale", "talk", "other"})),
            "parts": Type(kind=Kind.CHOICES, options=frozenset({"a", "b", "c"})),
        }
    )
    condition = read_condition(text, words)
    right: dict[str, Known | Missing] = {
        "event": "sale",
        "guests": Range(3, 3),
        "parts": ("a", "b"),
        "day": date(2026, 9, 18),
    }
    high = 9 if "<" in text else 1
    wrong: dict[str, Known | Missing] = {
        "event": "talk",
        "guests": Range(high, high),
        "parts": ("c",),
        "day": date(2026, 10, 18),
    }
    names = list(right)
    assert evaluate(condition, scope(right)) is fits
    assert evaluate(condition, scope(wrong)) is fails
    assert evaluate(condition, scope(dict.fromkeys(names, Missing.NOT_ANSWERED))) is missing
    assert evaluate(condition, scope(dict.fromkeys(names, Missing.NOT_ASKED))) is Truth.FALSE


def test_count_of_what_is_missing_is_open_and_of_what_is_not_asked_says_nothing() -> None:
    checklist = made(('when: "any(speakers, fee > 1000)"', 'when: "count(speakers) >= 2"'))
    term = checklist.terms["costly"]
    two = Rows(rows=({"speaker": "A"}, {"speaker": "B"}))
    for answers, truth in (
        (Answers(), OPEN),
        (Answers(values={"event": "talk"}), OPEN),
        (Answers(values={"event": "talk"}, repeats={"speakers": two}), YES),
        (Answers(values={"event": "talk"}, repeats={"speakers": Rows(closed=True)}), NO),
        (Answers(values={"event": "sale"}, repeats={"speakers": two}), NO),
    ):
        walked = walk(checklist, answers, TODAY)
        assert evaluate(term, walked.scope) is truth
        assert State.ASKED in {step.state for step in walked.steps}
