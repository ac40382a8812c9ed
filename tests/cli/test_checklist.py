"""`venuecheck checklist`, `decide`, and `assess --again`, as a person uses them."""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import jsonschema
import pytest
from axe_playwright_python.sync_playwright import Axe
from click.testing import CliRunner, Result
from playwright.sync_api import Browser, Page, expect

from venuecheck import catalogue
from venuecheck.assessment.assessment import Assessment
from venuecheck.cli.main import cli
from venuecheck.core.problem import InputError
from venuecheck.records.store import Store
from venuecheck.service.checklists.reading import checklist_in

CONFIG = """\
venue:
  id: "willow-road"
  name: "Willow Road Library"
  kind: "library"
  nation: "wales"
networks:
  - id: "guest"
deciders:
  - name: "Joan Whitlock"
    role: "Facilities manager"
"""
HEAD = 'checklist: "venue-booking"\nsubject: "{}"\nperson: "Pat Green"\nanswers:\n'
KNITTERS = """\
  organiser: "Carol Hughes"
  booking_for: "own_group"
  organisation: "Tuesday Knitters"
  event: "Weekly knitting and tea, about twelve people"
  planned: ["none"]
  identity: "known"
  hire_terms: "agreed"
  concerns: ["none"]
"""
APPROVED = 'decision:\n  outcome: "approve"\n  person: "Pat Green"\n  role: "Manager"\n  reasons: "Known for years"\n'


def run(*words: str, said: str = "") -> Result:
    """The command line."""
    return CliRunner().invoke(cli, list(words), input=said)


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """A venue that names its decider."""
    path = tmp_path / "venuecheck.yaml"
    path.write_text(CONFIG, encoding="utf-8")
    return path


def recorded(config: Path) -> tuple[Assessment, ...]:
    """What has been recorded."""
    with Store.open(f"sqlite:///{(config.parent / 'venuecheck.db').as_posix()}", "willow-road") as store:
        return store.all("assessment", Assessment)


def assess(config: Path, text: str, *words: str) -> Result:
    """Assess a booking from an answers file."""
    path = config.parent / "answers.yaml"
    path.write_text(text, encoding="utf-8")
    return run("assess", "venue-booking", "--config", str(config), "--answers", str(path), *words)


def test_drafts_are_listed_from_their_rows_whatever_the_checklist(config: Path) -> None:
    """With who began each and how to go on; one whose checklist is not here any more is listed as well."""
    assert "No draft is kept." in run("checklist", "drafts", "--config", str(config)).output
    assert (
        assess(
            config, HEAD.format("Hall") + KNITTERS.replace('  hire_terms: "agreed"\n', ""), "--draft", "hall"
        ).exit_code
        == 3
    )
    with Store.open(f"sqlite:///{(config.parent / 'venuecheck.db').as_posix()}", "willow-road") as store:
        store.save_draft("assessment", "long-gone/willow-road/draft-7", {"subject": "Old", "values": {"a": 1}}, over="")
    said = run("checklist", "drafts", "--config", str(config)).output
    assert "Hall, by Pat Green; 7 answered, kept on " in said
    assert "venuecheck assess venue-booking --draft hall" in said
    assert "Old, by nobody named yet; 1 answered" in said
    assert "venuecheck assess long-gone --draft draft-7" in said
    assert "2 kept." in said


def test_show_names_questions_and_options_as_answers_files_do() -> None:
    """Authors and whoever writes an answers file need the ids."""
    shown = " ".join(run("checklist", "show", "venue-booking").output.split())
    found = checklist_in(catalogue.checklist_path("venue-booking"))
    for name in found.by_id:
        assert f"id: {name}" in shown
    assert "[own_group]" in shown


def test_show_says_a_checklist_as_a_person_reads_it() -> None:
    shown = run("checklist", "show", "venue-booking").output
    assert "  1. Who is making the booking?" in shown
    assert "Only if “Who is the booking for?” is neither “The person booking, for a private event" in " ".join(
        shown.split()
    )
    assert "- Refuse: if the point “What is planned plainly breaks the law” was raised" in " ".join(shown.split())
    assert all(len(line) <= 80 or "http" in line for line in shown.splitlines())


@pytest.mark.parametrize("checklist", [path.stem for path in catalogue.checklists()])
def test_nothing_that_people_read_names_a_condition_by_its_id(checklist: str) -> None:
    """In brackets, as words for an answers file, `show` names questions and options alone."""
    found = checklist_in(catalogue.checklist_path(checklist))
    ids = {name for name in found.terms if "_" in name}
    for words in (("show", checklist), ("show", checklist, "--format", "svg"), ("paper", checklist)):
        said = re.sub(r"\[[^\]]*\]|\([^()]*; id: [^()]*\)", "", " ".join(run("checklist", *words).output.split()))
        assert not ids & set(re.findall(r"\w+", said)), words


@pytest.mark.parametrize("checklist", ["venue-booking", "leaflets-and-stalls", "election-meeting"])
def test_the_organiser_is_asked_the_same_on_paper_as_on_a_computer(checklist: str) -> None:
    asked = re.compile(r"Why this is asked: (.+?)</p>")
    on_paper = run("checklist", "organiser-form", checklist, "--format", "html").output
    on_a_computer = run("checklist", "organiser-form", checklist).output
    assert asked.findall(on_paper) == asked.findall(on_a_computer) != []
    texts = set(re.findall(r'class="asked[^"]*">\d+[a-z]?\. (.+?)</p>', on_paper))
    # what "only if" speaks of stands on the form itself
    for question in re.findall(r"“([^”]+\?)”", "".join(re.findall(r'class="only.*', on_paper))):
        assert question in texts


@pytest.mark.parametrize("format_", ["html", "fillable"])
def test_the_hire_terms_stand_where_an_organiser_is_asked_to_accept_them(tmp_path: Path, format_: str) -> None:
    """As the venue wrote them, once, and on no form of the staff's; without any, nothing is shown."""
    config = tmp_path / "venuecheck.yaml"
    terms = 'letters: {terms: "1. Keep to the law.\\n2. <No> open fires."}'
    place = 'venue: {id: "hall"}\nnetworks: [{id: "wifi", user_group: "pupils"}]'
    config.write_text(f"{place}\n{terms}\n", "utf-8")
    form = ("checklist", "organiser-form", "venue-booking", "--format", format_)
    shown = run(*form, "--config", str(config)).output
    assert shown.count("1. Keep to the law.\n2. &lt;No&gt; open fires.") == 1
    assert shown.index("Do you accept the venue&#39;s hire terms") < shown.index("1. Keep to the law.")
    assert shown.index("1. Keep to the law.") < shown.index("The terms are what you and the venue can both rely on")
    assert 'class="told terms"' not in run(*form).output
    assert "open fires" not in run("checklist", "paper", "venue-booking", "--config", str(config)).output


def test_the_flow_picture_is_svg_with_every_question_and_nothing_from_outside() -> None:
    root = ET.fromstring(run("checklist", "show", "venue-booking", "--format", "svg").stdout_bytes)  # noqa: S314 - ours
    texts = " ".join(text for element in root.iter() for text in [element.text or ""])
    assert "Who is making the booking?" in texts
    assert "only if" in texts
    tags = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert tags <= {"svg", "title", "desc", "style", "rect", "path", "text"}


def test_paper_is_html_or_a_pdf_that_fetches_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = run("checklist", "paper", "venue-self-assessment").output
    assert "<script" not in page
    assert "Is there a written policy" in page
    try:
        import weasyprint  # noqa: PLC0415 - is it here, with Debian's libraries?
    except (ImportError, OSError) as error:
        pytest.skip(f"no PDF here: {error}")
    out = tmp_path / "paper.pdf"
    assert run("checklist", "paper", "venue-booking", "--format", "pdf", "--output", str(out)).exit_code == 0
    assert out.read_bytes().startswith(b"%PDF-")
    laid_out = weasyprint.HTML(string=run("checklist", "paper", "venue-booking").output).render()
    assert len(laid_out.pages) == 2
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    missing = run("checklist", "paper", "venue-booking", "--format", "pdf")
    assert isinstance(missing.exception, InputError)
    assert "venuecheck[pdf]" in str(missing.exception)


@pytest.mark.parametrize(
    ("checklist", "says", "never"),
    [
        ("venue-booking", ("A named person decides", "Hold it until", "Not available at once", "Any limit"), ()),
        ("election-meeting", ("A named person decides", "Hold it until", "the room is taken"), ("Not available: ",)),
        ("venue-self-assessment", ("nobody decides on it", "Not in place"), ("A named person decides", "Any limit")),
        ("private-venue-advice", ("The owner decides", "Who approves"), ("A named person decides", "Any limit")),
    ],
)
def test_paper_offers_what_can_be_decided_and_says_so_where_nobody_decides(
    checklist: str, says: tuple[str, ...], never: tuple[str, ...]
) -> None:
    page = run("checklist", "paper", checklist).output
    assert [words for words in says if words not in page] == []
    assert [words for words in never if words in page] == []


def test_publishing_keeps_a_digest_and_a_silent_change_is_a_mistake(tmp_path: Path) -> None:
    path = tmp_path / "venue-booking.yaml"
    text = catalogue.checklist_path("venue-booking").read_text("utf-8")
    path.write_text(text, encoding="utf-8")
    assert "is published" in run("checklist", "publish", str(path)).output
    assert "has not changed" in run("checklist", "publish", str(path)).output
    path.write_text("# another comment\n" + text, encoding="utf-8")
    assert run("lint", str(path)).exit_code == 0
    path.write_text(text.replace("Who is making", "Who makes", 1), encoding="utf-8")
    wrong = run("lint", str(path))
    assert wrong.exit_code == 2
    assert "'venue-booking' has changed since its version" in wrong.output
    assert isinstance(run("checklist", "publish", str(path)).exception, InputError)
    (tmp_path / "published.json").write_text("[]", encoding="utf-8")
    assert "this is not a file of the form" in run("lint", str(path)).output


@pytest.mark.parametrize(
    ("was", "now", "says"),
    [
        ("Which group or organisation is it?", "Of what religion is the organiser?", "this asks for religion"),
        ('must_not: ["', 'must_not: []  # ["', "which outcomes would be wrong"),
        ('outcome: "approve"\n    must_not', 'outcome: "refuse"\n    must_not', "the outcome is"),
    ],
)
def test_what_lint_refuses_is_handed_to_nobody_and_is_shown_with_what_is_wrong(
    tmp_path: Path, was: str, now: str, says: str
) -> None:
    text = catalogue.checklist_path("leaflets-and-stalls").read_text("utf-8")
    text = text.replace('id: "leaflets-and-stalls"', 'id: "our-stall"', 1)
    own, wrong = (tmp_path / name for name in ("own.yaml", "wrong.yaml"))
    own.write_text(text, encoding="utf-8")
    wrong.write_text(text.replace(was, now, 1), encoding="utf-8")
    assert run("lint", str(wrong)).exit_code == 2
    out = ("--output", str(tmp_path / "made.html"))
    export = ("export", "--to", str(tmp_path / "made.xlsx"))
    for command in (("publish",), ("paper", *out), ("organiser-form", *out), export):
        refused = run("checklist", command[0], str(wrong), *command[1:]).exception
        assert isinstance(refused, InputError), command
        assert says in str(refused)
        assert sorted(each.name for each in tmp_path.iterdir()) == ["own.yaml", "wrong.yaml"]
    for seen in (run("checklist", "show", str(wrong)), run("checklist", "diff", str(own), str(wrong))):
        assert seen.exit_code == 0
        assert says in seen.stderr
        assert "Put right in" in seen.stderr
        assert says not in seen.stdout
    assert run("checklist", "show", str(own)).stderr == ""


def test_what_differs_is_told_as_far_as_it_can_be_read(tmp_path: Path) -> None:
    """A question that went and is still asked about; then what is to be put right."""
    own, wrong = tmp_path / "own.yaml", tmp_path / "wrong.yaml"
    text = catalogue.checklist_path("venue-booking").read_text("utf-8").replace("venue-booking", "our-booking", 1)
    own.write_text(text, encoding="utf-8")
    before, question, after = re.split(r'(  - id: "has_website"\n.*?)(?=\n  - id:)', text, maxsplit=1, flags=re.DOTALL)
    assert "text:" in question
    wrong.write_text(before + after, encoding="utf-8")
    seen = run("checklist", "diff", str(own), str(wrong))
    assert seen.exit_code == 2
    assert seen.stdout.startswith("This is what differs as far as the files can be read:\n")
    assert "has_website: gone\n" in seen.stdout
    assert "  + has_website == 'no' (which cannot be read as it stands)\n" in seen.stdout
    assert "'has_website' is not known here" in seen.stderr
    assert "put the question of this name back, or take it out of this condition" in seen.stderr
    assert isinstance(run("checklist", "show", str(wrong)).exception, InputError)


def test_export_and_import_by_the_command_line(tmp_path: Path) -> None:
    form, back = tmp_path / "form.xlsx", tmp_path / "venue-booking.yaml"
    assert run("checklist", "export", "venue-booking", "--to", str(form)).output == f"Written to {form}.\n"
    done = run("checklist", "import", str(form), "--to", str(back))
    assert done.exit_code == 0, done.output
    assert run("checklist", "show", str(back)).output == run("checklist", "show", "venue-booking").output
    assert isinstance(run("checklist", "import", str(form), "--to", str(back)).exception, InputError)


def test_an_assessment_is_written_as_its_schema_says(config: Path) -> None:
    """Undecided, and decided."""
    schema = json.loads((catalogue.templates() / "schemas" / "assessment.json").read_text("utf-8"))
    for answers in (HEAD.format("Hall") + KNITTERS, HEAD.format("Hall") + KNITTERS + APPROVED):
        written = assess(config, answers, "--format", "json")
        jsonschema.Draft202012Validator(schema).validate(json.loads(written.stdout))


def test_what_is_recorded_undecided_is_decided_later(config: Path) -> None:
    assert assess(config, HEAD.format("Hall") + KNITTERS).exit_code == 0
    (found,) = recorded(config)
    assert found.decision is None
    waiting = run("decide", "--config", str(config))
    assert waiting.exit_code == 3
    assert found.id in waiting.output
    by_form = run("decide", found.id, "--config", str(config), said="1\nPat Green\nManager\n\n")
    assert by_form.exit_code == 0, by_form.output
    assert f"venuecheck letter {found.id} --draft" in by_form.output, "what comes next is said"
    (decided,) = recorded(config)
    assert decided.decision is not None
    assert decided.decision.outcome == "approve"
    assert decided.decision.valid_until is not None
    assert run("decide", "--config", str(config)).exit_code == 0
    words = ("--outcome", "withdrawn", "--person", "Pat Green", "--role", "Manager", "--reasons", "They rang")
    withdrawn = run("decide", found.id, "--config", str(config), *words)
    assert withdrawn.exit_code == 0
    assert "venuecheck letter" not in withdrawn.output, "no letter follows"
    assert recorded(config)[0].decision is not None
    assert getattr(recorded(config)[0].decision, "kind", "") == "withdrawn"
    with Store.open(f"sqlite:///{(config.parent / 'venuecheck.db').as_posix()}", "willow-road") as store:
        assert store.keys("assessment") == (found.id,)


def test_a_referral_is_for_the_named_decider(config: Path) -> None:
    text = (catalogue.folder("checklists") / "samples" / "booking-answers-refer.yaml").read_text("utf-8")
    assert assess(config, text.partition("decision:")[0]).exit_code == 0
    (found,) = recorded(config)
    limits = (
        *("--right-engaged", "Article 10", "--aim", "The safety of those whom the words would drive out"),
        *("--why-proportionate", "Waiting a week for advice is less than refusing the room"),
        *("--power-relied-on", "Hire terms, clause 4"),
    )
    refer = ("--outcome", "refer", "--role", "Manager", "--reasons", "The poster announces a rally", *limits)
    referred = run("decide", found.id, "--config", str(config), *refer, "--person", "Pat Green")
    assert referred.exit_code == 0, referred.output + str(referred.exception)
    waiting = run("decide", "--config", str(config))
    assert waiting.exit_code == 3, "what is referred still waits, as the report says"
    assert "referred by Pat Green" in " ".join(waiting.output.split())
    words = ("--outcome", "approve", "--role", "Manager", "--reasons", "Seen the poster")
    by_other = run("decide", found.id, "--config", str(config), *words, "--person", "Pat Green")
    assert "refer it to Joan Whitlock (Facilities manager)" in str(by_other.exception)
    decided = run("decide", found.id, "--config", str(config), *words, "--person", "Joan Whitlock")
    assert decided.exit_code == 0
    said = " ".join(decided.output.split())
    assert "Pat Green had referred it on " in said
    assert "because “The poster announces a rally”" in said


@pytest.mark.parametrize(
    ("outcome", "unread"),
    [
        ("approve", ("--deposit", "It is kept")),
        ("approve", ("--without-fact",)),
        ("approve", ("--alternative", "Another day")),
        ("approve", ("--after-hold", "Nothing came")),
        ("withdrawn", ("--aim", "The safety of others")),
        ("withdrawn", ("--rests-on", "q1")),
        ("withdrawn", ("--source", "A letter")),
        ("refer", ("--off-from", "2026-12-01")),
        ("refer", ("--fact", "The roof leaks")),
    ],
)
def test_what_an_outcome_does_not_read_is_refused_and_nothing_is_recorded(
    config: Path, outcome: str, unread: tuple[str, ...]
) -> None:
    """Whoever typed it took it to be said."""
    assert assess(config, HEAD.format("Hall") + KNITTERS).exit_code in {0, 3}
    (found,) = recorded(config)
    words = ("--outcome", outcome, "--role", "Manager", "--reasons", "They rang us", "--person", "Pat Green")
    refused = run("decide", found.id, "--config", str(config), *words, *unread)
    assert f"'{outcome}' says nothing of this" in str(refused.exception)
    assert recorded(config)[0].decision is None
    assert run("decide", found.id, "--config", str(config), *words).exit_code == 0


def test_one_check_covers_a_series_until_something_changes(config: Path) -> None:
    assert assess(config, HEAD.format("Hall") + KNITTERS + APPROVED).exit_code == 0
    (first,) = recorded(config)
    same = assess(config, HEAD.format("Hall, 10 October").rstrip() + " {}\n", "--again", first.id)
    assert same.exit_code == 0, same.output
    (covered,) = recorded(config)
    assert [one.subject for one in covered.occasions] == ["Hall, 10 October"]
    changed = assess(config, HEAD.format("Hall, 17 October") + '  organiser: "Bob Hill"\n', "--again", first.id)
    assert changed.exit_code == 3, changed.output
    assert "must be given again: “Who is making the booking?”, “How do you know" in " ".join(changed.output.split())
    assert "How do you know who they are?" in changed.output
    assert "Who is the booking for?" not in changed.output


def test_in_the_form_a_later_booking_asks_again_only_what_changed(config: Path) -> None:
    assert assess(config, HEAD.format("Hall") + KNITTERS + APPROVED).exit_code == 0
    (first,) = recorded(config)
    again = ("assess", "venue-booking", "--config", str(config), "--again", first.id)
    same = run(*again, said="Hall again\nPat Green\n" + "\n" * 9)
    assert same.exit_code == 0, same.output
    assert "Covered by the earlier check" in same.output
    assert len(recorded(config)[0].occasions) == 1
    lines = ["Hall, a third time", "Pat Green", *[""] * 8, "3", "Bob Hill", "2", "1", "", "1", "Pat Green"]
    lines += ["Manager", ""]
    other = run(*again, said="".join(f"{line}\n" for line in lines))
    assert other.exit_code == 0, other.output
    assert "This booking needs a decision of its own: these answers changed" in other.output
    newest = max(recorded(config), key=lambda one: (one.follows != "", one.started))
    assert newest.follows == first.id


def test_a_file_from_an_organiser_says_only_what_an_organiser_can_say(config: Path) -> None:
    forged = assess(config, HEAD.format("Hall") + KNITTERS + APPROVED, "--from-organiser")
    said = str(forged.exception)
    assert "(“How do you know who they are?”) is for the venue to answer" in said
    assert "an organiser's file carries no decision" in said
    row = '  planned: ["guest"]\n  speakers: [{speaker_name: "A", speaker_check: "nothing"}]\n'
    assert "'speaker_check' (“Have you looked at what they have said or published?”) is for the venue" in str(
        assess(config, HEAD.format("Hall") + row, "--from-organiser").exception
    )
    assert recorded(config) == ()


def test_several_drafts_are_kept_by_name(config: Path) -> None:
    start = ("assess", "venue-booking", "--config", str(config))
    assert run(*start, "--draft", "fair", said="Book fair\nsave\n").exit_code == 3
    assert run(*start, said="no\nKnitting\nsave\n").exit_code == 3
    both = run(*start, said="9\n?\nsave\n").output
    assert "draft 'fair'" in both
    assert "! Type a number from 1 to 2, or new." in both
    assert "What is your name?" in run(*start, "--draft", "fair", said="Pat\nsave\n").output
    assert isinstance(run(*start, "--draft", "a b/c", said="").exception, InputError)


def test_a_file_is_named_in_answers_and_its_digest_kept(config: Path, tmp_path: Path) -> None:
    text = catalogue.checklist_path("venue-booking").read_text("utf-8")
    # what the first example says is asked is not asked alone any more
    text = re.sub(r"    asked:\n(      - .*\n)+", "", text, count=1)
    poster = '  - id: "poster"\n    section: "ask"\n    text: "Poster?"\n    why: "To see it."\n    type: "file"\n'
    poster += '    required: false\n    sources: ["NY"]\n'
    own = tmp_path / "venue-booking.yaml"
    own.write_text(text.replace("questions:\n", f"questions:\n{poster}\n", 1), encoding="utf-8")
    (tmp_path / "poster.pdf").write_bytes(b"%PDF-1.7")
    path = tmp_path / "answers.yaml"
    for name, status in (("poster.pdf", 0), ("missing.pdf", None)):
        path.write_text(HEAD.format("Hall") + f'  poster: "{name}"\n' + KNITTERS, encoding="utf-8")
        done = run("assess", str(own), "--config", str(config), "--answers", str(path))
        if status is None:
            assert "the file cannot be read" in str(done.exception)
        else:
            assert done.exit_code == status, done.output
    (answer,) = [one for one in recorded(config)[0].answers if one.question == "poster"]
    assert isinstance(answer.value, dict)
    assert len(str(answer.value["sha256"])) == 64


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that asks for nothing."""
    opened = browser.new_page(viewport={"width": 360, "height": 780})
    asked: list[str] = []
    opened.on("request", lambda request: asked.append(request.url))
    opened.on("pageerror", lambda error: asked.append(str(error)))
    yield opened
    assert [url for url in asked if not url.startswith(("file:", "blob:"))] == []
    opened.close()


@pytest.mark.browser
def test_an_organiser_fills_the_form_in_and_the_venue_reads_it(page: Page, config: Path, tmp_path: Path) -> None:
    form, saved = tmp_path / "form.html", tmp_path / "answers.json"
    words = ("checklist", "organiser-form", "venue-booking", "--config", str(config), "--output", str(form))
    assert run(*words).exit_code == 0
    text = form.read_text("utf-8")
    assert "Is there anything that you would like to look into?" not in text  # the venue's own questions stay here
    page.goto(form.as_uri())
    expect(page.get_by_text("Willow Road Library asks")).to_be_visible()
    expect(page.get_by_text("withdraw your booking at any time")).to_be_visible()
    expect(page.get_by_text("What is your group or organisation called?")).to_be_hidden()
    page.get_by_role("button", name="Save the answers").click()
    expect(page.locator("#problems").get_by_text("What is your name?: This needs an answer.")).to_be_visible()
    page.get_by_label("What is your name?").fill("Carol Hughes")
    page.get_by_label("My own group or organisation").check()
    page.get_by_label("What is your group or organisation called?").fill("Tuesday </script> Knitters")
    page.get_by_label("What is your event, and what will happen at it?").fill("Knitting, tea and a talk on wool")
    page.get_by_label("None of these").check()
    page.get_by_label("A speaker, performer or film").check()
    assert not page.get_by_label("None of these").is_checked()
    page.get_by_label("What is the speaker's name?").fill("Dr Bell")
    page.get_by_label("What do they speak about?").fill("Wool")
    page.get_by_role("button", name="Add another speaker").click()
    page.get_by_label("What is the speaker's name?").nth(1).fill("T. Ferreira")
    page.get_by_label("What do they speak about?").nth(1).fill("Songs")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert Axe().run(page).violations_count == 0
    page.get_by_label("How can the venue reach you?").fill("07700 900123")
    page.get_by_label("Which room would you like?").fill("Hall")
    page.get_by_label("Yes", exact=True).check()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save the answers").click()
    download.value.save_as(saved)
    expect(page.locator("#saved")).to_be_visible()
    page.reload()
    page.locator("#load").set_input_files(saved)
    assert page.get_by_label("What is the speaker's name?").nth(1).input_value() == "T. Ferreira"
    written = json.loads(saved.read_text("utf-8"))
    assert written["subject"] == "Hall, Tuesday </script> Knitters"  # made of what is asked once
    assert [one["speaker_name"] for one in written["answers"]["speakers"]] == ["Dr Bell", "T. Ferreira"]
    done = run("assess", "venue-booking", "--config", str(config), "--from-organiser", "--answers", str(saved))
    assert done.exit_code == 3, done.output
    rest = ["Pat Green", "", "1", "", "1", "1", "10", *[""] * 7, "1", "Pat Green", "Manager", ""]
    went_on = run(
        "assess", "venue-booking", "--config", str(config), said="yes\n" + "".join(f"{one}\n" for one in rest)
    )
    assert went_on.exit_code == 0, went_on.output
    (found,) = recorded(config)
    assert found.person == "Pat Green"
    said_by = {one.question: one.said_by for one in found.answers}
    assert said_by["organisation"] == "organiser"
    assert said_by["identity"] == ""


def test_on_paper_an_objection_leads_to_the_question_about_the_day() -> None:
    """It is no reason to look closer, so it is not among the questions of those that are left out."""
    page = run("checklist", "paper", "venue-booking").output
    asked = page.index("What do the police or community safety say about the day?")
    assert "Only if somebody objects, is controversial or was refused elsewhere." in page[asked : asked + 300]
    assert "Where there is a reason to look closer, 22 more questions can be asked." in page


def test_paper_names_the_questions_that_most_bookings_need() -> None:
    """By the numbers that stand there, and by what an ordinary booking is asked."""
    page = run("checklist", "paper", "venue-booking").output
    named = re.search(r"For most, these numbers are enough: ([0-9, ]+)\.", page)
    assert named is not None
    texts = dict(re.findall(r'class="asked">(\d+)\. (.+?)</p>', page))
    checklist = checklist_in(catalogue.checklist_path("venue-booking"))
    first = checklist.examples[0]
    asked = [checklist.by_id[each] for each in first.answers.values]
    assert {texts[number] for number in named[1].split(", ")} == {one.text for one in asked}
    assert len(asked) == 8
    assert "For most" not in run("checklist", "paper", "venue-self-assessment").output


def test_of_a_form_that_is_left_at_once_no_answer_is_said_to_be_kept(config: Path) -> None:
    left = run("assess", "venue-booking", "--config", str(config), said="")
    assert "Nothing was answered. To begin, type:" in " ".join(left.output.split())
    begun = run("assess", "venue-booking", "--config", str(config), said="A. Person\nsave\n")
    assert "To go on with the answers that are kept, type:" in " ".join(begun.output.split())
