"""What the documents say is there."""

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from venuecheck.cli.main import COMMANDS, cli

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "tests").rglob("*.md")])


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(path: Path) -> None:
    """Every link to a file of the project."""
    text = path.read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", text):
        if not target.startswith(("http://", "https://", "mailto:")):
            assert (path.parent / target).exists(), target


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_files_that_are_named_are_there(path: Path) -> None:
    """Paths in the folders of the project, unless the text says that they are to be made."""
    text = path.read_text(encoding="utf-8")
    made = set(re.findall(r"^Create `([^`]+)`", text, re.MULTILINE))
    for name in re.findall(r"`((?:checklists|test_lists|reports|docs|tests|venuecheck)/[\w./-]+)`", text):
        assert name in made or (ROOT / name).exists(), name


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_tests_that_are_named_are_there(path: Path) -> None:
    """What a document says was tried is tried."""
    for file, name in re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", path.read_text(encoding="utf-8")):
        assert f"\ndef {name}(" in (ROOT / file).read_text(encoding="utf-8"), f"{file}::{name}"


def test_every_command_is_in_a_page_that_readme_leads_to() -> None:
    """`venuecheck COMMAND` stands there, or `make run` for the demonstration."""
    readme = ROOT / "README.md"
    text = "".join(page.read_text(encoding="utf-8") for page in (readme, *_leads_to(readme)))
    for name in COMMANDS:
        assert f"venuecheck {name}" in text or name == "demo", name


def test_every_page_can_be_reached_from_readme() -> None:
    """A page of the folder that nothing leads to is read by nobody."""
    reached, ahead = set[Path](), [ROOT / "README.md"]
    while ahead:
        page = ahead.pop()
        reached.add(page)
        ahead += [each for each in _leads_to(page) if each not in reached]
    assert {path for path in DOCUMENTS if path.is_relative_to(ROOT / "docs")} <= reached


def _leads_to(page: Path) -> list[Path]:
    """Give the pages that a page links to; of a folder, all that are in it."""
    targets = re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text(encoding="utf-8"))
    led = [(page.parent / target).resolve() for target in targets if "://" not in target]
    pages = [path for each in led for path in (each.glob("*.md") if each.is_dir() else (each,))]
    return [path for path in pages if path.suffix == ".md"]


def test_commands_in_the_documents_have_the_options_they_show() -> None:
    """No example fails for a misspelt option."""
    for path in DOCUMENTS:
        for line in re.findall(r"^\s*\$ (?:sudo )?venuecheck (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE):
            name, *words = line.split()
            command = cli.get_command(click.Context(cli), name)
            if isinstance(command, click.Group):
                command = command.get_command(click.Context(command), words.pop(0))
            assert command is not None, line
            known = {option for parameter in command.params for option in parameter.opts} | {"--help", "-h"}
            assert {word for word in words if word.startswith("-")} <= known, f"{path.name}: {line}"


def test_commands_and_options_within_a_text_are_there_too() -> None:
    """What stands in a sentence, as `venuecheck lint FILE`, `assess --changed` or `--format json`, is one of ours."""
    names = set(cli.list_commands(click.Context(cli)))
    every = set().union(*(_options(command) for command in _all_commands(cli)))
    beside = "".join(path.read_text("utf-8") for path in (*ROOT.glob("benchmarks/**/*.py"), *ROOT.glob("docs/*.py")))
    seen = 0
    for path in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")):
        text = re.sub(r"^```.*?^```", "", path.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
        for span in re.findall(r"`([^`\n]+)`", text):
            words = span.removeprefix("venuecheck ").split()
            if words[0].startswith("--") or span == "venuecheck --help":
                assert words[0] in every or f'"{words[0]}"' in beside, f"{path.name}: {span}"
            elif span.startswith("venuecheck ") or (words[0] in names and len(words) > 1):
                command: click.Command | None = cli.get_command(click.Context(cli), words[0])
                assert command is not None, f"{path.name}: {span}"
                if isinstance(command, click.Group) and words[1:] and not words[1].startswith("-"):
                    command = command.get_command(click.Context(command), words[1])
                assert command is not None, f"{path.name}: {span}"
                shown = {word for word in words if word.startswith("-") and word != "-"}
                assert shown <= _options(command), f"{path.name}: {span}"
            else:
                continue
            seen += 1
    assert seen > 150


def _options(command: click.Command) -> set[str]:
    return {option for parameter in command.params for option in parameter.opts} | {"--help", "-h"}


def _all_commands(group: click.Group) -> Iterator[click.Command]:
    for name in group.list_commands(click.Context(group)):
        command = group.get_command(click.Context(group), name)
        if command is not None:
            yield command
        if isinstance(command, click.Group):
            yield from _all_commands(command)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_commands_help_says_what_it_does(name: str) -> None:
    """Every option has a help text, or a choice that speaks for itself."""
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    context = click.Context(command)
    below = [command.get_command(context, one) for one in command.commands] if isinstance(command, click.Group) else []
    for each in filter(None, (command, *below)):
        assert each.help
        assert "Exit status: 0" in each.get_help(click.Context(each)), each.name
        for parameter in each.params:
            if isinstance(parameter, click.Option):
                assert parameter.help or isinstance(parameter.type, click.Choice), parameter.name


def test_the_changelog_names_what_is_unreleased() -> None:
    """A change is written down where its users look."""
    assert "## Unreleased" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
