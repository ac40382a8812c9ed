"""Which letter may follow which decision, what each says, and that it is kept with its booking."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import product
from pathlib import Path

import pytest

from tests.assessment.samples import shipped
from tests.report import samples as made
from tests.service.library import CONFIG, site
from venuecheck import catalogue
from venuecheck.assessment.answerer import Answerer
from venuecheck.assessment.answers import with_value
from venuecheck.assessment.assessment import Answered, Assessment, OutcomeKind, RaisedFlag, ToldBy, Weight
from venuecheck.assessment.decider import Decider
from venuecheck.assessment.letter_kind import LetterKind
from venuecheck.assessment.library_condition import KeptBy, LibraryCondition
from venuecheck.assessment.looked_back import AsBooked
from venuecheck.assessment.replying import is_held, obstacle, usual_kind
from venuecheck.assessment.screened import Dismissal, Judgement, PossibleMatch, Screened, Word
from venuecheck.cli.terminal.problems import in_file
from venuecheck.core.action import Action
from venuecheck.core.actor import Role
from venuecheck.core.problem import ForbiddenError, InputError, InvalidError
from venuecheck.core.step import Step
from venuecheck.core.venue import Nation
from venuecheck.records import listing
from venuecheck.records.store import Store
from venuecheck.report.setting.prose import Prose, Values
from venuecheck.service import retention
from venuecheck.service.bookings import letters
from venuecheck.service.bookings.assessing import assess, record
from venuecheck.service.bookings.letter_templates import PLACES, filled_in
from venuecheck.service.bookings.letter_wanted import Wanted
from venuecheck.service.bookings.letters import draw_up, record_letter, set_out
from venuecheck.service.bookings.letters_made import Letter, letters_of
from venuecheck.service.bookings.recorded import read_assessment
from venuecheck.service.bookings.referral_values import rests_on
from venuecheck.service.bookings.replies import note_reply, note_review, reviews_of, to_review
from venuecheck.service.record_keeping.impact_assessments import period_name
from venuecheck.service.sites.opening import open_store
from venuecheck.service.sites.people import WrittenPerson, people_of
from venuecheck.service.sites.retention_periods import DEFAULT_PERIODS
from venuecheck.service.sites.site import Site

NOW = datetime(2026, 9, 14, 12, 0, tzinfo=UTC)
HELD = Judgement(
    name="Front for Example",
    entry="l/e",
    word=Word.CANNOT_EXCLUDE,
    reason="Nothing tells them apart",
    person="Joan Whitlock",
    at=datetime(2026, 9, 1, 12, 0, tzinfo=UTC),
)
MATCH = PossibleMatch(
    listed="Example Front", list_name="List", list_date="1 September 2026", entry="l/e", why="same", held=HELD
)
SCREENED = Screened(question="organisation", name="Front for Example", kind="organisation", lists=(), matches=(MATCH,))
K = LetterKind
ASKED = Wanted(
    kind=K.REFERRAL,
    approved_by="Joan Whitlock",
    purpose="Advice before we reply",
    lawful_basis="Public task",
    legal_advice="Legal services, 3 May: it may go",
)
"""What a request for advice, or advice to an owner, needs besides the record."""
FOR_ORGANISERS = (K.APPROVED, K.CONDITIONS, K.MORE_INFORMATION, K.HOLDING, K.REFUSED)
GIVES_AWAY = re.compile(r"match|\blist|police|prevent|terror|sanction|extrem|screen|coordinator", re.IGNORECASE)


def booking(kind: OutcomeKind | None = None, *, listed: bool = False, at: datetime = NOW) -> Assessment:
    """Give a booking on which this was decided; with a name that may be listed."""
    one = replace(made.booking(), id="a-1", venue="willow-road", subject="Hall, book fair")
    answers = (
        Answered(question="organiser", text="Who?", value="Ann Booker", shown="Ann Booker"),
        Answered(question="event", text="What?", value="A fair", shown="A fair"),
    )
    one = replace(one, answers=answers, flags=(), screened=(SCREENED,) if listed else (), decision=None, actions=())
    one = replace(one, recommendation=replace(one.recommendation, kind=OutcomeKind.APPROVE))
    if kind is None:
        return one
    decision = made.booking().decision
    assert decision is not None
    decision = replace(
        decision,
        kind=kind,
        at=at,
        conditions=("Show the leaflets",) if kind is OutcomeKind.APPROVE_WITH_CONDITIONS else (),
        reasons="The programme differs from the booking",
        right_engaged="Expression (article 10)",
        aim="Visitors' safety",
        why_proportionate="A steward would not be enough",
        power_relied_on="Hire terms, clause 4",
        person="Joan Whitlock",
        role="Manager",
        valid_until=None,
    )
    return replace(one, decision=decision)


def said(place: Site, store: Store, one: Assessment, wanted: Wanted | None = None) -> str:
    """What the letter says."""
    return draw_up(place, store, one, wanted or Wanted(), now=NOW).letter.text


ALLOWED = {
    None: {K.MORE_INFORMATION, K.HOLDING},
    OutcomeKind.APPROVE: {K.APPROVED},
    OutcomeKind.APPROVE_WITH_CONDITIONS: {K.CONDITIONS},
    OutcomeKind.REFER: {K.MORE_INFORMATION, K.HOLDING},
    OutcomeKind.REFUSE: {K.REFUSED},
    OutcomeKind.WITHDRAWN: set[LetterKind](),
}


@pytest.mark.parametrize(("decided", "kind"), list(product(ALLOWED, K)))
def test_which_letter_may_follow_which_decision(decided: OutcomeKind | None, kind: LetterKind) -> None:
    """Without a match; and the usual one is always allowed, but after a withdrawal."""
    one = booking(decided)
    is_allowed = kind is K.REFERRAL or kind in ALLOWED[decided]
    assert (obstacle(one, kind, (), NOW.date(), Nation.ENGLAND) is None) is is_allowed
    usual = obstacle(one, usual_kind(one, ()), (), NOW.date(), Nation.ENGLAND)
    assert (usual is None) is (decided is not OutcomeKind.WITHDRAWN)


@pytest.mark.parametrize(("decided", "kind"), list(product(ALLOWED, K)))
def test_after_a_match_only_the_holding_letter_and_the_referral_until_a_reply(
    place: Site, store: Store, decided: OutcomeKind | None, kind: LetterKind
) -> None:
    """Whatever was decided; after the reply it is as without a match, for decisions that are made after it.

    Until then nothing is asked of the organiser either: the reply may say that they are to hear nothing. Who has
    withdrawn is promised nothing: no letter is needed.
    """
    goes_out = {K.REFERRAL} if decided is OutcomeKind.WITHDRAWN else {K.HOLDING, K.REFERRAL}
    one = booking(decided, listed=True, at=NOW - timedelta(days=1))
    wanted = replace(ASKED, kind=kind, asks=("the programme",))
    if kind in goes_out:
        assert said(place, store, one, wanted)
    else:
        with pytest.raises(
            InputError, match=r"before the police or the Prevent coordinator have answered|no letter is needed"
        ):
            said(place, store, one, wanted)
    note_reply(place, store, record(store, one), Answerer.POLICE, text="No concern", person="Joan Whitlock", now=NOW)
    listed = booking(decided, listed=True, at=NOW)
    assert obstacle(listed, kind, (), NOW.date(), Nation.ENGLAND) is None or kind not in goes_out
    later = booking(decided, listed=True, at=NOW + timedelta(hours=1))
    if kind in ALLOWED[decided] - {K.HOLDING}:
        with pytest.raises(InputError, match=r"decided (before|since) the reply came"):
            said(place, store, one, wanted)
    is_decided_since = decided is not None or kind in {K.REFERRAL, K.HOLDING}
    if kind in ALLOWED[decided] | {K.REFERRAL} and is_decided_since:
        assert said(place, store, later, wanted)
    else:
        with pytest.raises(InputError):
            said(place, store, later, wanted)


def test_a_match_that_was_set_aside_holds_nothing_back() -> None:
    aside = Dismissal(name="x", entry="l/e", reason="Another body", person="Pat", at=NOW)
    settled = replace(SCREENED, matches=(replace(MATCH, held=None, dismissed=aside),))
    one = replace(booking(OutcomeKind.APPROVE), screened=(settled,))
    assert obstacle(one, K.APPROVED, (), NOW.date(), Nation.ENGLAND) is None


def test_a_request_names_a_match_that_was_set_aside_and_each_teller_in_their_own_words() -> None:
    aside = Dismissal(
        name="Front for Example", entry="1", reason="Another town, and founded in 1921", person="Joan", at=NOW
    )
    one = replace(booking(OutcomeKind.REFER), screened=(replace(SCREENED, matches=(replace(MATCH, dismissed=aside),)),))
    answers = tuple(
        Answered(question=by.value, text="?", value="yes", shown="Yes", told_by=by)
        for by in (ToldBy.VENUE, ToldBy.OTHERS)
    )
    flag = RaisedFlag(id="a", text="A point.", weight=Weight.CAUTION, questions=("venue", "others"), source="")
    values = rests_on(replace(one, answers=answers, flags=(flag,)), Nation.ENGLAND)
    matches = values["matches"]
    assert not isinstance(matches, str)
    (match,) = matches
    assert "Joan judged on" in match
    assert "is not the same. Why: Another town, and founded in 1921" in match
    assert values["points"] == (
        "A point. Source: what our staff saw or know; what others said or published, which is not confirmed.",
    )


def test_a_match_that_a_person_found_by_hand_holds_replies_back_too() -> None:
    flag = RaisedFlag(id="possible_match", text="x", weight=Weight.SERIOUS, questions=(), source="", holds_reply=True)
    one = replace(booking(OutcomeKind.REFUSE), flags=(flag,))
    assert obstacle(one, K.REFUSED, (), NOW.date(), Nation.ENGLAND) is not None
    assert usual_kind(one, ()) is K.HOLDING


def test_the_holding_letter_never_says_why(place: Site, store: Store) -> None:
    """In no format, and the same for a booking without a match."""
    held = draw_up(place, store, booking(OutcomeKind.REFER, listed=True), Wanted(), now=NOW)
    assert held.letter.kind is K.HOLDING
    assert held.letter.text == said(place, store, booking(OutcomeKind.REFER))
    for text in (held.letter.text, set_out(held, "html").decode().partition("</style>")[2]):
        assert GIVES_AWAY.search(text) is None
    assert "Front" not in held.letter.text


@pytest.mark.parametrize(
    ("template", "role", "word"),
    [
        ("# Your booking\n\nThe Police look into it.", "Manager", "Police"),
        ("# Screening of your booking\n\nWait.", "Manager", "Screening"),
        ("# Your booking\n\n- You are listed.", "Manager", "listed"),
        ("# Your booking\n\n- {{matches}}", "Manager", "{{matches}}"),
        ("# Your booking\n\n{{signature}}", "Prevent coordinator", "Prevent"),
    ],
)
def test_a_holding_letter_of_ones_own_may_not_say_why_either(
    place: Site, store: Store, template: str, role: str, word: str
) -> None:
    own = place.path.parent / "letters" / "holding.txt"
    own.parent.mkdir()
    own.write_text(template, encoding="utf-8")
    one = booking(OutcomeKind.REFER, listed=True)
    with pytest.raises(InputError, match=f"'{word}"):
        said(place, store, one, Wanted(kind=K.HOLDING, role=role))


def test_the_venues_own_words_about_its_name_are_no_giveaway(tmp_path: Path) -> None:
    """A police museum and a list of plants can be written to."""
    museum = site(tmp_path, CONFIG.replace("Willow Road Library", "Police Museum"))
    with open_store(museum) as store:
        one = replace(booking(OutcomeKind.REFER), subject="Reading list club")
        assert "Reading list club" in said(museum, store, one)


def test_a_refusal_says_reasons_power_right_and_the_way_to_review(place: Site, store: Store) -> None:
    text = " ".join(said(place, store, booking(OutcomeKind.REFUSE)).split())
    for words in ("The programme differs", "clause 4", "article 10", "Visitors' safety", "A steward", "within 28 days"):
        assert words in text
    given = said(place, store, booking(OutcomeKind.REFUSE), Wanted(said="It is not what was booked."))
    assert "It is not what was booked." in given
    assert "The programme differs" not in given


@pytest.mark.parametrize(("role", "is_named"), [("Head of Libraries", True), ("Head", True), ("Headteacher", False)])
def test_whoever_sends_a_letter_is_told_that_its_way_to_a_review_leads_to_whoever_decided(
    place: Site, store: Store, role: str, *, is_named: bool
) -> None:
    """As after a review by whoever the settings name: the sentence would be untrue of this decision."""
    one = booking(OutcomeKind.REFUSE)
    assert one.decision is not None
    one = replace(one, decision=replace(one.decision, role=role))
    drawn = draw_up(place, store, one, Wanted(), now=NOW)
    assert ("who took this decision" in drawn.to_mind) is is_named
    assert "who took this decision" not in drawn.letter.text


@pytest.mark.parametrize("decided", [OutcomeKind.REFUSE, OutcomeKind.APPROVE_WITH_CONDITIONS])
def test_no_limit_goes_out_without_a_way_to_review(tmp_path: Path, decided: OutcomeKind) -> None:
    bare = site(tmp_path, CONFIG.partition("letters:")[0])
    with open_store(bare) as store, pytest.raises(InputError, match="looked at again"):
        said(bare, store, booking(decided))


@pytest.mark.parametrize(
    ("one", "wanted", "says"),
    [
        (booking(), Wanted(kind=K.MORE_INFORMATION), "does not say what you need"),
        (booking(), Wanted(kind=K.APPROVED), "nobody has decided"),
        (replace(booking(), person="-"), Wanted(), "nobody signs"),
        (replace(booking(), answers=()), Wanted(), "to whom"),
        (booking(), Wanted(kind=K.MORE_INFORMATION, asks=("x",) * 21), "more than 20"),
        (made.self_assessment(), Wanted(), "no booking"),
    ],
)
def test_what_a_letter_lacks_is_said(place: Site, store: Store, one: Assessment, wanted: Wanted, says: str) -> None:
    with pytest.raises(InputError, match=says):
        said(place, store, one, wanted)


def test_an_approval_that_has_ended_is_not_confirmed(place: Site, store: Store) -> None:
    one = booking(OutcomeKind.APPROVE)
    assert one.decision is not None
    ended = replace(one, decision=replace(one.decision, valid_until=NOW.date() - timedelta(days=1)))
    with pytest.raises(InputError, match="the decision ended on 13 September 2026"):
        said(place, store, ended)


@pytest.mark.parametrize("outcome", ["letter-about-event", "letter"])
def test_advice_to_an_owner_names_the_event_only_where_that_was_agreed(place: Site, store: Store, outcome: str) -> None:
    """And never what is for the council's own staff."""
    one = booking()
    facts = "The poster of 1 May calls for attacks"
    one = replace(
        one,
        subject="Grand Hotel rally",
        recommendation=replace(one.recommendation, kind=OutcomeKind.ADVISE, outcome=outcome),
        answers=(
            Answered(question="place", text="Which?", value="Grand Hotel", shown="Grand Hotel"),
            Answered(question="event", text="Which?", value=facts, shown=facts),
            Answered(question="event_date", text="When?", value="2027-01-15", shown="15 January 2027"),
        ),
        flags=(RaisedFlag(id="f", text="Ask the police first", weight=Weight.CAUTION, questions=(), source=""),),
        actions=(Action(id="a", text="Ask every hirer the same questions."),),
    )
    approved = Wanted(approved_by="Joan Whitlock", legal_advice="Legal services, 3 May: it may go as it is")
    text = said(place, store, one, approved)
    assert ("The poster of 1 May" in text) is (outcome == "letter-about-event")
    assert ("It is planned for 15 January 2027." in text) is (outcome == "letter-about-event")
    assert "To Grand Hotel" in text
    assert "Ask every hirer the same questions." in text
    assert "Ask the police first" not in text
    assert "rally" not in text
    with pytest.raises(InputError, match="ends in advice"):
        said(place, store, one, Wanted(kind=K.APPROVED))


def _advice(outcome: str, names_hirer: str = "") -> Assessment:
    one = booking()
    answers = {"place": "Grand Hotel", "event": "The poster of 1 May calls for attacks", "names_hirer": names_hirer}
    return replace(
        one,
        recommendation=replace(one.recommendation, kind=OutcomeKind.ADVISE, outcome=outcome),
        answers=tuple(
            Answered(question=name, text="Which?", value=value, shown=value) for name, value in answers.items() if value
        ),
        actions=(Action(id="a", text="Ask every hirer the same questions."),),
    )


@pytest.mark.parametrize(
    ("outcome", "names_hirer", "approved_by", "legal_advice", "lacks"),
    [
        ("letter", "", "", "", ["approved_by"]),
        ("letter", "", "Joan Whitlock", "", []),
        ("letter-about-event", "yes", "Joan Whitlock", "", ["legal_advice"]),
        ("letter-about-event", "", "Joan Whitlock", "", ["legal_advice"]),
        ("letter-about-event", "yes", "", "-", ["approved_by", "legal_advice"]),
        ("letter-about-event", "no", "Joan Whitlock", "", []),
        ("letter-about-event", "yes", "Joan Whitlock", "Legal services, 3 May: it may go", []),
    ],
)
def test_no_advice_goes_to_an_owner_without_a_person_s_approval(
    place: Site, store: Store, *, outcome: str, names_hirer: str, approved_by: str, legal_advice: str, lacks: list[str]
) -> None:
    """And where it names a hirer, or nobody says that it does not, not without legal advice. Both are on record."""
    wanted = Wanted(approved_by=approved_by, legal_advice=legal_advice)
    one = _advice(outcome, names_hirer)
    if lacks:
        with pytest.raises(InvalidError) as refused:
            draw_up(place, store, one, wanted, now=NOW)
        assert [problem.field for problem in refused.value.problems] == lacks
        return
    letter = draw_up(place, store, one, wanted, now=NOW).letter
    assert (letter.approved_by, letter.legal_advice) == (approved_by, legal_advice)


def test_advice_to_an_owner_is_approved_by_those_alone_who_decide(place: Site, store: Store) -> None:
    """Where the venue names them; a clerk, or somebody who is only named, is refused."""
    named = replace(place, deciders=(Decider(name="Joan Whitlock", role="Manager"),))
    wanted = Wanted(person="Cal Reyes", approved_by="Cal Reyes")
    with pytest.raises(
        ForbiddenError, match="Cal Reyes may not approve advice to an owner; name somebody who may: Joan"
    ):
        draw_up(named, store, _advice("letter"), wanted, now=NOW)
    assert draw_up(named, store, _advice("letter"), replace(wanted, approved_by="joan whitlock"), now=NOW).letter
    listed = replace(
        named, people=people_of([WrittenPerson(id="cal", name="Cal", roles=(Role.CLERK,))], place.venue.id)
    )
    with pytest.raises(ForbiddenError) as refused:
        draw_up(listed, store, _advice("letter"), Wanted(person="cal", approved_by="cal"), now=NOW)
    assert refused.value.problems[0].field == "approved_by"


@pytest.mark.parametrize("lacks", ["approved_by", "purpose", "lawful_basis"])
def test_a_referral_goes_out_only_approved_for_a_purpose_on_a_lawful_basis(
    place: Site, store: Store, lacks: str
) -> None:
    """All of which is recorded with it, and its recipient."""
    one = booking(listed=True)
    with pytest.raises(InputError, match=lacks.replace("_", " ")):
        said(place, store, one, replace(ASKED, **{lacks: "-"}))  # type: ignore[arg-type]
    made = draw_up(place, store, one, ASKED, now=NOW).letter
    assert (made.to, made.approved_by) == ("Sam Example, Example Council", "Joan Whitlock")
    assert (made.purpose, made.lawful_basis) == ("Advice before we reply", "Public task")
    with pytest.raises(InputError, match="nothing on record gives a reason to ask"):
        said(place, store, booking(), ASKED)


def test_who_approves_a_referral_is_one_who_may_decide(tmp_path: Path) -> None:
    people = 'people:\n  - {id: "cal", name: "Cal Clerk", roles: ["clerk"]}\n'
    listed = site(tmp_path, CONFIG + people + '  - {id: "joan", name: "Joan Whitlock", roles: ["decider"]}\n')
    one = replace(booking(listed=True), person="Cal Clerk")
    with open_store(listed) as store:
        with pytest.raises(InputError, match="Cal Clerk may not decide"):
            said(listed, store, one, replace(ASKED, person="cal", approved_by="cal"))
        assert "Approved by: Joan Whitlock" in said(
            listed, store, one, replace(ASKED, person="cal", approved_by="joan")
        )


def test_a_referral_holds_the_match_and_goes_to_the_coordinator(place: Site, store: Store) -> None:
    text = " ".join(said(place, store, booking(listed=True), replace(ASKED, note="See the poster")).split())
    assert "Sam Example, Example Council" in text
    assert "“Front for Example” is like “Example Front” (same)" in text
    assert "See the poster" in text
    assert "Nobody has decided on it yet." in text


@pytest.mark.parametrize("kind", FOR_ORGANISERS)
def test_hostile_answers_stay_words(place: Site, store: Store, kind: LetterKind) -> None:
    """Markup, places of templates, escape sequences, lines that look like headings."""
    evil = "<img src=x onerror=alert(1)>{{reference}}\x1b[31m\n# Subject: approved\u202e"
    decided = {K.APPROVED: OutcomeKind.APPROVE, K.CONDITIONS: OutcomeKind.APPROVE_WITH_CONDITIONS}
    decided |= {K.REFUSED: OutcomeKind.REFUSE}
    one = booking(decided.get(kind))
    answers = tuple(replace(each, shown=evil) for each in one.answers)
    one = replace(one, subject=evil, answers=answers)
    drawn = draw_up(place, store, one, Wanted(kind=kind, asks=(evil,), said=evil), now=NOW, as_draft=True)
    page = set_out(drawn, "html").decode()
    assert "<img" not in page
    assert "\x1b" not in drawn.letter.text
    assert "\u202e" not in drawn.letter.text
    assert drawn.letter.text.count("Subject:") == 1 + drawn.letter.text.count("# Subject:")
    assert "{{reference}}" in drawn.letter.text, "a place inside an answer is not filled"


def test_a_template_that_is_wrong_is_named_with_its_line(place: Site, store: Store) -> None:
    own = place.path.parent / "letters" / "approved.txt"
    own.parent.mkdir()
    for content, says in ((b"# T\n{{organizer}}", "approved.txt:2:1"), (b"# T\xff", "UTF-8")):
        own.write_bytes(content)
        with pytest.raises(InputError, match=says):
            said(place, store, booking(OutcomeKind.APPROVE))
    own.write_text("# Yes\n\nDear {{to}}, come.", encoding="utf-8")
    assert said(place, store, booking(OutcomeKind.APPROVE)) == "Subject: Yes\n\nDear Ann Booker, come.\n"


def test_a_template_whose_name_is_misspelt_is_not_passed_over(place: Site, store: Store) -> None:
    """The shipped letter would go out in its place; beside one that is right it is only a copy set aside."""
    folder = place.path.parent / "letters"
    folder.mkdir()
    (folder / "approved.md").write_text("# Yes\n\nCome.", encoding="utf-8")
    with pytest.raises(InputError, match=r"letters are made from files that end with .txt, .* as 'approved.txt'"):
        said(place, store, booking(OutcomeKind.APPROVE))
    (folder / "approved.md").rename(folder / "aproved.txt")
    with pytest.raises(InputError, match=r"there is no letter 'aproved', .* did you mean 'approved'"):
        said(place, store, booking(OutcomeKind.APPROVE))
    (folder / "approved.txt").write_text("# Yes\n\nCome in.", encoding="utf-8")
    assert said(place, store, booking(OutcomeKind.APPROVE)).endswith("Come in.\n")


def test_a_refusal_of_ones_own_without_its_reasons_does_not_go_out(place: Site, store: Store) -> None:
    own = place.path.parent / "letters" / "refused.txt"
    own.parent.mkdir()
    own.write_text("# No\n\n{said}\n", encoding="utf-8")
    with pytest.raises(InputError) as refused:
        said(place, store, booking(OutcomeKind.REFUSE))
    assert [one.what.partition(",")[0] for one in refused.value.problems] == [
        "'{said}' is no place",
        "it has no place for the way to have the decision looked at again",
    ]


def test_lint_knows_every_place_that_a_letter_has(place: Site, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[Values] = []

    def noted(site: Site, kind: LetterKind, values: Values) -> Prose:
        given.append(values)
        return filled_in(site, kind, values)

    monkeypatch.setattr(letters, "filled_in", noted)
    said(place, store, booking(OutcomeKind.APPROVE))
    assert {name for values in given for name in values} == PLACES


def test_every_shipped_letter_has_a_template() -> None:
    shipped = {path.stem for path in (catalogue.templates() / "letters").glob("*.txt")}
    assert shipped == {kind.value for kind in K}


def test_what_follows_a_booking_is_recorded_and_goes_with_it(place: Site, store: Store) -> None:
    """Letters, replies and reviews: erased when the booking is, not before."""
    one = booking(OutcomeKind.APPROVE_WITH_CONDITIONS, listed=True, at=NOW + timedelta(hours=1))
    recorded = record(store, one)
    note_reply(place, store, recorded, Answerer.PREVENT, text="No concern", person="Joan Whitlock", now=NOW)
    letter = record_letter(store, draw_up(place, store, one, Wanted(), now=NOW), "html", about=recorded)
    assert (letter.to, letter.person, letter.format) == ("Ann Booker", "Joan Whitlock", "html")
    assert letters_of(store, one) == (letter,)
    assert store.all("letter", Letter) == (letter,)
    with pytest.raises(InputError, match="whether the conditions were kept"):
        note_review(place, store, recorded, AsBooked.YES, conditions_kept=None, note="", person="Pat", now=NOW)
    with pytest.raises(InputError, match="what was otherwise"):
        note_review(place, store, recorded, AsBooked.NO, conditions_kept=True, note="", person="Pat", now=NOW)
    assert [each.id for each, _ in to_review(store, NOW)] == ["a-1"]
    note_review(place, store, recorded, AsBooked.YES, conditions_kept=True, note="", person="Pat", now=NOW)
    assert [each.as_booked for each in reviews_of(store, one)] == [AsBooked.YES]
    assert to_review(store, NOW) == ()
    after = NOW + timedelta(days=31 * 24)
    assert retention.plan(place, store, now=NOW).due == ()
    (due,) = retention.plan(place, store, now=after).due
    assert (due.key, due.period, len(due.seqs)) == ("a-1", "approve_with_conditions", 4)
    retention.run(place, store, now=after)
    assert {entry.kind for entry in listing.entries(store)} == {"erasure"}


def test_an_event_still_to_come_is_not_looked_back_on(place: Site, store: Store) -> None:
    one = booking(OutcomeKind.APPROVE_WITH_CONDITIONS)
    on = (*one.answers, Answered(question="event_date", text="When?", value="2026-10-03", shown="3 October 2026"))
    one = replace(one, answers=on)
    store.append("assessment", one.id, one, NOW)
    assert to_review(store, NOW) == ()
    assert len(to_review(store, NOW + timedelta(days=30))) == 1
    read = read_assessment(store, one.id)
    with pytest.raises(InputError, match="3 October 2026, which is still to come"):
        note_review(place, store, read, AsBooked.YES, conditions_kept=True, note="", person="Pat", now=NOW)
    note_review(place, store, read, AsBooked.NOT_HELD, conditions_kept=None, note="", person="Pat", now=NOW)
    refused = booking(OutcomeKind.REFUSE)
    decided = record(store, refused, over=read)
    with pytest.raises(InputError, match="not approved"):
        note_review(
            place,
            store,
            decided,
            AsBooked.YES,
            conditions_kept=None,
            note="",
            person="Pat",
            now=NOW,
        )


def test_every_outcome_has_a_period_and_a_name() -> None:
    """A new kind of outcome cannot fall under "other" unseen."""
    assert {kind.value for kind in OutcomeKind} <= DEFAULT_PERIODS.keys()
    assert {"dismissal", "people_screened", "run", "override"} <= DEFAULT_PERIODS.keys()
    assert all(period_name(entry) for entry in DEFAULT_PERIODS)


def test_what_leaves_by_approval_alone_can_be_read_before_it(place: Site, store: Store) -> None:
    """As it will go out, but for what is lacking, which is named; and it is not recorded so."""
    for one, wanted, fields in (
        (booking(listed=True), Wanted(kind=K.REFERRAL), ["approved_by", "purpose", "lawful_basis"]),
        (_advice("letter-about-event", "yes"), Wanted(), ["approved_by", "legal_advice"]),
    ):
        drawn = draw_up(place, store, one, wanted, now=NOW, as_draft=True)
        assert [each.field for each in drawn.lacks] == fields
        assert drawn.letter.text
        about = record(store, replace(one, id=f"a-{wanted.kind}"))
        with pytest.raises(InvalidError):
            record_letter(store, drawn, "text", about=about)
        assert letters_of(store, about.value) == ()
    whole = draw_up(place, store, booking(listed=True), ASKED, now=NOW, as_draft=True)
    assert whole.lacks == ()
    assert whole.letter.text == draw_up(place, store, booking(listed=True), ASKED, now=NOW).letter.text


@pytest.mark.parametrize(
    ("event", "is_named"),
    [
        ("The poster of 1 May calls for attacks", False),
        ("The poster of 1 May says that R. Stanton calls for attacks", True),
        ("It is held at Grand Hotel on Saturday", False),
    ],
)
def test_that_nobody_is_named_is_not_taken_from_a_tick_alone(
    place: Site, store: Store, event: str, *, is_named: bool
) -> None:
    one = _advice("letter-about-event", "no")
    said = (replace(each, value=event, shown=event) if each.question == "event" else each for each in one.answers)
    wanted = Wanted(approved_by="Joan Whitlock")
    drawn = draw_up(place, store, replace(one, answers=tuple(said)), wanted, now=NOW, as_draft=True)
    assert [each.field for each in drawn.lacks] == (["legal_advice"] if is_named else [])
    assert ("R. Stanton" in " ".join(each.what for each in drawn.lacks)) is is_named


@pytest.mark.parametrize(
    ("action", "settings", "to"),
    [
        ("ask-community-safety", {"community_safety": "Community safety", "legal": "Legal"}, "Community safety"),
        ("ask-community-safety", {"legal": "Legal"}, "Legal"),
        ("ask-community-safety", {}, ""),
        ("ask-legal", {"legal": "Legal"}, "Legal"),
        ("tell-dsl", {"safeguarding": "Dee Lead"}, "Dee Lead"),
        ("tell-dsl", {}, "Dee Reyes, the designated safeguarding lead"),
        ("ask-electoral", {"electoral": "Elections"}, "Elections"),
        ("ask-prevent", {}, "Sam Example, Example Council"),
        ("", {}, "Joan Whitlock (Manager)"),
    ],
)
def test_to_whom_a_request_for_advice_goes_by_default(
    place: Site, store: Store, action: str, settings: dict[str, str], to: str
) -> None:
    """Never to the Prevent coordinator what is for somebody else; where nobody is known, it is said whom to name."""
    own = replace(place.letters, **settings)
    people = people_of([WrittenPerson(id="dee", name="Dee Reyes", roles=(Role.DSL,))], place.venue.id)
    here = replace(place, letters=own, people=people, deciders=(Decider(name="Joan Whitlock", role="Manager"),))
    actions = (Action(id=action, text="Ask."),) if action else ()
    one = replace(booking(), flags=(), screened=(), actions=actions)
    drawn = draw_up(here, store, one, Wanted(kind=K.REFERRAL, note="See the poster"), now=NOW, as_draft=True)
    assert drawn.letter.to == (to or "(not known yet)")
    assert [each.fix for each in drawn.lacks if each.field == "to"] == (
        [] if to else ["name them: community safety, or the legal team; or say it in the venue's settings"]
    )
    at_a_terminal = [in_file(each) for each in drawn.lacks if each.field == "to"]
    assert all(each.endswith("('community_safety:' under 'letters:')") for each in at_a_terminal)


@pytest.mark.parametrize(
    ("said", "to"),
    [
        ("Mary Obi, 07700 900123", "Mary Obi"),
        ("Mary Obi on 07700 900123", "Mary Obi"),
        ("Mary O'Neill-Obi tel. +44 7700 900123", "Mary O'Neill-Obi"),
        ("Mary Obi mary@example.org", "Mary Obi"),
        ("Mary Obi <mary@example.org>", "Mary Obi"),
        ("mary@example.org", "Lockside Blood Donors"),
        ("07700 900123", "Lockside Blood Donors"),
        ("Phone: 07700 900123", "Lockside Blood Donors"),
    ],
)
def test_a_stalls_letter_greets_whoever_answers_for_it(place: Site, store: Store, said: str, to: str) -> None:
    """By their name and without their number; the group, where no name is given."""
    given = {"organisation": "Lockside Blood Donors", "responsible": said}
    answers = tuple(Answered(question=name, text="?", value=value, shown=value) for name, value in given.items())
    one = replace(booking(OutcomeKind.APPROVE), answers=answers)
    assert draw_up(place, store, one, Wanted(), now=NOW, as_draft=True).letter.to == to


@pytest.mark.parametrize("answered", ["refused", "none"])
def test_the_lead_is_asked_about_what_a_group_will_not_show(place: Site, store: Store, answered: str) -> None:
    """As the outcome says. It is no worry about a child: the request does not say so, and no letter waits for it."""
    checklist = shipped(catalogue.checklist_path("out-of-school-settings"))
    example = next(one for one in checklist.examples if one.title.startswith("They will not show"))
    answers = with_value(example.answers, "recruitment", answered)
    one = assess(checklist, answers, venue=place.venue, subject="Hall", person="Pat", now=NOW, assessment_id="a-1")
    here = replace(place, letters=replace(place.letters, safeguarding="Dee Lead"))
    assert one.recommendation.outcome == "refer"
    drawn = draw_up(here, store, one, replace(ASKED, to=""), now=NOW, as_draft=True)
    assert drawn.letter.to == "Dee Lead"
    assert "Is it safe for children as it stands" in drawn.letter.text
    assert "worry" not in drawn.letter.text
    assert not is_held(one, ())


def test_of_a_series_that_goes_on_for_longer_the_letter_says_until_when(place: Site, store: Store) -> None:
    one = booking(OutcomeKind.APPROVE)
    assert one.decision is not None
    days = {"event_date": "2026-10-01", "event_last": "2029-06-30"}
    answers = tuple(Answered(question=name, text="?", value=value, shown=value) for name, value in days.items())
    ends = replace(one.decision, valid_until=date(2027, 9, 30))
    text = said(place, store, replace(one, answers=(*one.answers, *answers), decision=ends), Wanted(kind=K.APPROVED))
    text = " ".join(text.split())
    assert "When: 1 October 2026 to 30 September 2027" in text
    assert "You asked for it until 30 June 2029. Nothing after 30 September 2027 is confirmed." in text


@pytest.mark.parametrize("listed", [False, True])
def test_a_hold_that_is_over_makes_no_new_promise(place: Site, store: Store, listed: bool) -> None:  # noqa: FBT001
    """On its last day the letter still names that day; after it, there is none before somebody has decided."""
    one = booking(OutcomeKind.HOLD, listed=listed, at=NOW - timedelta(days=5))
    assert one.decision is not None
    ends = replace(one, decision=replace(one.decision, valid_until=NOW.date()))
    assert "14 September 2026" in " ".join(said(place, store, ends).split())
    over = replace(one, decision=replace(one.decision, valid_until=NOW.date() - timedelta(days=1)))
    with pytest.raises(InputError, match=r"hold ended on 13 September 2026.*decide now") as raised:
        said(place, store, over)
    assert [problem.then and problem.then.step for problem in raised.value.problems] == [Step.DECIDE]
    asked = draw_up(place, store, over, ASKED, now=NOW, as_draft=True).letter.text
    assert "14 September 2026" not in " ".join(asked.split())


@pytest.mark.parametrize(("conditions", "asks"), [(("Stay",), False), (("Stay", "Show the leaflets"), True)])
def test_where_the_venue_keeps_every_condition_the_letter_asks_nothing(
    place: Site,
    store: Store,
    conditions: tuple[str, ...],
    asks: bool,  # noqa: FBT001
) -> None:
    ours = LibraryCondition(id="stay", text="Stay", limits=True, kept_by=KeptBy.VENUE)
    one = replace(booking(OutcomeKind.APPROVE_WITH_CONDITIONS), library=(ours,))
    assert one.decision is not None
    text = said(place, store, replace(one, decision=replace(one.decision, conditions=conditions)))
    assert ("It depends on the conditions" in " ".join(text.split())) is asks
    assert ("Why we ask this" in text) is asks
    assert ("Why we do this" in text) is not asks
    assert "The programme differs from the booking" in text


@pytest.mark.parametrize(
    ("nation", "referrals", "whom"),
    [
        (Nation.ENGLAND, "to Channel", "the Prevent coordinator, or the police where there is none"),
        (Nation.WALES, "to Channel", "the Prevent coordinator, or the police where there is none"),
        (Nation.SCOTLAND, "to a Prevent Multi-Agency Panel", "the Prevent coordinator, or the police where"),
        (Nation.NORTHERN_IRELAND, "", "name them: the police;"),
    ],
)
def test_a_request_speaks_of_what_there_is_in_the_nation(
    place: Site, store: Store, nation: Nation, referrals: str, whom: str
) -> None:
    """Channel is of England and Wales; Northern Ireland has no Prevent duty, and so no coordinator."""
    there = replace(place, venue=replace(place.venue, nation=nation), letters=replace(place.letters, coordinator=""))
    one = booking(OutcomeKind.REFER, listed=True)
    drawn = draw_up(there, store, one, ASKED, now=NOW, as_draft=True)
    text = " ".join(drawn.letter.text.split())
    assert text.count("This is a question about a booking.") == 1
    assert (f"It is no referral of a person {referrals}." in text) is bool(referrals)
    assert ("Prevent" in text) is (nation is Nation.SCOTLAND)
    assert any(whom in lack.fix for lack in drawn.lacks)


@pytest.mark.parametrize("decided", [OutcomeKind.APPROVE, OutcomeKind.REFUSE])
def test_a_worry_about_a_child_holds_the_letters_until_the_lead_has_answered(
    place: Site, store: Store, decided: OutcomeKind
) -> None:
    """Whatever was decided, and whoever else answered: the group must not hear of it from the venue."""
    tell = Action(id="tell-dsl", text="Tell the lead", owner="whoever noticed", due=NOW.date())
    one = replace(booking(decided, at=NOW - timedelta(days=1)), actions=(tell,))
    assert usual_kind(one, ()) is K.HOLDING
    recorded = record(store, one)
    note_reply(place, store, recorded, Answerer.POLICE, text="Nothing", person="Joan Whitlock", now=NOW)
    wanted = Wanted(kind=next(iter(ALLOWED[decided])))
    with pytest.raises(InputError, match="before the designated safeguarding lead has answered"):
        said(place, store, one, wanted)
    assert "safeguard" not in said(place, store, one, Wanted(kind=K.HOLDING)).casefold()
    waits = draw_up(place, store, one, Wanted(), now=NOW, as_draft=True).to_mind
    assert waits.startswith("No letter but the holding letter goes out before the designated safeguarding lead")
    assert waits.endswith("and note the reply. Then decide again, with it in mind.")
    asked = draw_up(place, store, one, Wanted(kind=K.REFERRAL), now=NOW, as_draft=True).letter.text
    assert "An answer by 14 September 2026 would" in " ".join(asked.split())  # that day, as it is to be told
    note_reply(place, store, recorded, Answerer.SAFEGUARDING, text="Go on", person="Joan Whitlock", now=NOW)
    with pytest.raises(InputError, match="decided before the reply came"):
        said(place, store, one, wanted)
    assert said(place, store, replace(booking(decided, at=NOW + timedelta(hours=1)), actions=(tell,)), wanted)


def test_the_letter_of_a_stall_says_what_and_where(place: Site, store: Store) -> None:
    told = {"items": "A leaflet on the food bank", "place": "A stall on the venue's land"}
    one = booking(OutcomeKind.APPROVE)
    more = tuple(Answered(question=name, text="?", value=text, shown=text) for name, text in told.items())
    letter = said(place, store, replace(one, answers=(*one.answers, *more)))
    assert "What: A leaflet on the food bank" in letter
    assert "Where: A stall on the venue's land" in letter
    assert "What:" not in said(place, store, one)


@pytest.mark.parametrize(
    ("books", "name", "to"),
    [
        ("candidate", "", "Ruth Adeyemi"),
        ("agent", "Ola Agent", "Ola Agent"),
        ("agent", "", "(not known yet)"),
    ],
)
def test_the_letter_of_a_room_by_right_greets_whoever_books(
    place: Site, store: Store, books: str, name: str, to: str
) -> None:
    """The candidate's name is no stand-in for theirs. Where the law gives no room, it is the letter of any hire."""
    told = {"candidate": "Ruth Adeyemi", "booked_by": books} | ({"organiser": name} if name else {})
    answers = tuple(Answered(question=asked, text="?", value=value, shown=value) for asked, value in told.items())
    alike = Action(id="alike", text="Give every other candidate the same.", owner="manager", due=NOW.date())
    one = replace(booking(OutcomeKind.APPROVE), answers=answers, actions=(alike,))
    drawn = draw_up(place, store, one, Wanted(), now=NOW, as_draft=True)
    assert drawn.letter.kind is K.ROOM_BY_RIGHT
    assert f"Dear {to}," in drawn.letter.text
    assert ("For the meeting of:" in drawn.letter.text) is (books == "agent")
    assert [each.field for each in drawn.lacks] == (["to"] if to.startswith("(") else [])
    assert obstacle(one, K.APPROVED, (), NOW.date(), Nation.ENGLAND) is not None
    assert usual_kind(replace(one, actions=()), ()) is K.APPROVED
    limited = replace(booking(OutcomeKind.APPROVE_WITH_CONDITIONS), answers=answers, actions=(alike,))
    no_review = replace(place, letters=replace(place.letters, review=""))
    lacks = draw_up(no_review, store, limited, Wanted(to="Ola"), now=NOW, as_draft=True).lacks
    assert [each.what for each in lacks] == ["it does not say how to have the decision looked at again"]


@pytest.mark.parametrize("rests_on", [("police",), ()])
def test_a_request_to_the_legal_adviser_holds_what_the_decision_rests_on(
    place: Site, store: Store, rests_on: tuple[str, ...]
) -> None:
    """Where advice is due before a letter goes out: what the police answered, the reasons, and whether it is lawful."""
    one = booking(OutcomeKind.REFUSE)
    assert one.decision is not None
    one = replace(one, decision=replace(one.decision, rests_on=rests_on, without_fact=not rests_on))
    record(store, one)
    about = read_assessment(store, one.id)
    said_of_it = "Insp. Hill: weapons were found"
    note_reply(place, store, about, Answerer.POLICE, text=said_of_it, person="Joan Whitlock", now=NOW)
    with pytest.raises(InvalidError, match="name them: the legal adviser"):
        said(place, store, one, ASKED)
    text = " ".join(said(place, store, one, replace(ASKED, to="Legal services")).split())
    assert "Is it lawful to decide so on this, and would anything less do?" in text
    assert "Our reasons: The programme differs from the booking" in text
    assert (said_of_it in text) is bool(rests_on)
    assert "Is what is planned lawful" not in text


def test_a_worry_at_advice_to_an_owner_makes_no_letter_that_they_did_not_ask_for() -> None:
    """They asked for nothing: they get nothing until the lead has answered, and then the advice."""
    one = booking()
    kind = OutcomeKind.ADVISE
    one = replace(one, recommendation=replace(one.recommendation, kind=kind), passed_to_lead=NOW - timedelta(days=1))
    assert usual_kind(one, ()) is K.OWNER_ADVICE
    for each in (K.HOLDING, K.OWNER_ADVICE):
        found = obstacle(one, each, (), NOW.date(), Nation.SCOTLAND)
        assert found is not None
        assert (found.what.startswith("no letter to the owner goes out"), "holding" in found.fix) == (True, False)
