"""Every checklist that ships: its examples, its wording, and what may never decide."""

import itertools
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from tests.assessment.samples import TODAY, booking, shipped
from tests.assessment.test_assessing import NOW, assessed
from venuecheck import catalogue
from venuecheck.assessment.answers import Answers, Value, with_value
from venuecheck.assessment.assessment import OutcomeKind, Weight
from venuecheck.assessment.checklist import Question
from venuecheck.assessment.day_answers import OF_ITS_OWN
from venuecheck.assessment.example import example_differences
from venuecheck.assessment.outcome import conclude
from venuecheck.assessment.walk import Circumstances, walk
from venuecheck.authoring.document import read_file
from venuecheck.core.problem import InputError
from venuecheck.core.venue import Body, Nation, Venue, VenueKind
from venuecheck.service.bookings.answer_files import read_answers_document
from venuecheck.service.bookings.assessing import assess
from venuecheck.service.bookings.deciding import decide, decision_of
from venuecheck.service.bookings.decision_questions import BALANCE, asked_for
from venuecheck.service.checklists.pages import fillable, print_form

PATHS = catalogue.checklists()


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_every_example_comes_out_as_it_says(path: Path) -> None:
    checklist = shipped(path)
    differences = [(example.title, example_differences(checklist, example)) for example in checklist.examples]
    assert [one for one in differences if one[1]] == []


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_a_checklist_is_named_as_its_file_and_has_an_example_that_must_not_go_wrong(path: Path) -> None:
    checklist = shipped(path)
    assert checklist.id == path.stem
    assert any(example.must_not for example in checklist.examples)
    outcomes = {example.outcome for example in checklist.examples}
    assert outcomes >= {rule.outcome.id for rule in checklist.rules}


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_every_question_says_why_and_on_what_it_rests(path: Path) -> None:
    for item in shipped(path).by_id.values():
        assert item.why
        if isinstance(item, Question):
            assert item.sources or item.advisory
            assert item.text.endswith("?")
            assert len(item.text) <= 110


def test_a_checklist_that_asks_the_organiser_nothing_makes_no_form_for_them() -> None:
    review = shipped(catalogue.checklist_path("filtering-and-monitoring-review"))
    with pytest.raises(InputError, match="nothing in this checklist is asked of an organiser"):
        fillable(review)
    with pytest.raises(InputError, match="nothing in this checklist is asked of an organiser"):
        print_form(review, "html", for_organiser=True)


def test_an_ordinary_booking_is_asked_at_most_eight_questions() -> None:
    """Beside the day, the times and a number to call, which may be left open."""
    knitters = booking().examples[0]
    asked = {step.path for step in walk(booking(), knitters.answers, TODAY).asked}
    assert len(asked - OF_ITS_OWN) <= 8
    assert all(
        not one.required for one in booking().by_id.values() if isinstance(one, Question) and one.id in OF_ITS_OWN
    )


def in_order(**changes: Value) -> Answers:
    """A booking on the long path about which nothing is wrong, and what is changed about it."""
    lecture = next(one for one in booking().examples if "divisive" in one.title)
    fine: dict[str, Value] = {
        "concerns": ("other",),
        "has_website": "yes",
        "website": "https://a.example",
        "contact": "address",
        "event_date": TODAY.today.replace(year=2027),
    }
    answers = lecture.answers
    for name, value in {**fine, **changes}.items():
        answers = with_value(answers, name, value)
    return answers


def outcome_of(answers: Answers, circumstances: Circumstances = TODAY) -> tuple[OutcomeKind, set[str]]:
    """What a booking leads to, and the points that it raises."""
    walked = walk(booking(), answers, circumstances)
    assert not walked.needed
    found = conclude(booking(), walked, circumstances)
    return found.recommendation.kind, {flag.id for flag in found.flags}


ADVISORY_CHOICES: Mapping[str, tuple[Value, ...]] = {
    "has_website": ("no",),
    "contact": ("address", "mobile_only"),
    "event_date": (TODAY.today, TODAY.today.replace(day=15), TODAY.today.replace(year=2027)),
}
CONCERNS = ("hostility", "reputation", "refused_elsewhere", "short_notice", "other")


def test_hostility_reputation_no_website_a_mobile_number_or_short_notice_never_refer_or_refuse() -> None:
    """Each alone and all together, in every combination."""
    some = [c for size in range(1, len(CONCERNS) + 1) for c in itertools.combinations(CONCERNS, size)]
    for concerns, *values in itertools.product(some, *ADVISORY_CHOICES.values()):
        answers = in_order(concerns=concerns, **dict(zip(ADVISORY_CHOICES, values, strict=True)))
        assert outcome_of(answers)[0] is OutcomeKind.APPROVE


WHAT = "Words that say what was found, and where."
ALONE: Mapping[str, dict[str, Value]] = {
    "client_hidden": {"booking_for": "agent", "client_named": "no"},
    "terms_refused": {"hire_terms": "refused"},
    "separation_not_cleared": {
        "planned": ("separation",),
        "separation_at": "directed",
        "separation_advice": "not_asked",
    },
    "separation_not_lawful": {
        "planned": ("separation",),
        "separation_at": "directed",
        "separation_advice": "not_lawful",
    },
    "publicity_differs": {"publicity": "differs"},
    "own_words": {"online": "concern", "online_found": WHAT},
    "possible_match": {"names_checked": "possible"},
    "content_may_break_law": {"content_law": "possibly", "content_evidence": WHAT},
    "content_breaks_law": {"content_law": "yes", "content_evidence": WHAT},
    "register_differs": {"legal_form": "charity", "charity_number": "1123456", "register": "differs"},
    "content_vague": {"programme_clear": "no"},
    "lists_old": {"lists_date": TODAY.today.replace(month=8)},
    "agreements_broken": {"reference": "poor"},
    "hostility": {"concerns": ("hostility",)},
    "reputation": {"concerns": ("reputation",)},
    "refused_elsewhere": {"concerns": ("refused_elsewhere",)},
    "no_website": {"has_website": "no"},
    "mobile_only": {"contact": "mobile_only"},
    "one_sex": {"planned": ("separation",), "separation_at": "single_sex"},
    "short_notice": {"event_date": TODAY.today},
    "own_words_crime": {"online": "crime", "online_found": WHAT},
    "other_crime": {"content_law": "other_crime", "content_evidence": WHAT},
    "inquiry_open": {"legal_form": "charity", "charity_number": "1123456", "register": "inquiry"},
    "hustings": {"planned": ("hustings",)},
    "northern_ireland": {},
    "scotland": {},
    "not_bound_as_public": {},
    "academy_elsewhere": {},
    "college_speech": {},
    "day_advice": {"concerns": ("hostility",), "day_police": WHAT},
}
"""For each point to check, answers that raise it and nothing else."""
WHERE = {
    "northern_ireland": replace(TODAY, nation=Nation.NORTHERN_IRELAND),
    "scotland": replace(TODAY, nation=Nation.SCOTLAND),
    "not_bound_as_public": replace(TODAY, body=Body.CHARITY),
    "academy_elsewhere": replace(TODAY, nation=Nation.WALES, body=Body.ACADEMY),
    "college_speech": replace(TODAY, venue_kind=VenueKind.COLLEGE),
}
"""What is raised by where the venue is and who runs it."""
BESIDE = {"day_advice": {"hostility"}}
"""What opens the question on which a point stands is one itself."""
LEADS_TO = {
    Weight.ADVISORY: OutcomeKind.APPROVE,
    Weight.CAUTION: OutcomeKind.APPROVE_WITH_CONDITIONS,
    Weight.SERIOUS: OutcomeKind.REFER,
}


def test_every_point_is_tried_alone() -> None:
    assert {flag.id for flag in booking().flags} == ALONE.keys()


@pytest.mark.parametrize("name", ALONE)
def test_each_point_alone_leads_where_its_weight_says(name: str) -> None:
    weight = next(flag.weight for flag in booking().flags if flag.id == name)
    wanted = OutcomeKind.REFUSE if name == "content_breaks_law" else LEADS_TO[weight]
    assert outcome_of(in_order(**ALONE[name]), WHERE.get(name, TODAY)) == (wanted, {name} | BESIDE.get(name, set()))


def test_a_booking_in_order_is_approved_although_it_was_looked_into() -> None:
    assert outcome_of(in_order()) == (OutcomeKind.APPROVE, set())


def test_a_speaker_who_needs_a_closer_look_opens_the_long_path() -> None:
    checklist = booking()
    answers = in_order(concerns=("none",))
    short = {step.item.id for step in walk(checklist, answers, TODAY).asked}
    assert "content_law" not in short
    answers = with_value(answers, "speaker_check", "closer_look", repeat="speakers", row=0)
    assert "content_law" in {step.item.id for step in walk(checklist, answers, TODAY).asked}


SAMPLES = {
    "booking-answers": OutcomeKind.APPROVE_WITH_CONDITIONS,
    "booking-answers-refer": OutcomeKind.REFER,
    "booking-hidden-client": OutcomeKind.REFER,
    "booking-prayer-meeting": OutcomeKind.APPROVE,
    "election-meeting-answers": OutcomeKind.APPROVE,
    "stall-answers": OutcomeKind.APPROVE_WITH_CONDITIONS,
}


@pytest.mark.parametrize(("name", "recommended"), SAMPLES.items())
def test_a_sample_comes_out_as_the_facts_say_and_its_decision_counts(name: str, recommended: OutcomeKind) -> None:
    file = read_answers_document(read_file(PATHS[0].parent / "samples" / f"{name}.yaml"))
    assert file.decision is not None
    assessment = assessed(file.checklist, file.answers)
    assert assessment.recommendation.kind is recommended
    decided = decide(assessment, decision_of(assessment, file.decision, NOW)).decision
    assert decided is not None
    assert not decided.differs
    asked = asked_for(assessment, decided.kind, decided.conditions)
    assert {each for each in BALANCE if getattr(file.decision, each)} == set(BALANCE) & set(asked), "a reason is enough"


def test_every_sample_is_tried() -> None:
    assert {path.stem for path in (PATHS[0].parent / "samples").glob("*.yaml")} == SAMPLES.keys()


@pytest.mark.parametrize("nation", Nation)
def test_a_session_for_one_sex_names_the_law_of_its_nation(nation: Nation) -> None:
    """Where the Equality Act is not the law it is no task, and the legal adviser is asked. It goes ahead everywhere."""
    checklist = booking()
    answers = in_order(**ALONE["one_sex"], concerns=("none",))
    made = assess(
        checklist,
        answers,
        venue=Venue(id="hall", name="Hall", kind=VenueKind.LIBRARY, nation=nation),
        subject="Pool",
        person="Pat Green",
        now=NOW,
        assessment_id="a-1",
    )
    asked = {action.id: action.text for action in made.actions}
    is_elsewhere = nation is Nation.NORTHERN_IRELAND
    assert ("which-law" in asked, "which-exception" in asked) == (is_elsewhere, not is_elsewhere)
    assert "Northern Ireland" in checklist.edition
    assert made.recommendation.kind is OutcomeKind.APPROVE
    if is_elsewhere:
        assert "legal adviser" in asked["which-law"]


LIMITS = {
    "venue-booking": {"show_literature", "full_programme", "staff_present"},
    "leaflets-and-stalls": {"show_items", "stall_instead", "adults_only", "look_in"},
    "out-of-school-settings": {"show_materials"},
}
"""What keeps something out, or has somebody's words shown beforehand or watched; not naming who speaks, nor the venue's
own look at what is published."""


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_a_condition_that_limits_what_is_said_or_who_comes_demands_the_balance_and_no_other_does(path: Path) -> None:
    """Each by itself, whoever keeps it."""
    checklist = shipped(path)
    one = assessed(checklist, checklist.examples[0].answers)
    kind = OutcomeKind.APPROVE_WITH_CONDITIONS
    asked = {each.id for each in one.library if {*BALANCE} <= {*asked_for(one, kind, (each.text,))}}
    assert asked == LIMITS.get(checklist.id, set())
