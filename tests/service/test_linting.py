"""What `lint` names beyond what a file's reader refuses."""

import re
from datetime import date
from pathlib import Path

import pytest

from venuecheck import catalogue
from venuecheck.core.problem import InputError
from venuecheck.core.step import Step, Then
from venuecheck.service.checklists.reading import checklist_in
from venuecheck.service.linting import lint
from venuecheck.service.looking_over import to_hand_out
from venuecheck.service.publishing_checklists import publish

SITE = """\
venue: {id: "st-aidans", name: "", kind: "school"}
networks:
  - {id: "pupils", name: "", user_group: "pupils"}
leave_out:
  - {page: "casino", reason: "Blocked by the line's provider", until: 2020-01-31}
  - {category: "gambling", reason: "Not taught here this term"}
people:
  - {id: "ann", name: "Ann Booker", roles: []}
  - {id: "ben", name: "Ben Booker"}
  - {id: "cam", name: "Cam Booker", roles: ["clerk"]}
"""
ROLE = "write their roles, such as clerk or decider, or take the entry out"
LATER = "take the entry out, or look again and write a later day"


def _said(folder: Path, text: str) -> list[str]:
    path = folder / "file.yaml"
    path.write_text(text, encoding="utf-8")
    return [str(problem).removeprefix(f"{path}:") for problem in lint((path,), date(2026, 11, 29))[1]]


def test_names_that_hold_nothing_and_ends_that_are_past(tmp_path: Path) -> None:
    """The file can be used, so these are warnings, each at its place."""
    assert _said(tmp_path, SITE) == [
        "1:32: warning: 'name' is empty; write it, or take the line out",
        "3:26: warning: 'name' is empty; write it, or take the line out",
        f"5:71: warning: 2020-01-31 is past, so page 'casino' is tried again; {LATER}",
        f"8:44: warning: Ann Booker has no role, and may do nothing here; {ROLE}",
        f"9:5: warning: Ben Booker has no role, and may do nothing here; {ROLE}",
    ]


def test_mistakes_of_type_do_not_hide_mistakes_of_meaning(tmp_path: Path) -> None:
    """All of them in one go: a number that is none, an id that cannot be one, a reason that says nothing."""
    wrong = SITE.replace('"pupils", name', '"Pupils!", name').replace("Not taught here this term", "-")
    said = _said(tmp_path, wrong + "limits: {concurrency: many, step_timeout: 900}\n")
    assert [line.partition(": ")[2].partition(";")[0] for line in said if "warning" not in line] == [
        "'Pupils!' cannot be an id",
        "the reason is missing or too short",
        "a whole number is needed here",
        "step_timeout must be from 0.1 to 120",
    ]


LEAFLETS = (catalogue.folder("checklists") / "leaflets-and-stalls.yaml").read_text(encoding="utf-8")
OWN = LEAFLETS.replace('id: "leaflets-and-stalls"', 'id: "our-leaflets"', 1)
FIRST = 'text: "Which group or organisation is it?"'


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (FIRST, "text: “Which group is it?”", "these quotes are curly, and part of the text"),
        (FIRST, "text: ‘Which group is it?’", "these quotes are curly, and part of the text"),
        ('id: "yes"', "id: yes", "'yes' stands without quotes: other programs read it as true or false"),
        ('must_not: ["', 'expected: ["', "this example does not say which outcomes would be wrong"),
        (FIRST, 'text: "Of what religion is the organiser?"', "this asks for religion or belief (“religion”)"),
        (FIRST, 'text: "Are most of them Muslims or Christians?"', "this asks for religion or belief (“Muslims”)"),
        (FIRST, 'text: "What is their ethnic background?"', "this asks for ethnicity (“ethnic”)"),
        (
            FIRST,
            'text: "What are the speaker’s political views?"',
            "this asks for political opinion (“political views”)",
        ),
        (
            "organiser_text: ",
            'organiser_text: "Whom do you vote for?"  # ',
            "this asks for political opinion (“Whom do you vote”)",
        ),
    ],
)
def test_a_checklist_of_ones_own_is_told(tmp_path: Path, before: str, after: str, said: str) -> None:
    """What YAML takes for text, what an example leaves open, and what nobody is to be asked."""
    assert _said(tmp_path, OWN) == []
    wrong = OWN.replace(before, after, 1)
    assert wrong != OWN
    assert any(line.partition(": ")[2].startswith(said) for line in _said(tmp_path, wrong)), _said(tmp_path, wrong)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (
            '“My venue"',
            CURLY := 'these quotes are curly, and part of the text; write straight ones (") at its start and end',
        ),
        ("“My venue”", CURLY),
        ("“My venue", CURLY),
        ("‘My venue'", CURLY),
        ("“The children’s library'", CURLY),
        ("My venue”", CURLY),
        ("yes", "'yes' stands without quotes: other programs read it as true or false; write \"yes\""),
        ("Off", "'Off' stands without quotes: other programs read it as true or false; write \"Off\""),
        ("“Larkfield” Library", ""),
        ("The library “Larkfield”", ""),
        ("The governors’", ""),
        ("Screens of 32”", ""),
        ("‘Tis the “Larkfield” children’s library", ""),
        ('"yes"', ""),
    ],
)
@pytest.mark.parametrize(
    "text",
    [
        "venue: {{id: st-aidans, name: {}, kind: school}}\nnetworks:\n  - {{id: pupils, user_group: pupils}}\n",
        "partnership: {{id: north, name: {}}}\npartners: []\n",
        "id: own\nname: {}\nsigns: []\n",
        'checklist: {{id: "stalls", version: 1}}\nvenue: {}\nanswers: {{}}\n',
    ],
    ids=["configuration", "partners", "fingerprint", "answers"],
)
def test_a_text_in_no_quotes_or_half_of_them_is_named_in_files_of_every_kind(
    tmp_path: Path, text: str, value: str, said: str
) -> None:
    found = [line for line in _said(tmp_path, text.format(value)) if "curly" in line or "without quotes:" in line]
    assert [line.partition(": ")[2] for line in found] == ([said] if said else [])


@pytest.mark.parametrize(
    ("options", "is_warned"),
    [
        ("[{id: film, text: Film}, {id: talk, text: Talk}]", True),
        ("[{id: film, text: Film}, {id: none, text: None of these, alone: true}]", False),
        ("[{id: film, text: Film}, {id: talk, text: Talk}]\n    not_applicable: true", False),
        ("[{id: film, text: Film}, {id: talk, text: Talk}]\n    required: false", False),
    ],
)
def test_several_choices_that_must_be_answered_need_one_that_says_none(
    tmp_path: Path, options: str, *, is_warned: bool
) -> None:
    asked = f"""
  - id: "planned"
    section: "{_first_section()}"
    text: "What will happen?"
    type: "choices"
    options: {options}
    why: "We look at it."
    basis: "our judgement"
    advisory: true
"""
    said = _said(tmp_path, OWN.replace("\nquestions:\n", f"\nquestions:{asked}", 1))
    warned = [line for line in said if "nobody can say that none of its options is so" in line]
    assert bool(warned) is is_warned
    assert all("add an option with 'alone: true'" in line for line in warned)


def _first_section() -> str:
    return OWN.partition("\nsections:\n")[2].split('"')[1]


def test_a_lawful_question_is_not_taken_for_one_about_belief(tmp_path: Path) -> None:
    """What will happen may be asked: an act of worship, a road race, a party for a birthday, a count of votes."""
    for words in (
        "Is it an act of worship?",
        "Is it a road race?",
        "Is it a birthday party?",
        "Are votes counted there?",
    ):
        assert _said(tmp_path, OWN.replace(FIRST, f'text: "Is it {words}?"', 1)) == []


def test_a_changed_copy_of_a_shipped_checklist_needs_an_id_of_its_own(tmp_path: Path) -> None:
    """Under the same id and version records could not be told apart; unchanged it may lie anywhere."""
    assert _said(tmp_path, LEAFLETS) == []
    (said,) = _said(tmp_path, LEAFLETS.replace(FIRST, 'text: "Who are you?"', 1))
    assert "comes with this program, and says something else; give yours an id of its own" in said
    (raised,) = _said(tmp_path, re.sub(r"(?m)^version: \d+", "version: 99", LEAFLETS, count=1))
    assert "which has no version 99 of it; give yours an id of its own" in raised
    with pytest.raises(InputError, match="comes with this program"):
        publish(str(tmp_path / "file.yaml"), date(2026, 11, 30))


@pytest.mark.parametrize(
    "path",
    [files()[0] for files in (catalogue.plans, catalogue.test_lists, catalogue.fingerprints, catalogue.name_lists)],
    ids=lambda path: path.parent.name,
)
def test_a_changed_copy_of_any_shipped_file_needs_an_id_of_its_own(tmp_path: Path, path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    (tmp_path / "same.yaml").write_text(f"# A copy\n{text}", encoding="utf-8")
    assert not any("comes with this program" in str(one) for one in lint((tmp_path,), date(2026, 11, 30))[1])
    said = _said(tmp_path, re.sub(r'(?m)^(title|name): "', r'\1: "Our ', text, count=1))
    assert [line for line in said if "comes with this program, and says something else there; give yours" in line]
    assert not any("comes with" in line for line in _said(tmp_path, re.sub(r'(?m)^id: "', 'id: "our-', text, count=1)))


def test_a_copy_of_an_older_version_may_be_one_that_came_with_it(tmp_path: Path) -> None:
    text = catalogue.plan_path("walsall-2020").read_text(encoding="utf-8")
    for version, is_warning in ((1, True), (99, False)):
        said = _said(tmp_path, re.sub(r"(?m)^version: \d+", f"version: {version}", text, count=1))
        assert ["warning" in line for line in said if f"this is version {version}" in line] == [is_warning]


def test_a_version_is_compared_with_none_where_what_ships_has_none(tmp_path: Path) -> None:
    text = catalogue.name_lists()[0].read_text(encoding="utf-8")
    said = _said(tmp_path, f"{text}version: 3\n")
    assert [line for line in said if "comes with this program, and says something else there" in line]
    assert [line for line in said if "'version' is not known here" in line]


def test_an_entry_of_the_wrong_type_is_named_once(tmp_path: Path) -> None:
    """And not a second time as missing."""
    said = _said(tmp_path, SITE.replace('page: "casino"', "page: 5"))
    wrong = [line for line in said if "warning" not in line]
    assert len(wrong) == 1
    assert "text is needed here" in wrong[0]


@pytest.mark.parametrize("lost", ["identity", "literature_seen", "organiser"])
def test_an_answer_that_is_needed_is_missed(tmp_path: Path, lost: str) -> None:
    """Such a file only gives a draft, so it is not right yet."""
    whole = (catalogue.folder("checklists") / "samples" / "booking-answers.yaml").read_text(encoding="utf-8")
    assert _said(tmp_path, whole) == []
    without = "".join(line for line in whole.splitlines(keepends=True) if not line.startswith(f"  {lost}:"))
    said = _said(tmp_path, without)
    asked = checklist_in(catalogue.checklist_path("venue-booking")).by_id[lost].text
    assert said == [f"6:1: “{asked}” has no answer, and without it nothing can be recommended; answer it, as '{lost}'"]


def test_a_venues_own_checklist_is_known_by_its_id(tmp_path: Path) -> None:
    """As its settings name it, wherever the file of answers is read from; one that is unknown is named at its line."""
    answers = tmp_path / "answers.yaml"
    whole = (catalogue.folder("checklists") / "samples" / "booking-answers.yaml").read_text(encoding="utf-8")
    shipped = catalogue.checklist_path("venue-booking").read_text(encoding="utf-8")
    own = shipped.replace('id: "venue-booking"', 'id: "our-booking"', 1)
    (tmp_path / "ours.yaml").write_text(own, encoding="utf-8")
    (tmp_path / "venuecheck.yaml").write_text('checklists: ["ours.yaml"]\n' + SITE, encoding="utf-8")
    for name, says in (
        ("our-booking", []),
        ("our-bookin", ["there is no checklist of this name, and no such file; did you mean 'our-booking'?"]),
    ):
        text = whole.replace('checklist: "venue-booking"', f'checklist: "{name}"', 1)
        answers.write_text(text, encoding="utf-8")
        (line,) = (number for number, each in enumerate(text.splitlines(), 1) if each.startswith("checklist:"))
        said = [str(one) for one in lint((answers,), date(2026, 11, 29))[1]]
        assert said == [f"{answers}:{line}:12: {each}" for each in says]
    document, _ = to_hand_out("our-booking", date(2026, 11, 29), settings=tmp_path / "venuecheck.yaml")
    assert document.file == str(tmp_path / "ours.yaml")


def test_a_checklist_that_is_gone_is_named_where_the_settings_name_it(tmp_path: Path) -> None:
    settings = tmp_path / "venuecheck.yaml"
    settings.write_text('checklists:\n  - "gone.yaml"\n' + SITE, encoding="utf-8")
    with pytest.raises(InputError) as refused:
        to_hand_out("our-booking", date(2026, 11, 29), settings=settings)
    what = "'gone.yaml', which 'checklists' names here, is not there; bring it back, or leave it out here"
    assert str(refused.value.problems[-1]) == f"{settings}:2:5: {what}: {tmp_path / 'gone.yaml'}"


def test_letters_are_looked_through(tmp_path: Path) -> None:
    """Their places, what a holding letter tells, and a name by which no letter is made."""
    folder = tmp_path / "letters"
    folder.mkdir()
    for name, text in (
        ("conditons.txt", "# Yes\n\nDear {{to}}"),
        ("refused.txt", "# No\n\nDear {{too}}\n{{said}}\n{{review}}"),
        ("holding.txt", "# Soon\n\nThe police decide"),
        ("refused-old.txt", "# No"),
        ("north-trust-20261130-send-again.txt", "a letter to a partner"),
    ):
        (folder / name).write_text(text, encoding="utf-8")
    (tmp_path / "venuecheck.yaml").write_text(SITE.partition("leave_out")[0].replace('""', '"Wifi"'), encoding="utf-8")
    files, problems = lint((tmp_path,), date(2026, 11, 29))
    assert len(files) == 5
    said = [str(one).removeprefix(f"{folder}/").partition(";")[0] for one in problems if "'name'" not in one.what]
    assert said == [
        "conditons.txt: there is no letter 'conditons', so nothing is made from this file",
        "holding.txt:3:5: 'police' would say why this letter is sent",
        "refused-old.txt: warning: nothing is made from this file, but from 'refused.txt' beside it",
        "refused.txt:3:1: there is nothing to put in place of '{{too}}'",
    ]
    found, told = lint((folder,), date(2026, 11, 29))
    assert (len(found), len(told)) == (4, 4)
    assert set(lint((tmp_path / "venuecheck.yaml",), date(2026, 11, 29))[1]) < set(problems)


def test_a_letter_that_is_no_text_file_is_named(tmp_path: Path) -> None:
    """As an error where the shipped words would go out in its place; what is called as no letter is not looked at."""
    folder = tmp_path / "letters"
    folder.mkdir()
    (folder / "approved.txt").write_text("# Yes\n\nCome.", encoding="utf-8")
    for name in ("approved.docx", "refused.md", "aproved.txt", "refused-cy.txt", "refused", "README.md"):
        (folder / name).write_bytes(b"PK\x03\x04")
    other = "letters are made from files that end with .txt, so nothing is made from this one; save its text as"
    beside = (
        "nothing is made from this file, but from 'approved.txt' beside it; where it was set aside, nothing is to be"
    )
    said = [str(one).removeprefix(f"{folder}/") for one in lint((folder,), date(2026, 11, 29))[1]]
    assert [line for line in said if "begin with one title" not in line] == [
        f"approved.docx: warning: {beside} done; else bring its text into 'approved.txt'",
        f"aproved.txt: warning: {beside} done; else bring its text into 'approved.txt'",
        f"refused: {other} 'refused.txt'",
        "refused-cy.txt: there is no letter 'refused-cy', so nothing is made from this file; did you mean 'refused'?",
        f"refused.md: {other} 'refused.txt'",
    ]


def test_a_test_list_is_read_in_one_round(tmp_path: Path) -> None:
    """Of form, of meaning, and an id that a question to the network has."""
    shipped = (catalogue.folder("test_lists") / "demo.yaml").read_text(encoding="utf-8")
    wrong = (
        shipped.replace("version: 1", 'version: "one"', 1)
        + '  - {id: "quic", url: "ftp://x.test/", category: "none"}\n'
        + '  - {id: "quoc", category: "none"}\n'
    )
    said = _said(tmp_path, wrong)
    assert sum("category 'none'" in line for line in said) == 2
    for part in ("a whole number is needed here", "'quic' is the id of a question to the network", "'url' is missing"):
        assert any(part in line for line in said), (part, said)


def test_a_checklist_is_read_in_one_round(tmp_path: Path) -> None:
    """An entry that is not known, a condition about nothing, and one that does not say whether it limits."""
    shipped = (catalogue.folder("checklists") / "venue-booking.yaml").read_text(encoding="utf-8")
    wrong = shipped.replace("limits: true", "unlimited: true", 1).replace("identity ==", "identidy ==", 1)
    assert wrong.count("identidy") == 1
    said = _said(tmp_path, wrong)
    for part in ("'unlimited' is not known here", "identidy", "does not say whether it limits"):
        assert any(part in line for line in said), (part, said)


def test_the_sheet_of_a_hand_check_is_told_how_it_is_brought_in(tmp_path: Path) -> None:
    path = tmp_path / "paper.csv"
    path.write_text("item,what it is,answer,note\nform,Do not change this row,venuecheck hand check 1,\n", "utf-8")
    (told,) = lint((path,), date(2026, 11, 30))[1]
    assert told.then == Then(step=Step.IMPORT_HAND_CHECK, about=str(path))
