"""`venuecheck init` on the command line."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from venuecheck.authoring.document import read_file
from venuecheck.cli.commands import init
from venuecheck.cli.main import main
from venuecheck.core.problem import InputError, InvalidError
from venuecheck.core.venue import Body, Nation
from venuecheck.service.sites.setting_up import missing_of
from venuecheck.service.sites.site import load_site


def run(folder: Path, *arguments: str, typed: str = "") -> Result:
    """Run the command in `folder`."""
    return CliRunner().invoke(init.command, [*arguments, "--folder", str(folder)], input=typed)


_NOTHING = "\n" * 20
"""Enter to every other question: left out."""


def venue(folder: Path) -> object:
    """Read the venue that was written."""
    data = read_file(folder / "venuecheck.yaml").data
    assert isinstance(data, dict)
    return data["venue"]


def test_given_on_the_command_line(tmp_path: Path) -> None:
    """With a name and a kind nothing is asked, and the next command is printed."""
    done = run(tmp_path, "--name", 'The "Old" Library: East', "--kind", "library")
    assert done.exit_code == 0
    assert venue(tmp_path) == {"id": "the-old-library-east", "name": 'The "Old" Library: East', "kind": "library"}
    assert done.stdout.splitlines()[-1] == f"    venuecheck lint {tmp_path / 'venuecheck.yaml'}"


@pytest.mark.parametrize(
    ("kind", "lists"),
    [("school", ["uk-education"]), ("library", ["uk-library-child", "uk-library-adult"]), ("health", [])],
)
def test_what_can_be_told_without_a_reference_is_said(tmp_path: Path, kind: str, lists: list[str]) -> None:
    """The share of each list that is for this kind of venue, why no more, and what to do."""
    out = run(tmp_path, "--name", "Place", "--kind", kind).stdout
    assert [each for each in lists if f"in {each} (" in out] == lists
    assert all((said in out) is bool(lists) for said in ("can be told", "could not tell", "venuecheck witness"))


def test_nobody_to_ask(tmp_path: Path) -> None:
    """Without a terminal a placeholder stands in, and is said to."""
    done = run(tmp_path)
    assert done.exit_code == 0
    assert venue(tmp_path) == {"id": "my-venue", "name": "My venue", "kind": "other"}
    assert "nobody gave them" in done.stdout


def test_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """At a terminal the name and the kind are asked for, again where the answer is none."""
    monkeypatch.setattr(init, "_somebody_is_there", lambda: True)
    done = run(tmp_path, typed="\nHill Top School\n99\n1\n" + _NOTHING)
    assert done.exit_code == 0
    assert venue(tmp_path) == {"id": "hill-top-school", "name": "Hill Top School", "kind": "school"}
    assert "10  place of worship" in done.stdout
    assert "nobody gave them" not in done.stdout


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("library", "library"),
        (" Library ", "library"),
        ("place of worship", "place_of_worship"),
        ("place_of_worship", "place_of_worship"),
        ("community centre", "community"),
        ("Other venue", "other"),
        ("03", "library"),
        ("palace\np\n12\n-1\nprison", "prison"),
    ],
)
def test_a_kind_is_named_by_its_number_or_its_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, kind: str
) -> None:
    """What is none, or could be two, is asked again."""
    monkeypatch.setattr(init, "_somebody_is_there", lambda: True)
    done = run(tmp_path, "--name", "A", typed=f"{typed}\n" + _NOTHING)
    assert done.exit_code == 0, done.output
    written = venue(tmp_path)
    assert isinstance(written, dict)
    assert written["kind"] == kind
    assert done.output.count("is none of these") == typed.count("\n")


def test_refusals(tmp_path: Path) -> None:
    """A second configuration, a name of nothing and an unknown kind are refused."""
    assert run(tmp_path, "--name", "A", "--kind", "other").exit_code == 0
    again = run(tmp_path, "--name", "B", "--kind", "other")
    assert isinstance(again.exception, InputError)
    assert again.stdout == ""
    nothing = run(tmp_path / "b", "--name", " ", "--kind", "other")
    assert isinstance(nothing.exception, InputError)
    assert run(tmp_path / "c", "--kind", "palace").exit_code == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "venuecheck.anchor",
        "venuecheck.key",
        "venuecheck.yaml",
    ]


def test_a_refusal_ends_with_status_2(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The whole command says what to do, and its status is 2."""
    (tmp_path / "venuecheck.yaml").write_text("mine")
    monkeypatch.setattr("sys.argv", ["venuecheck", "init", "--name", "A", "--folder", str(tmp_path)])
    with pytest.raises(SystemExit) as ending:
        main()
    assert ending.value.code == 2
    assert "edit it, or name another folder" in capsys.readouterr().err


_ANSWERS = {
    "nation": "Wales",
    "body": "charity",
    "organisation": "Larkfield Trust",
    "address": "12, Willow Road; Exampletown ; EX1 2AB",
    "people": "Joan Whitlock (Head of Halls): decider, manager\nCal Reyes: clerk\n",
    "review": "Write to the trustees within 28 days; one who did not decide looks at it.",
    "contact": "Room hire, 01632 960001",
    "privacy": "www.larkfield.example/privacy",
    "lawful_basis": "legitimate interests, UK GDPR article 6(1)(f)",
    "data_protection": "The trust's secretary, data@larkfield.example",
    "legal": "A solicitor, law@larkfield.example",
    "electoral": "Electoral services, 01632 960003",
    "coordinator": "The Prevent coordinator, 01632 960006",
    "community_safety": "Community safety, 01632 960004",
}


def test_all_that_letters_and_decisions_hang_on_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """At a terminal, one thing at a time; what is written can be used as it is, and nothing is said to be missing."""
    monkeypatch.setattr(init, "_somebody_is_there", lambda: True)
    done = run(tmp_path, typed="Larkfield Hall\ncommunity\n" + "".join(f"{one}\n" for one in _ANSWERS.values()))
    assert done.exit_code == 0, done.output
    site = load_site(tmp_path / "venuecheck.yaml")
    assert (site.venue.nation, site.venue.body) == (Nation.WALES, Body.CHARITY)
    assert [(one.id, one.name, one.title) for one in site.people.listed] == [
        ("joan-whitlock", "Joan Whitlock", "Head of Halls"),
        ("cal-reyes", "Cal Reyes", ""),
    ]
    assert [one.name for one in site.deciders] == ["Joan Whitlock"]
    assert site.letters.address == "12, Willow Road\nExampletown\nEX1 2AB"
    assert {
        name: getattr(site.letters, name) for name in _ANSWERS if name not in {"nation", "body", "people", "address"}
    } == {name: said for name, said in _ANSWERS.items() if name not in {"nation", "body", "people", "address"}}
    assert "Not said yet" not in done.stdout
    assert missing_of(site) == ()


def test_what_cannot_be_right_is_asked_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With what is wrong and what to do; what went before stays."""
    monkeypatch.setattr(init, "_somebody_is_there", lambda: True)
    wrong = {
        "nation": "scotland",
        "body": "academy\ncouncil",
        "organisation": "",
        "address": "",
        "people": "Joan\nJoan: king\nJoan Whitlock: decider\n",
        "review": "Complain\nWrite to the Head of Libraries within 28 days.",
        "contact": "Ask Joan\nRoom hire, 01632 960001",
    }
    done = run(tmp_path, typed="Hall\n4\n" + "".join(f"{one}\n" for one in wrong.values()) + _NOTHING)
    assert done.exit_code == 0, done.output
    for said in (
        "academies are schools in England",
        "in which role Joan acts",
        "'king' is no role",
        "too short to tell",
    ):
        assert said in done.output
    assert "does not say how they are reached" in done.output
    site = load_site(tmp_path / "venuecheck.yaml")
    assert site.venue.body is Body.COUNCIL
    assert "- Letters go out without an address: write 'address:' under 'letters:'." in done.stdout


def test_a_script_gives_it_as_options_and_every_mistake_is_said_at_once(tmp_path: Path) -> None:
    """Without a terminal nothing is asked, and nothing is written where something is wrong."""
    done = run(
        tmp_path, "--name", "Hall", "--kind", "community", "--contact", "Joan", "--review", "No", "--people", "X"
    )
    assert isinstance(done.exception, InvalidError)
    assert [one.field for one in done.exception.problems] == ["people", "review", "contact"]
    assert not (tmp_path / "venuecheck.yaml").exists()
    done = run(
        tmp_path, "--name", "Hall", "--people", "Jo Bell: decider", "--people", "Jo Bell: clerk", "--body", "council"
    )
    assert done.exit_code == 0, done.output
    assert [one.id for one in load_site(tmp_path / "venuecheck.yaml").people.listed] == ["jo-bell", "jo-bell-2"]
