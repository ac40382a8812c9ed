"""What no checklist may do, whoever wrote it: every checklist that ships, and every one that is added."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.assessment.filling_in import blameless, filled, said
from tests.assessment.samples import TODAY, booking, shipped
from venuecheck import catalogue
from venuecheck.assessment.answers import Answers, Value
from venuecheck.assessment.assessment import OutcomeKind, Weight
from venuecheck.assessment.checklist import Checklist, Question
from venuecheck.assessment.outcome import conclude, mentioned, offered
from venuecheck.assessment.walk import Walk

PATHS = catalogue.checklists()
FEW = settings(max_examples=40)
LIMITS = {OutcomeKind.REFER, OutcomeKind.REFUSE}
WEAK_SIGNS = re.compile(
    r"\bobject(?:s|ed|ions?)?\b|\bprotest|controversial|reputation"
    r"|have a website|no website|mobile number|short notice|little time|refused or cancelled",
    re.IGNORECASE,
)
"""Others' hostility, a reputation, no website, a mobile number only, short notice: never a reason by themselves."""
WORDS = {
    r"religio|\bfaith|\bpray|church|mosque|synagogue|temple|gurdwara|christian|muslim|islam|jewish|hindu|sikh": (
        "religion: Equality Act 2010 s10; nothing may hang on which one, or on having any"
    ),
    r"\bbelie(?:f|ve|ving)": "belief: Equality Act 2010 s10, protected as religion is",
    r"ethnic|\brac(?:e|ial)\b|\bnationalit|immigra|asylum|mother tongue|skin colour|country of birth": (
        "race: Equality Act 2010 s9, which covers colour, nationality, ethnic and national origins"
    ),
    r"politic|\bparty\b|\bvot(?:e|es|ed|ing)\b|left-wing|right-wing|\bopinions?\b|ideolog": (
        "political opinion: a lawful view is protected by articles 9 and 10, and is no fact about a booking"
    ),
    r"\bgender|transgender|\bsex\b|sexual orient|\bwom[ae]n\b|\bm[ae]n\b|\b(?:fe)?male\b|pregnan": (
        "sex, gender reassignment, sexual orientation: Equality Act 2010 s7, s11, s12; nobody's is asked"
    ),
}
"""What no question may ask for, and why."""
ALLOWED = {
    ("content_law", "stir up hatred because of race, religion or sexual orientation"): "the words of the offence",
    (
        "content_law",
        "transgender identity and variations in sex characteristics",
    ): "the words of the offence in Scotland",
    ("planned", "for example by sex"): "what the event is, and nobody's own",
    ("separation_at", "for women or for men only, such as women's swimming"): "what the event is, and nobody's own",
    ("content_law", "Views that offend, shock or disturb are lawful"): "says what does not count",
    ("speaker_check", "Strong opinions are no concern"): "says what does not count",
    ("online", "Strong opinions are no concern"): "says what does not count",
    ("worries", "Customs, dress, language or opinions are no reason for worry"): "says what does not count",
    ("separation_at", "such as prayers"): "the exception that the law makes is for acts of worship; which is not asked",
    ("zone", "for a religion or belief, or for a political purpose"): "what the law leaves out, without saying which",
    ("election_meetings", "Candidates have a right"): "a rule of the venue is asked for",
    (
        "knows_equality",
        "Refusing a room because of somebody's lawful belief may be against it",
    ): "the law",
}
"""Where one of the words stands all the same, and why it asks for nothing of the kind."""

COSTS = re.compile(
    r"\bpa(?:y|id|ys)\b|\bcosts?\b|\bcharges?\b|\bfees?\b|\bprice|\binsur|\bguards?\b|\bsecurity\b|\bdeposit",
    re.IGNORECASE,
)


def stem(path: Path) -> str:
    """The name of a test about a checklist."""
    return path.stem


def any_answers(data: st.DataObject, checklist: Checklist, start: Answers | None = None) -> tuple[Answers, Walk]:
    """Answers that people could give, to whatever they are asked."""
    return filled(checklist, lambda _, values: data.draw(st.sampled_from(values)), start)


def limits_nobody(checklist: Checklist) -> bool:
    """Whether it can neither refer nor refuse, so that nothing in it decides against anybody."""
    return all(outcome.kind not in LIMITS for outcome in checklist.outcomes)


def advisory_ids(checklist: Checklist) -> set[str]:
    """What may never decide."""
    found = {item.id for item in checklist.by_id.values() if isinstance(item, Question) and item.advisory}
    return found | {flag.id for flag in checklist.flags if flag.weight is Weight.ADVISORY}


@pytest.mark.parametrize("path", PATHS, ids=stem)
def test_every_rule_that_refers_or_refuses_stands_on_nothing_advisory(path: Path) -> None:
    """Every rule, through every term and flag that it mentions, and those that must have failed before it."""
    checklist = shipped(path)
    advisory = advisory_ids(checklist)
    for number, rule in enumerate(checklist.rules):
        if rule.outcome.kind not in LIMITS:
            continue
        before = [one for one in checklist.rules[: number + 1] if one.group == rule.group and one.when is not None]
        assert before, "a rule that always refers or refuses"
        for one in before:
            assert one.when is not None
            assert not mentioned(checklist, one.when) & advisory
    for flag in checklist.flags:
        if flag.weight is not Weight.ADVISORY:
            assert not mentioned(checklist, flag.when) & advisory


@pytest.mark.parametrize("path", PATHS, ids=stem)
def test_what_speaks_of_hostility_reputation_or_lack_of_time_is_advisory(path: Path) -> None:
    checklist = shipped(path)
    if limits_nobody(checklist):
        return
    advisory = advisory_ids(checklist)
    for item in checklist.by_id.values():
        texts = [item.text, *(option.text for option in (item.options if isinstance(item, Question) else ()))]
        if any(WEAK_SIGNS.search(text) for text in texts):
            assert item.id in advisory
    for flag in checklist.flags:
        if WEAK_SIGNS.search(flag.text):
            assert flag.weight is Weight.ADVISORY, flag.id


@pytest.mark.parametrize("path", PATHS, ids=stem)
def test_a_point_that_goes_out_speaks_to_nobody(path: Path) -> None:
    """What may count stands in a request for advice, whose reader asked nobody and was told nothing."""
    grave = [flag.text for flag in shipped(path).flags if flag.weight is not Weight.ADVISORY]
    assert not [text for text in grave if re.search(r"\byour?\b", text)]


def test_the_weak_signs_are_found_where_they_are_known_to_be() -> None:
    """The word list is no empty net."""
    texts = [flag.text for flag in booking().flags if WEAK_SIGNS.search(flag.text)]
    assert len(texts) >= 5
    assert {"concerns", "has_website", "contact"} <= {name for name, text in said(booking()) if WEAK_SIGNS.search(text)}


@pytest.mark.parametrize("path", PATHS, ids=stem)
@FEW
@given(data=st.data())
def test_advisory_answers_alone_never_refer_or_refuse(path: Path, data: st.DataObject) -> None:
    """Whatever is answered to all that is advisory: with nothing else against it, the booking goes ahead."""
    checklist = shipped(path)
    if limits_nobody(checklist):
        return
    _, walked = blameless(checklist, Answers(), lambda _, values: data.draw(st.sampled_from(values)))
    assert conclude(checklist, walked, TODAY).recommendation.kind not in LIMITS


@pytest.mark.parametrize("path", PATHS, ids=stem)
@FEW
@given(data=st.data())
def test_advisory_answers_change_nothing_but_which_questions_are_asked(path: Path, data: st.DataObject) -> None:
    """With the same other questions asked and answered alike, other advisory answers lead to the same limits."""
    checklist = shipped(path)
    if limits_nobody(checklist):
        return
    advisory = advisory_ids(checklist)
    answers, walked = any_answers(data, checklist)
    kept = Answers(
        values={name: value for name, value in answers.values.items() if name not in advisory},
        repeats=answers.repeats,
    )
    _, again = any_answers(data, checklist, kept)
    others = [{step.path for step in each.asked if step.item.id not in advisory} for each in (walked, again)]
    kinds = [conclude(checklist, each, TODAY).recommendation.kind for each in (walked, again)]
    if others[0] == others[1]:
        assert (kinds[0] in LIMITS) == (kinds[1] in LIMITS)


@pytest.mark.parametrize("path", PATHS, ids=stem)
@FEW
@given(data=st.data())
def test_what_is_recommended_can_be_decided(path: Path, data: st.DataObject) -> None:
    checklist = shipped(path)
    _, walked = any_answers(data, checklist)
    recommended = conclude(checklist, walked, TODAY).recommendation
    assert recommended.outcome in {one.id for one in offered(checklist, walked)}


@pytest.mark.parametrize("path", PATHS, ids=stem)
def test_no_question_asks_for_religion_ethnicity_or_political_opinion(path: Path) -> None:
    for name, text in said(shipped(path)):
        rest = text
        for question, phrase in ALLOWED:
            rest = rest.replace(phrase, "") if question == name else rest
        for word, reason in WORDS.items():
            found = re.search(word, rest, re.IGNORECASE)
            assert not found, f"{name}: '{found and found[0]}' ({reason})"


@pytest.mark.parametrize(
    "text",
    [
        "What is their religion?",
        "Which church do they belong to?",
        "What do they believe?",
        "What is the speaker's nationality?",
        "Which ethnic group is it for?",
        "Which party does the candidate stand for?",
        "What are their political views?",
        "What is the speaker's gender?",
        "Is the audience of women or men?",
    ],
)
def test_the_word_list_finds_what_must_not_be_asked(text: str) -> None:
    assert any(re.search(word, text, re.IGNORECASE) for word in WORDS)


@pytest.mark.parametrize("path", PATHS, ids=stem)
def test_what_others_hostility_costs_is_passed_on_in_no_condition(path: Path) -> None:
    """Guards, insurance or a higher price: what others threaten is not for whoever they threaten to pay."""
    for one in shipped(path).imposed:
        if one.id == "agree_costs":  # what the law itself has a candidate pay for a room: heating, lighting, cleaning
            continue
        found = COSTS.search(one.text)
        assert not found, f"{one.id}: '{found and found[0]}'"


@pytest.mark.parametrize(
    "text", ["The organiser pays for stewards.", "Extra security is provided.", "A deposit is left."]
)
def test_what_costs_an_organiser_is_found(text: str) -> None:
    assert COSTS.search(text)


def test_every_exemption_from_the_word_list_is_used() -> None:
    texts = [one for path in PATHS for one in said(shipped(path))]
    unused = [phrase for name, phrase in ALLOWED if not any(name == one and phrase in text for one, text in texts)]
    assert not unused


def test_an_election_meeting_cannot_be_refused_at_all() -> None:
    checklist = shipped(catalogue.checklist_path("election-meeting"))
    assert OutcomeKind.REFUSE not in {one.kind for one in checklist.outcomes}
    # what is said at the meeting is no question of it
    assert not [name for name, text in said(checklist) if re.search(r"content|speak|topic|publicity", text)]


@FEW
@given(data=st.data())
def test_a_candidates_meeting_in_the_ordinary_checklist_is_sent_its_own_route(data: st.DataObject) -> None:
    """Whatever else is answered: never refused by the tool, and no person can refuse it there either."""
    checklist = booking()
    more = data.draw(st.sets(st.sampled_from(["guest", "literature", "money", "children", "separation"])))
    _, walked = any_answers(data, checklist, Answers(values={"planned": ("candidate", *sorted(more))}))
    found = conclude(checklist, walked, TODAY)
    assert found.recommendation.kind is OutcomeKind.REFER
    assert "ask-electoral-services" in {action.id for action in found.actions}
    assert OutcomeKind.REFUSE not in {one.kind for one in offered(checklist, walked)}
    asked = {step.item.id for step in walked.asked}
    assert not asked & {"content_law", "online", "publicity", "programme_clear"}


@FEW
@given(data=st.data())
def test_separate_seating_in_worship_is_no_reason_against_a_booking(data: st.DataObject) -> None:
    """With nothing else against it, it is approved without conditions; people sent to sides elsewhere are not."""
    checklist = booking()
    plain: dict[str, Value] = {
        "booking_for": "own_group",
        "planned": ("separation",),
        "identity": "known",
        "concerns": ("none",),
    }
    kinds = {}
    for place in ("worship", "directed"):
        start = Answers(values={**plain, "hire_terms": "agreed", "separation_at": place})
        _, walked = any_answers(data, checklist, start)
        kinds[place] = conclude(checklist, walked, TODAY).recommendation.kind
        if "separation_advice" in {step.item.id for step in walked.asked if step.value == "lawful"}:
            kinds.pop(place)
    assert kinds.get("worship") is OutcomeKind.APPROVE
    assert kinds.get("directed", OutcomeKind.REFER) is OutcomeKind.REFER
