"""From a booking to its letter, as a person does it: the scenarios that must come out right."""

import io
import re
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import docx
import pytest
import yaml
from click.testing import CliRunner, Result

from tests.screening.samples import entry, names
from tests.service.kept_lists import keep_list
from tests.service.library import CONFIG
from tests.service.test_letters import GIVES_AWAY
from tests.service.test_whole_records import altered
from tests.yaml_data import read_yaml
from venuecheck import catalogue
from venuecheck.assessment.assessment import Assessment, OutcomeKind
from venuecheck.assessment.letter_kind import LetterKind
from venuecheck.cli.main import cli
from venuecheck.core.problem import InputError
from venuecheck.core.venue import Nation
from venuecheck.records.store import Store
from venuecheck.service.bookings.letters_made import Letter
from venuecheck.service.bookings.referral_values import rests_on
from venuecheck.service.sites.site import load_site

pytestmark = pytest.mark.usefixtures("place")
KNITTERS = {
    "organiser": "Carol Hughes",
    "booking_for": "own_group",
    "organisation": "Tuesday Knitters",
    "event": "Weekly knitting and tea, about twelve people",
    "planned": ["none"],
    "identity": "known",
    "hire_terms": "agreed",
    "concerns": ["none"],
}
REFUSED = {
    "outcome": "refuse",
    "person": "Joan Whitlock",
    "role": "Manager",
    "reasons": "The posters call for attacks on a named street after the event",
    "right_engaged": "Freedom of expression (article 10) and assembly (article 11)",
    "aim": "The safety of those who live in that street",
    "why_proportionate": "Stewards inside the room would not protect the street",
    "power_relied_on": "Public Order Act 1986 and our hire terms, clause 4",
}


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library with whole lists of today, on which one made-up body stands."""
    (tmp_path / "venuecheck.yaml").write_text(CONFIG, encoding="utf-8")
    site = load_site(tmp_path / "venuecheck.yaml")
    today = datetime.now().astimezone().date()
    for list_id, one in (("proscribed", "Front of Zorblax"), ("sanctions", "Quux Trading")):
        keep_list(site, names(entry(one), list_id=list_id, dated=today))
    monkeypatch.chdir(tmp_path)
    return tmp_path


APPROVED = ("--approved-by", "Joan Whitlock", "--purpose", "Advice before we reply", "--lawful-basis", "Public task")


def run(*words: str, said: str = "") -> Result:
    """The command line."""
    return CliRunner().invoke(cli, list(words), input=said)


def assess(
    answers: Mapping[str, object], *, decision: dict[str, str] | None = None, checklist: str = "venue-booking"
) -> Assessment:
    """Assess a booking from a file, and give what was recorded last."""
    document: dict[str, object] = {"checklist": checklist, "subject": "Hall, book fair", "person": "Pat Green"}
    document |= {"answers": dict(answers)} | ({"decision": decision} if decision else {})
    Path("answers.yaml").write_text(yaml.safe_dump(document), encoding="utf-8")
    done = run("assess", checklist, "--answers", "answers.yaml")
    assert done.exit_code == 0, done.output
    return recorded()[-1]


def recorded() -> tuple[Assessment, ...]:
    """What has been recorded."""
    with Store.open("sqlite:///venuecheck.db", "willow-road") as store:
        return store.all("assessment", Assessment)


def letters() -> list[tuple[str, str, str]]:
    """Which letters were recorded, to whom, by whom."""
    with Store.open("sqlite:///venuecheck.db", "willow-road") as store:
        return [(one.kind.value, one.to, one.person) for one in store.all("letter", Letter)]


def example(title: str, checklist: str = "venue-booking") -> dict[str, object]:
    """The answers of one of a checklist's own examples."""
    document = read_yaml(catalogue.checklist_path(checklist).read_text("utf-8"))
    answers: dict[str, object] = next(one for one in document["examples"] if title in one["title"])["answers"]
    return answers


def decide(one: Assessment, **written: str) -> Result:
    """Decide on it."""
    words = [f"--{name.replace('_', '-')}={value}" for name, value in written.items()]
    return run("decide", one.id, *words)


@pytest.mark.parametrize("kind", LetterKind)
def test_every_letter_that_there_is_can_be_asked_for(kind: LetterKind) -> None:
    """What stops it is that nothing is recorded, and no word that the command does not know."""
    asked = run("letter", "assessment-none", "--kind", kind.value)
    assert isinstance(asked.exception, InputError), asked.output


def test_a_hidden_client_with_a_listed_name() -> None:
    """Found on the poster: referred, a holding letter that says nothing, a referral, and no other until a reply."""
    answers = {**example("kept secret"), "client_found": "Zorblax Front"}
    one = assess(answers)
    assert one.recommendation.kind is OutcomeKind.REFER
    assert "A name is like one on a list" in one.recommendation.reasons[0]
    sent = run("letter", one.id)
    assert sent.exit_code == 0, sent.output
    assert GIVES_AWAY.search(sent.stdout) is None
    assert "Dear A. Brooks" in sent.stdout
    assert run("letter", one.id, "--kind", "referral", *APPROVED, said="yes\n").exit_code == 0
    assert decide(one, **REFUSED).exit_code == 0
    for kind in ("approved", "conditions", "more-information", "refused"):
        stopped = run("letter", one.id, "--kind", kind, "--ask", "x")
        assert isinstance(stopped.exception, InputError), kind
        assert "before the police or the Prevent coordinator have answered" in str(stopped.exception)
    # what somebody answered who cannot tell whether a name is the listed one lets no letter out
    assert run("reply", one.id, "--from", "legal", "--said", "The terms allow it", "--person", "Pat").exit_code == 0
    assert isinstance(run("letter", one.id, "--kind", "refused").exception, InputError)
    assert "reply of the legal adviser: The terms allow it" in run("bookings", "story", one.id).stdout
    assert (
        run("reply", one.id, "--from", "police", "--said", "They advise against it", "--person", "Pat").exit_code == 0
    )
    # nor does any answer, before somebody has judged the name
    assert "nobody has judged" in str(run("letter", one.id, "--kind", "refused").exception)
    (entry,) = {match.entry for name in one.screened for match in name.matches}
    judged = ("--word", "cannot-exclude", "--because", "Nothing public tells them apart", "--person", "Pat")
    assert run("match", one.id, "--entry", entry, *judged).exit_code == 0
    assert "decided before the reply" in str(run("letter", one.id, "--kind", "refused").exception)
    assert decide(one, **REFUSED).exit_code == 0
    refused = run("letter", one.id)
    assert "within 28 days" in refused.stdout
    assert "Zorblax" not in refused.stdout
    assert [kind for kind, _, _ in letters()] == ["holding", "referral", "refused"]
    assert "refused letter to A. Brooks, by Joan Whitlock" in run("letter", one.id, "--made").output


def test_an_election_meeting_is_never_refused_by_the_checklist() -> None:
    one = assess(example("A candidate's meeting"))
    assert one.recommendation.kind is OutcomeKind.REFER
    assert "refused" not in {kind for kind, _, _ in letters()}
    holding = run("letter", one.id)
    assert "This takes a little longer." in holding.stdout
    assert "nobody has decided" in str(run("letter", one.id, "--kind", "refused").exception)
    approved = decide(one, outcome="approve", person="Joan", role="Manager", reasons="Electoral services agree")
    assert approved.exit_code == 0, approved.output
    assert "Your booking is confirmed" in run("letter", one.id).stdout


def test_a_prayer_meeting_with_separated_seating_is_confirmed() -> None:
    answers: dict[str, object] = {
        **KNITTERS,
        "organisation": "Canal Street Prayer Group",
        "event": "Evening prayers, and tea for all afterwards",
        "planned": ["separation"],
        "separation_at": "worship",
    }
    one = assess(answers)
    assert one.recommendation.kind is OutcomeKind.APPROVE, one.recommendation
    assert decide(one, outcome="approve", person="Joan", role="Manager", reasons="Acts of worship").exit_code == 0
    confirmed = run("letter", one.id).stdout
    assert "Your booking is confirmed" in confirmed
    assert "separat" not in confirmed


def test_a_stall_with_leaflets_gets_its_conditions() -> None:
    one = assess({**KNITTERS, "planned": ["literature"], "literature_seen": "not_yet"})
    assert one.recommendation.kind is OutcomeKind.APPROVE_WITH_CONDITIONS
    written = {**REFUSED, "outcome": "approve-with-conditions", "reasons": "We have not seen the leaflets yet"}
    assert decide(one, **written).exit_code == 0
    text = " ".join(run("letter", one.id).stdout.split())
    assert "Copies of everything that is given out, sold or displayed are shown before the day" in text
    assert "If you think that this is wrong" in text
    assert one.id in run("review").output
    done = run("review", one.id, "--as-booked", "yes", "--conditions-kept", "--person", "Pat Green")
    assert done.exit_code == 0, done.output
    assert "Nothing to look back on" in run("review").output


@pytest.mark.parametrize(
    "said",
    [
        *(("--ask", "QQ"), ("--reply-by", "2026-12-03"), ("--note", "QQ")),
        *(("--purpose", "QQ"), ("--lawful-basis", "QQ"), ("--legal-advice", "QQ")),
    ],
)
@pytest.mark.parametrize("draft", [("--draft",), ()])
def test_what_a_letter_has_no_place_for_is_refused(place: Path, said: tuple[str, str], draft: tuple[str, ...]) -> None:
    """A template of the venue's own that has the place takes it."""
    known = {"outcome": "approve", "person": "Pat Green", "role": "Manager", "reasons": "Known"}
    one = assess(KNITTERS, decision=known)
    done = run("letter", one.id, *said, *draft)
    assert "letter has no place for it" in str(done.exception)
    assert letters() == []
    kind = next(kind for kind in LetterKind if f"the {kind.value} letter" in str(done.exception))
    if said[0] in {"--ask", "--note"}:
        own = place / "letters" / f"{kind.value}.txt"
        own.parent.mkdir(exist_ok=True)
        shipped = (catalogue.templates() / "letters" / own.name).read_text("utf-8")
        own.write_text(shipped + "\n\n{{" + {"--ask": "asks", "--note": "note"}[said[0]] + "}}\n", "utf-8")
        assert "QQ" in run("letter", one.id, *said, "--draft").output


def test_a_draft_says_first_that_the_records_are_not_whole(place: Path) -> None:
    """A letter is refused then; what is only looked at is shown, and says what it rests on."""
    one = assess(
        KNITTERS, decision={"outcome": "approve", "person": "Pat Green", "role": "Manager", "reasons": "Known"}
    )
    assert run("letter", one.id, "--draft").stdout.startswith("Subject: ")
    altered(load_site(place / "venuecheck.yaml"), "UPDATE payload SET body = replace(body, 'Known', 'known')")
    assert run("letter", one.id, "--draft").stdout.startswith("RECORDS NOT WHOLE: record ")


def test_every_format_is_written_and_recorded_a_draft_is_not(place: Path) -> None:
    one = assess(
        KNITTERS, decision={"outcome": "approve", "person": "Pat Green", "role": "Manager", "reasons": "Known"}
    )
    draft = run("letter", one.id, "--draft")
    assert "Your booking is confirmed" in draft.stdout
    for asked in (["--draft", "--output", "draft.txt"], ["--draft", "--format", "pdf"], ["--made", "--output", "m"]):
        refused = run("letter", one.id, *asked)
        assert (refused.exit_code, "Not used with" in refused.output) == (2, True), asked
    assert not (place / "draft.txt").exists()
    assert letters() == []
    assert run("letter", one.id, "--format", "html").exit_code == 0
    page = (place / f"letter-{one.id}.html").read_text("utf-8")
    assert "Dear Carol Hughes" in page
    assert "<script" not in page
    assert run("letter", one.id, "--format", "docx", "--output", "l.docx").exit_code == 0
    document = docx.Document(io.BytesIO((place / "l.docx").read_bytes()))
    assert "Dear Carol Hughes," in [paragraph.text for paragraph in document.paragraphs]
    assert letters() == [("approved", "Carol Hughes", "Pat Green")] * 2
    try:
        import weasyprint  # noqa: F401, PLC0415 - is it here, with Debian's libraries?
    except (ImportError, OSError) as error:
        pytest.skip(f"no PDF here: {error}")
    assert run("letter", one.id, "--format", "pdf", "--output", "l.pdf").exit_code == 0
    assert (place / "l.pdf").read_bytes().startswith(b"%PDF-")


def test_whoever_makes_a_letter_that_they_read_is_told_who_changed_what_it_rests_on() -> None:
    known = {"outcome": "approve", "person": "Pat Green", "role": "Manager", "reasons": "Known"}
    one = assess(KNITTERS, decision=known)
    draft = run("letter", one.id, "--draft")
    mark = re.search(r"Mark: (\S+)", draft.stderr)
    assert mark
    assert run("letter", one.id, "--seen", mark[1]).exit_code == 0
    made = len(letters())
    cancelled = REFUSED | {"outcome": "cancel", "deposit": "None was paid"}
    words = [f"--{name.replace('_', '-')}={value}" for name, value in cancelled.items()]
    done = run("decide", one.id, *words, "--without-fact", "--replace")
    assert done.exit_code == 0, done.output
    refused = run("letter", one.id, "--seen", mark[1])
    assert "the letter says something else by now" in str(refused.exception)
    assert "by Pat Green and Joan Whitlock, on " in str(refused.exception)
    assert len(letters()) == made
    mark = re.search(r"Mark: (\S+)", run("letter", one.id, "--draft").stderr)
    assert mark
    assert run("letter", one.id, "--seen", mark[1]).exit_code == 0


def test_whoever_approves_a_letter_has_read_it_as_it_is() -> None:
    """They name its mark, or are shown it and asked; where nobody answers, nothing is made."""
    one = assess({**example("kept secret"), "client_found": "Zorblax Front"})
    referral = ("letter", one.id, "--kind", "referral", *APPROVED)
    for said in ("", "no\n"):
        unread = run(*referral, said=said)
        assert "nobody says that they read it" in str(unread.exception)
        assert "Zorblax Front" in unread.stderr, "it is shown"
    assert letters() == []
    mark = re.search(r"Mark: (\S+)", run(*referral[:4], *APPROVED[2:], "--draft").stderr)
    assert mark
    assert run("letter", one.id, "--kind", "referral", *APPROVED, "--seen", mark[1]).exit_code == 0
    assert run("reply", one.id, "--from", "police", "--said", "They advise against it", "--person", "P").exit_code == 0
    shown = run("decide", one.id)
    decided = decide(one, **REFUSED)
    assert decided.exit_code == 0
    for told in (shown.output, decided.output):
        assert "reply of the police: They advise against it (noted by P)" in " ".join(told.split())
    changed = run(*referral, "--seen", mark[1])
    assert "the letter says something else by now" in str(changed.exception)


def test_in_the_form_a_match_is_judged_and_what_is_set_aside_is_kept() -> None:
    """Asked once; the next time it is shown, and holds nothing up."""
    lines = ["Room 2", "Pat Green", "Carol Hughes", "2", "Front of Zorblax", "Weekly knitting and tea", "8", "1", "1"]
    lines += ["10", *[""] * 9]
    judged = ["?", "9", "1", "no", "Knitters since 1990, charity 1123456", ""]
    decided = ["1", "Pat Green", "Library manager", ""]
    first = run("assess", "venue-booking", said="\n".join([*lines, *judged, *decided, ""]))
    assert first.exit_code == 0, first.output
    assert "Given: Front of Zorblax" in first.output
    assert "Say how you know" in first.output
    assert recorded()[-1].recommendation.kind is OutcomeKind.APPROVE
    again = run("assess", "venue-booking", said="\n".join([*lines, *decided, ""]))
    assert again.exit_code == 0, again.output
    assert "Set aside by Pat Green: Knitters since 1990, charity 1123456" in " ".join(again.output.split())


def test_in_the_form_a_match_can_be_left_open_and_is_shown_to_who_decides() -> None:
    lines = ["Room 2", "Pat Green", "Carol Hughes", "2", "Front of Zorblax", "Weekly knitting and tea", "8", "1", "1"]
    left = run("assess", "venue-booking", said="\n".join([*lines, "10", *[""] * 9, "1", "back", "2", ""]))
    assert "It stays open" in left.output
    assert "Refer to the person named" in left.output
    one = assess({**KNITTERS, "organisation": "Front of Zorblax"})
    shown = run("decide", one.id, said="2\nsave\n").output
    assert "Given: Front of Zorblax" in shown
    assert "entry proscribed/front-of-zorblax" in " ".join(shown.split())


def test_who_decides_can_set_a_match_aside_and_the_letter_goes() -> None:
    """The assessment keeps what was recommended; the dismissal is kept for the next time."""
    one = assess({**KNITTERS, "organisation": "Front of Zorblax"})
    said = ["1", "Knitters since 1990, charity 1123456", "Joan Whitlock"]
    left = run("decide", one.id, said="\n".join([*said, "save", ""]))
    assert "What you said of the names is recorded; nothing is decided." in left.output
    said = ["1", "Joan Whitlock", "Manager", "Known to be another body, by its charity number", ""]
    done = run("decide", one.id, said="\n".join(said))
    assert done.exit_code == 0, done.output
    decided = recorded()[-1]
    assert decided.recommendation.kind is OutcomeKind.REFER
    assert "Set aside by Joan Whitlock" in decided.flags[0].text
    assert "Your booking is confirmed" in run("letter", one.id).stdout
    assert assess({**KNITTERS, "organisation": "Front of Zorblax"}).recommendation.kind is OutcomeKind.APPROVE


def test_a_series_is_covered_only_while_no_name_is_listed(place: Path) -> None:
    """Lists change while a decision is in force."""
    decision = {"outcome": "approve", "person": "Pat Green", "role": "Manager", "reasons": "Known"}
    one = assess(KNITTERS, decision=decision)
    Path("again.yaml").write_text(
        yaml.safe_dump({"checklist": "venue-booking", "subject": "Next week", "person": "Pat Green", "answers": {}}),
        encoding="utf-8",
    )
    again = ("assess", "venue-booking", "--answers", "again.yaml", "--again", one.id)
    assert run(*again).exit_code == 0
    assert len(recorded()[-1].occasions) == 1
    site = load_site(place / "venuecheck.yaml")
    today = datetime.now().astimezone().date()
    keep_list(site, names(entry("Tuesday Knitters"), dated=today))
    told = run(*again)
    assert "a name is like one on today's lists" in " ".join(told.output.split())
    assert recorded()[-1].recommendation.kind is OutcomeKind.REFER
    assert len(recorded()[0].occasions) == 1


def test_people_who_fill_in_a_form_are_told_what_is_kept(place: Path) -> None:
    """In the terminal, and in the file that organisers get."""
    told = " ".join(run("assess", "venue-booking", said="save\n").output.split())
    assert (
        "for 13 months where it is approved, and for up to 24 months otherwise, counted from the end of the event"
        in told
    )
    page = run("checklist", "organiser-form", "venue-booking", "--output", "form.html")
    assert page.exit_code == 0, page.output
    assert "www.council.example/privacy" in (place / "form.html").read_text("utf-8")


@pytest.mark.parametrize("document", ["dpia", "equality"])
def test_impact_assessments_name_the_venue_its_settings_and_what_is_left_to_it(place: Path, document: str) -> None:
    retention = 'retention: {approve: 7}\nscreening: {max_age_days: 12}\ndeciders: [{name: "Joan", role: "Manager"}]\n'
    (place / "venuecheck.yaml").write_text(CONFIG + retention, encoding="utf-8")
    for format_ in ("html", "markdown", "docx"):
        assert run("governance", document, "--format", format_, "--output", f"out.{format_}").exit_code == 0
    text = (place / "out.markdown").read_text("utf-8")
    assert text.startswith(f"# {'Data protection' if document == 'dpia' else 'Equality'} impact assessment")
    assert "Willow Road Library" in text
    assert text.count("**To fill in: ") >= 8
    assert "within 28 days" in text
    if document == "dpia":
        assert "| Outcome: approve | 7 |" in text
        assert "older than 12 days" in text
        assert "venuecheck.db" in text
    else:
        assert "Joan (Manager)" in text
    page = (place / "out.html").read_text("utf-8")
    assert page.count("<mark>") == text.count("**To fill in: ")
    read = docx.Document(str(place / "out.docx"))
    assert any("Willow Road Library" in paragraph.text for paragraph in read.paragraphs)


def test_the_figures_in_the_equality_assessment_are_those_measured() -> None:
    """Nobody measures anew and leaves the old figures in the template."""
    measured = (catalogue.folder("docs") / "screening.md").read_text("utf-8")
    template = (catalogue.templates() / "governance" / "equality.txt").read_text("utf-8")
    table = measured[measured.index("| community |") :].split("\n\n")[0].splitlines()[2:]
    assert len(table) > 1
    for row in table:
        community, _, strong, _, weak = (cell.strip() for cell in row.strip("|").split("|"))
        assert f"| {community} | {strong} | {weak} |" in template


@pytest.mark.parametrize("filler", ["", "We write and drink tea. " * 19])
def test_a_placard_that_is_quoted_is_shown_in_the_whole_answer(filler: str) -> None:
    """By itself it would read as what the organiser says; a request for advice quotes it so, too."""
    event = f"Letters for people arrested for signs. {filler}They say 'No to war. I support Front of Zorblax'"
    one = assess({**KNITTERS, "event": event})
    shown = " ".join(run("match", one.id, said="2\n").output.split())
    begins, ends = "Letters for people arrested for signs.", "They say 'No to war. I support Front of Zorblax'"
    assert f"Given: {event if not filler else begins}" in shown
    assert ends in shown
    looked = " ".join(run("decide", one.id, said="save\n").output.split())
    assert "Given: I support" not in shown + looked
    assert "“I support" not in shown + looked
    advice = str(rests_on(one, Nation.ENGLAND)["matches"])
    assert ends in advice
    assert "“I support" not in advice


def test_what_was_looked_up_beside_a_persons_name_is_shown_with_its_question() -> None:
    one = assess({**KNITTERS, "organiser": "Carol Hughes from Larkfield Chess Club"})
    looked = " ".join(run("decide", one.id, said="save\n").output.split())
    assert "“Larkfield Chess Club” in the answer to “Who is making the booking?”" in looked
