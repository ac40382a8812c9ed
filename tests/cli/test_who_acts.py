"""Who acts is `--person` in every command; older spellings go on working, and are not listed."""

from pathlib import Path
from typing import Any

import click
import pytest

from tests.cli.test_problems import LEAVES
from tests.project.fields import called_by
from venuecheck.cli import commands
from venuecheck.cli.commands.screen import who_acts

_OLDER: dict[tuple[str, ...], tuple[str, tuple[str, ...]]] = {
    ("retention", "hold"): ("--by", ("x", "--reason", "r")),
    ("retention", "release"): ("--by", ("x", "--reason", "r")),
    ("retention", "run"): ("--by", ()),
    ("subject-access",): ("--by", ("A. Name",)),
    ("lists", "update"): ("--by", ()),
    ("return", "letters"): ("--sender", ("folder",)),
}


@pytest.mark.parametrize("words", _OLDER, ids=" ".join)
def test_an_older_spelling_goes_on_working_and_is_not_listed(words: tuple[str, ...]) -> None:
    """Both give the same; the help, and what is said where it is missing, name the one."""
    command, (older, more) = LEAVES[words], _OLDER[words]
    for spelt in (older, "--person"):
        asked = command.make_context("x", [*more, spelt, "D. Reyes"])
        assert asked.params["person"] == "D. Reyes"
    said = command.get_help(click.Context(command))
    assert "--person" in said
    assert older not in said


@pytest.mark.parametrize("words", [("retention", "hold"), ("return", "letters")], ids=" ".join)
def test_who_must_be_named_is_asked_for_in_the_one_spelling(words: tuple[str, ...]) -> None:
    """Click's own error names the option by its listed spelling."""
    command = LEAVES[words]
    with pytest.raises(click.MissingParameter) as refused:
        command.make_context("x", list(_OLDER[words][1]))
    assert "'--person'." in refused.value.format_message()
    assert "--by" not in refused.value.format_message()


_SAID_ELSEWHERE = {
    ("assess",): "the form on the screen asks, and a file of answers says it",
    ("demo",): "the sample's own people act",
    ("serve",): "whoever signs in acts",
}
_SOMEBODY_ELSE = {"--administrator", "--approved-by", "--body", "--from", "--owner", "--people", "--user"}
"""Whom a command is told of, beside who acts."""
_ASKS_WHO = {("venuecheck.service.who_may", asked) for asked in ("acting", "judging")}


def _acts(words: tuple[str, ...]) -> bool:
    """Whether a command comes to where a service asks who acts."""
    asked = LEAVES[words].callback
    assert asked is not None
    return bool(called_by(asked.__module__, asked.__name__) & _ASKS_WHO)


def _listed(words: tuple[str, ...]) -> set[str]:
    return {param.opts[0] for param in LEAVES[words].params if not getattr(param, "hidden", False)}


def test_every_command_in_which_somebody_acts_asks_for_them_as_person() -> None:
    """It is listed, whatever else goes on working; whoever reads the code of all of them does so once."""
    acts = {words for words in LEAVES if _acts(words)}
    assert len(acts) > 2 * len(_SAID_ELSEWHERE)
    assert {words for words in acts if "--person" not in _listed(words)} == set(_SAID_ELSEWHERE)


@pytest.mark.parametrize("words", LEAVES, ids=" ".join)
def test_no_command_lists_another_spelling_of_who_acts(words: tuple[str, ...]) -> None:
    """Whoever has learnt one command knows the others."""
    asked = [param for param in LEAVES[words].params if isinstance(param, click.Option) and not param.hidden]
    spelt = {one.opts[0] for one in asked if one.name == "person" or (one.help or "").startswith("Who ")}
    assert spelt <= {"--person"} | _SOMEBODY_ELSE


_OF_THEIR_OWN = {
    "--config": {"checklist": "may go without one", "witness": "may go without one", "serve": "takes several"},
    "--person": {"screen": "takes several, as names to look up were once given"},
}


@pytest.mark.parametrize(("spelt", "otherwise"), _OF_THEIR_OWN.items(), ids=_OF_THEIR_OWN)
def test_what_every_command_asks_for_is_said_in_one_place(spelt: str, otherwise: dict[str, str]) -> None:
    """In `cli.terminal.options`, but for commands that mean something else by it."""
    folder = Path(commands.__path__[0])
    assert {path.stem for path in folder.glob("*.py") if f'"{spelt}"' in path.read_text("utf-8")} == set(otherwise)


_SCREENED: dict[str, tuple[dict[str, Any], tuple[tuple[str, ...], str]]] = {
    "whom to look up": ({"individuals": ("A",)}, (("A",), "")),
    "whom to look up, as before": ({"persons": ("A", "B"), "reason": "why"}, (("A", "B"), "")),
    "who acts": ({"persons": ("D",), "judging": True}, ((), "D")),
    "who acts, as before": ({"by": "D", "judging": True}, ((), "D")),
    "both": ({"individuals": ("A",), "persons": ("D",), "reason": "why", "judging": True}, (("A",), "D")),
    "both, as before": ({"persons": ("A",), "by": "D", "reason": "why", "judging": True}, (("A",), "D")),
    "a reason, and nobody to look up but by --person": (
        {"persons": ("A",), "reason": "why", "judging": True},
        (("A",), ""),
    ),
}


@pytest.mark.parametrize(("given", "meant"), _SCREENED.values(), ids=_SCREENED)
def test_in_screening_who_acts_is_told_from_whom_to_look_up(
    given: dict[str, Any], meant: tuple[tuple[str, ...], str]
) -> None:
    """What is ambiguous is read as before, so that nobody is recorded as acting who did not."""
    nothing: dict[str, Any] = {"individuals": (), "persons": (), "by": "", "reason": "", "judging": False}
    assert who_acts(**{**nothing, **given}) == meant
