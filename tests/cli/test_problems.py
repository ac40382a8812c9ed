"""Errors at a terminal: fields are said as options, steps as commands."""

from collections.abc import Iterator
from datetime import UTC, datetime

import click
import pytest

from tests.project.fields import fields_of
from venuecheck.cli.main import cli
from venuecheck.cli.terminal.problems import WAYS, lines, option_of
from venuecheck.core.problem import ConflictError, InputError, InvalidError, MissingExtraError, NotFoundError, Problem
from venuecheck.core.step import Step, Then


def _leaves(command: click.Command, words: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    if not isinstance(command, click.Group):
        yield words, command
        return
    context = click.Context(command)
    for name in command.list_commands(context):
        found = command.get_command(context, name)
        assert found is not None
        yield from _leaves(found, (*words, name))


LEAVES = dict(_leaves(cli, ()))


_DECISION = {"outcome", "role", "reasons", "conditions", "until", "person", "rests_on", "after_hold", "deposit"}
_DECISION |= {"off_from", "off_until"}
_LIMIT = {"right_engaged", "aim", "why_proportionate", "power_relied_on"}
_MATCH = {"names", "name", "reason", "because", "dismiss", "entry", "organisation"}
_ON_PAGES = {"roles", "name", "provider", "group", "issuer"}
_BY_MAIL = {"address", "message"}
"""Of a message that no command sends: a link that is made or ended takes back what is still to go out."""
_HOW_MAIL_GOES = {"host", "port", "security", "password", "replace"}
"""How mail goes is read for the records of the store's own matters; `venuecheck accounts mail` puts it right."""
_STATED = {"organisation", "email", "answer_days", "compliance", "problems", "tested"}
"""So is the accessibility statement, which the pages alone write."""
_OF_A_LETTER = {"to", "note", "ask", "occasion", "approved_by", "purpose", "lawful_basis", "legal_advice", "name"}
_OF_A_LETTER |= {"withdrawn"}
"""What a draft of the letter lacks: it is said before the letter, and put right with `venuecheck letter`, or by a
decision."""
_OF_THE_REGISTER = {"register", "partner", "venue", "since"}
"""Of the list of partners as it stands: what is said names the entry, and `venuecheck register` puts it right."""
_SAID_ELSEWHERE: dict[tuple[str, ...], set[str]] = {
    ("accounts", "link"): _ON_PAGES | _BY_MAIL | _HOW_MAIL_GOES | _STATED,
    ("accounts", "list"): {"account", *_ON_PAGES},
    ("accounts", "mail"): {"account", "password", *_ON_PAGES, *_BY_MAIL, *_STATED},
    ("action", "close"): {"replace"},
    ("assess",): _DECISION | _LIMIT | _MATCH | {"no_limit"},
    ("bundle", "import"): _OF_THE_REGISTER,
    ("collate",): _OF_THE_REGISTER,
    ("decide",): _MATCH | _OF_A_LETTER | {"seen"},
    ("hand-check",): {"network"},
    ("letter",): {"withdrawn"},
    ("lists", "update"): _MATCH,
    ("match",): {"again", "draft", "names", "organisation"},
    ("records", "begin-again"): {"expect_key"},
    ("records", "new-key"): {"key"},
    ("publish",): {"venue", "as_of"},
    ("return", "import"): {"on", "venue"},
    ("return", "letters"): _OF_THE_REGISTER,
    ("return", "sent"): _OF_THE_REGISTER,
    ("return", "template"): _OF_THE_REGISTER,
    ("sign-off",): {"replace"},
    ("verify",): {
        "account",
        "password",
        "public",
        *_ON_PAGES,
        *_BY_MAIL,
        *_HOW_MAIL_GOES,
        *_STATED,
    },
    **{words: _OF_THE_REGISTER for words in LEAVES if words[0] == "register"},
    **{("register", words): _OF_THE_REGISTER | {"replace"} for words in ("close", "merge", "open")},
}
"""Fields that the form on the screen asks for again by itself, that a file's own line is named for, that a second try
settles (somebody else wrote in the same moment), or that a command never gives in."""


@pytest.mark.parametrize("words", [words for words in LEAVES if words not in {("demo",), ("serve",)}], ids=" ".join)
def test_every_field_that_a_command_can_complain_of_is_an_option_of_it(words: tuple[str, ...]) -> None:
    """A field without an option could not be put right at a terminal."""
    command = LEAVES[words]
    asked = command.callback
    assert asked is not None
    fields = fields_of(asked.__module__, asked.__name__)
    assert {field for field in fields if not option_of(command, field)} <= _SAID_ELSEWHERE.get(words, set())


def test_the_fields_of_a_command_are_seen() -> None:
    """The reading of the code above finds what is there."""
    assert fields_of("venuecheck.cli.commands.action", "set_") == {"owner", "due", "person", "replace"}
    assert {"plan", "requirement", "role", "statement"} <= fields_of("venuecheck.cli.commands.sign_off", "command")


@pytest.mark.parametrize("step", Step)
def test_every_step_has_a_command_that_is_there(step: Step) -> None:
    """And each option that it names is one of that command."""
    words = WAYS[step].split()
    command: click.Command = cli
    while isinstance(command, click.Group):
        found = command.get_command(click.Context(command), words.pop(0))
        assert found is not None
        command = found
    known = {option for param in command.params for option in param.opts}
    assert {word for word in words if word.startswith("--")} <= known


_SINCE = datetime(2026, 9, 14, 9, 5, tzinfo=UTC)
_SAID: dict[str, tuple[InputError, str]] = {
    "a field": (InvalidError.of("owner", "nobody", "name one"), "--owner: nobody; name one"),
    "a field without an option": (InvalidError.of("mood", "is bad"), "mood: is bad"),
    "a file that a field names": (
        InputError.at("a.yaml", "it is there", "name another", field="due"),
        "a.yaml: it is there; name another (--due)",
    ),
    "a place in a file": (
        InputError([Problem(file="a.yaml", line=3, column=7, what="odd", fix="even it")]),
        "a.yaml:3:7: odd; even it",
    ),
    "a step": (
        NotFoundError.at("x-1", "not here", "see them", then=Then(step=Step.SEE_ACTIONS)),
        "x-1: not here; see them: venuecheck action list",
    ),
    "a step about something": (
        NotFoundError.at("x-1", "undecided", then=Then(step=Step.DECIDE, about="x-1")),
        "x-1: undecided; type: venuecheck decide x-1",
    ),
    "a step about what has blanks in its name": (
        InputError.at("a b.csv", "a sheet", "bring it in", then=Then(step=Step.IMPORT_HAND_CHECK, about="a b.csv")),
        'a b.csv: a sheet; bring it in: venuecheck hand-check --import "a b.csv"',
    ),
    "a step after a list of names": (
        NotFoundError.at("x-1", "not here", "use one of: public:check, y", then=Then(step=Step.SEE_ACTIONS)),
        "x-1: not here; use one of: public:check, y, or type: venuecheck action list",
    ),
    "a step after a name that may be meant": (
        NotFoundError.at("x-1", "not here", "did you mean 'x-2'?", then=Then(step=Step.SEE_ACTIONS)),
        "x-1: not here; did you mean 'x-2'? or type: venuecheck action list",
    ),
    "what the settings are to say": (
        InvalidError([Problem(field="due", what="nobody is named", fix="name them", setting=("letters", "review"))]),
        "--due: nobody is named; name them ('review:' under 'letters:')",
    ),
    "a missing part": (MissingExtraError("pdf", "no PDF"), "pdf: no PDF; install venuecheck[pdf]"),
    "a conflict": (
        ConflictError(
            thing="x-1", changed="refused", by="B. Two", fix="look again", since=datetime(2026, 9, 14, 9, 5, tzinfo=UTC)
        ),
        "x-1: this has changed since you read it: refused, by B. Two, on 14 September 2026 at 10:05; look again",
    ),
}


@pytest.mark.parametrize(("error", "said"), _SAID.values(), ids=_SAID)
def test_an_error_is_said_in_the_words_of_the_command(error: InputError, said: str) -> None:
    """Where, what, what to do."""
    assert list(lines(error, LEAVES["action", "set"])) == [said]


def test_every_command_says_who_acts_in_one_way() -> None:
    """`--person`; where another spelling works, it is not listed."""
    spelt = {
        (words, option)
        for words, command in LEAVES.items()
        for param in command.params
        if isinstance(param, click.Option) and not param.hidden
        for option in str(param.get_help_record(click.Context(command))).replace(",", " ").replace("'", " ").split()
    }
    assert {words for words, option in spelt if option in {"--by", "--who", "--actor"}} == set()
