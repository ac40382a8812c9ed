"""Nothing but the command line names an option or a command of it: a page has links instead."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import venuecheck
from tests.yaml_data import read_yaml
from venuecheck.catalogue import templates
from venuecheck.cli.main import COMMANDS

_ROOT = Path(venuecheck.__file__).parent
_BELOW = (
    *("core", "authoring", "filtering", "assessment", "screening", "plans", "collate", "records", "report"),
    *("service", "catalogue", "assurance", "accounts", "mail", "web", "sources", "demo"),
)
_OPTION = re.compile(r"(?<![\w!-])--(?:[a-z][a-z-]+|\{\}|$)")
"""Put together too: from two dashes and what a name is put behind."""
_OTHERS = {"--proxy", 'uvx --from "venuecheck[{}]" venuecheck'}
"""Options of other programs: of a Mac's `scutil`, and of what runs this program without installing it."""
_SAID_COMMAND = re.compile(r"(?<!\ba )\bvenuecheck ([a-z][a-z-]+)", re.IGNORECASE)
"""Not "a venuecheck report": there the name is an adjective."""
_PUT_TOGETHER = re.compile(r"\bvenuecheck (?:\{\}|$)")
_NO_COMMANDS = {
    "venuecheck {}",  # how the program calls itself, with its version
    "# Written by `venuecheck ",  # by which a file of the demonstration is known that an earlier version wrote
}

_TO_BE_WRITTEN = re.compile(r"\b(?:in|into) venuecheck\.yaml")
"""Pages have no file to write something into: the settings, which both have."""

_HANDLED = re.compile(
    r"\b(?:tick (?:the|this|it)|(?:a|the) tick\b|click (?:on|the)|(?:press|push) (?:the|enter)|(?:the|a|this) button"
    r"|check ?box|drop-?down|(?:the|a) menu|(?:at|in) (?:the|a) terminal|(?:this|the) screen|on the page and"
    r"|no page shows|venuecheck's pages)\b",
    re.IGNORECASE,
)
"""What is done with a hand or seen on one face alone: a box to tick, a screen."""

_UNTYPED = re.compile(r"\braise InputError\(")
_WORDS_OF_OTHERS = {
    "filtering/kinds_of_words.py",
    "filtering/ways_on.py",
    "filtering/judging/way_past.py",
    "filtering/probes/ways_past.py",
}
"""What block pages and sign-in pages of networks say, and what people press there."""
_TEMPLATES = sorted(path for path in templates().rglob("*") if path.suffix in {".txt", ".html"})


def _sources(below: str) -> dict[str, str]:
    """Give the text of each module of a package, or of the module of that name."""
    files = (_ROOT / f"{below}.py",) if (_ROOT / f"{below}.py").is_file() else (_ROOT / below).rglob("*.py")
    return {str(path.relative_to(_ROOT)): path.read_text(encoding="utf-8") for path in files}


def _texts(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Give every text of a module with its line, but docstrings; a text in parts (f"") as one."""
    whole = [node for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)]
    parts_of = (part for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values)
    apart = {id(node) for node in (*(one.value for one in whole), *parts_of)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            parts = (part.value if isinstance(part, ast.Constant) else "{}" for part in node.values)
            yield node.lineno, "".join(map(str, parts))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in apart:
            yield node.lineno, node.value


def faults_of(source: str) -> list[str]:
    """Name each option, each command and each file to be written into that a module's texts name."""
    found = []
    for line, text in _texts(ast.parse(source)):
        options = () if text in _OTHERS else _OPTION.findall(text)
        commands = [word for word in _SAID_COMMAND.findall(text) if word in COMMANDS]
        commands += [] if text in _NO_COMMANDS else _PUT_TOGETHER.findall(text)
        found += [f"line {line}: {said}" for said in (*options, *commands, *_TO_BE_WRITTEN.findall(text))]
    return found


@pytest.mark.parametrize("below", _BELOW)
def test_nothing_below_the_command_line_names_what_is_typed(below: str) -> None:
    """Options and commands are said by the face that has them."""
    sources = _sources(below)
    assert sources
    assert {name: found for name, source in sources.items() if (found := faults_of(source))} == {}


@pytest.mark.parametrize("below", [each for each in _BELOW if each not in {"web", "demo"}])
def test_nothing_below_the_faces_knows_what_is_seen_or_pressed(below: str) -> None:
    """A box is ticked on a page, and an option is typed: what is asked for is said, and not how."""
    said = {
        (name, text)
        for name, source in _sources(below).items()
        for _, text in _texts(ast.parse(source))
        if _HANDLED.search(text) and name not in _WORDS_OF_OTHERS
    }
    assert said == set()


@pytest.mark.parametrize("below", _BELOW)
def test_every_error_is_of_a_type_that_a_face_can_tell_apart(below: str) -> None:
    """`InputError` is what they have in common, and says nothing by itself."""
    assert [name for name, source in _sources(below).items() if _UNTYPED.search(source)] == []


def leaves_alone(source: str) -> list[str]:
    """Name each error of a module that says what is wrong, and not what to do about it."""
    return [
        f"line {node.lineno}: {ast.unparse(node)}"
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call)
        and re.fullmatch(r"\w*Error\.(at|of)", ast.unparse(node.func))
        and len(node.args) < 3
        and not any(isinstance(arg, ast.Starred) for arg in node.args)
        and not {"fix", "then"} & {str(keyword.arg) for keyword in node.keywords}
    ]


@pytest.mark.parametrize("below", [*_BELOW, "cli"])
def test_every_error_says_what_to_do(below: str) -> None:
    """Whoever is told that a file is empty asks what now."""
    assert {name: left for name, source in _sources(below).items() if (left := leaves_alone(source))} == {}


def test_an_error_without_a_way_on_is_seen() -> None:
    """In whatever form it is written."""
    assert leaves_alone('raise InputError.at(file, "it is empty")') == ["line 1: InputError.at(file, 'it is empty')"]
    assert leaves_alone('raise NotFoundError.of("name", "it is not there", fix="name another")') == []
    assert leaves_alone("raise InputError.at(file, *SAID)") == []


@pytest.mark.parametrize("path", _TEMPLATES, ids=lambda path: path.name)
def test_no_document_for_people_names_what_is_typed(path: Path) -> None:
    """Letters, notices and pages go to people who have no command line before them."""
    text = " ".join(path.read_text(encoding="utf-8").split())
    assert [word for word in _SAID_COMMAND.findall(text) if word in COMMANDS] == []


def _said(value: object) -> Iterator[str]:
    """Give every text of a file's values; comments are for whoever edits it, and may say what they type."""
    match value:
        case str():
            yield value
        case dict() | list():
            for each in value.values() if isinstance(value, dict) else value:
                yield from _said(each)


_DATA = sorted(
    path for folder in ("checklists", "test_lists", "name_lists") for path in (_ROOT.parent / folder).rglob("*.yaml")
)


@pytest.mark.parametrize("path", _DATA, ids=lambda path: path.stem)
def test_no_checklist_or_list_names_what_is_typed(path: Path) -> None:
    """Their texts are read on pages and on paper."""
    texts = [" ".join(text.split()) for text in _said(read_yaml(path.read_text(encoding="utf-8")))]
    named = [word for text in texts for word in _SAID_COMMAND.findall(text) if word in COMMANDS]
    assert [*named, *(said for text in texts if "://" not in text for said in _OPTION.findall(text))] == []


def test_what_is_pressed_is_seen() -> None:
    """And a page to be tested is none of this program's."""
    assert _HANDLED.search("if it is so all the same, tick the box")
    assert _HANDLED.search("Click on the name")
    assert not _HANDLED.search("open the page in a browser, and say what came")


@pytest.mark.parametrize(
    ("source", "seen"),
    [
        ('fix = "name it with --list"', True),
        ('fix = f"name it with --{x} --list-name"', True),
        ('fix = f"decide first: venuecheck decide {id}"', True),
        ('fix = f"name it with --{name}"', True),
        ('fix = "name it with --" + name', True),
        ('fix = f"decide first: venuecheck {name} {id}"', True),
        ('fix = "decide first: venuecheck " + name', True),
        ('fix = "write it into venuecheck.yaml"', True),
        ('"""A page of `venuecheck hand-check --sheet`."""', False),
        ('def f():\n    """Reads --list."""\n', False),
        ('fix = "a newer version of venuecheck is needed"', False),
        ('rule = "---"\nschema = "venuecheck.hand-check/1"', False),
    ],
)
def test_the_check_sees_what_it_looks_for(source: str, *, seen: bool) -> None:
    """An option or a command in a text is seen; one in a docstring is told to programmers, and may stand."""
    assert bool(faults_of(source)) is seen


_OF_THIS_COMPUTER = {
    "bookings.answer_files.files_beside.path": "files that an answers file names: what was sent names none",
    "bookings.holding_letter.check_gives_nothing_away.path": "where the site's own letter is, to name it",
    "bookings.letter_templates.is_letter.path": "letters of the site's own; one that was sent is looked over alone",
    "bookings.letter_templates.letters_in.folder": "letters of the site's own; one that was sent is looked over alone",
    "bookings.letter_templates.unused_letters.folder": "letters of the site's own",
    "checklists.of_venue.path_beside.settings": "a site is its folder",
    "checklists.lint.lint_checklist.path": "published versions stand beside a checklist",
    "checklists.published_versions.keep_digest.path": "published versions stand beside a checklist",
    "checklists.published_versions.problems_of.path": "published versions stand beside a checklist",
    "filter_checks.forked.Stem.fork.folder": "where a check that runs keeps its files, which nobody hands in",
    "filter_checks.hand_check.remember_list.path": "where a list is, so that it is found again",
    "filter_checks.published_references.publish.folder": "a folder that a web server gives out",
    "looking_over.as_it_stands.settings": "a site is its folder",
    "looking_over.to_hand_out.settings": "a site is its folder",
    "linting.lint.paths": "folders; a file that was sent is looked over by `lint_given`",
    "sites.linked.refuse_passed_over.path": "where a site's configuration is",
    "sites.extras.how_to_install.environment": "the environment that the program runs in, which nobody hands in",
    "names.kept_files.found.path": "where the site's own list is",
    "names.kept_files.lay_beside.path": "where the site's own list is",
    "names.kept_files.settle.path": "where the site's own list is",
    "names.kept_files.waiting.path": "where the site's own list is",
    "partnership.sent_files.files_in.folder": "a folder of this computer: `read_bundle` takes what was sent",
    "partnership.what_was_sent.gather.parquet": "a folder of findings, for other programs",
    "record_keeping.proof.bring_back_over.file": "a copy that the server keeps, or has put beside its records",
    "shipped_copies.changed_copy.path": "where a file is, so that a shipped one is not its own copy",
    "sites.configured.venues_in.folder": "where the configurations of sites stand",
    "sites.doctor.examine.configuration": "a site is its folder, on the computer that is looked at",
    "sites.reference_setting.reference_setting.path": "a site is its folder",
    "sites.site.load_site.path": "a site is its folder",
    "sites.site.read_site.path": "a site is its folder",
    "sites.starting.refuse_existing.folder": "a site is its folder",
    "sites.written_site.file_named.path": "a site is its folder",
    "sites.written_site.missing_files.path": "a site is its folder",
    "sites.starting.start.folder": "a site is its folder",
    "venue_reports.inspection_pack.inspection_pack.folder": "a folder that is asked for; `zipped_pack` writes a stream",
    "venue_settings.handed_in.kept_beside.folder": "beside the configuration, where files that settings name stand",
    "venue_settings.handed_in.write_beside.folder": "beside the configuration, where files that settings name stand",
    "whole_files.beside.path": "writes a file of this computer",
    "whole_files.write_whole.path": "writes a file of this computer",
}
"""Parameters of services that are a path and nothing else, and why a page needs none."""


def _paths_alone(source: str) -> Iterator[str]:
    """Name each parameter, or field of a value that is handed in, that can be a path and no bytes or stream."""
    for node in ast.parse(source).body:
        found: list[tuple[str, ast.arg | ast.AnnAssign]] = []
        if isinstance(node, ast.FunctionDef):
            found = [(f"{node.name}.{arg.arg}", arg) for arg in (*node.args.args, *node.args.kwonlyargs)]
        elif isinstance(node, ast.ClassDef):
            methods = [part for part in node.body if isinstance(part, ast.FunctionDef)]
            found = [
                (f"{node.name}.{method.name}.{arg.arg}", arg)
                for method in methods
                for arg in (*method.args.args, *method.args.kwonlyargs)
            ]
        for name, arg in found:
            said = ast.unparse(arg.annotation) if arg.annotation else ""
            is_path = re.search(r"\bPath\b", said) and not re.search(r"\b(Given|BinaryIO)\b", said)
            if is_path and not any(part.startswith("_") for part in name.split(".")):
                yield name


def test_what_a_page_would_hand_in_needs_no_path() -> None:
    """Bytes or a stream; what is a path alone is a place of this computer's own, with the reason."""
    root = _ROOT / "service"
    found = {
        f"{'.'.join(path.relative_to(root).with_suffix('').parts)}.{name}"
        for path in root.rglob("*.py")
        for name in _paths_alone(path.read_text(encoding="utf-8"))
    }
    assert found == set(_OF_THIS_COMPUTER)


def test_a_path_alone_is_seen() -> None:
    """Whatever else stands beside it."""
    source = "def f(a: Path, b: Path | Given, c: tuple[Path, ...], d: Path | BinaryIO, e: str): ..."
    assert list(_paths_alone(source)) == ["f.a", "f.c"]
