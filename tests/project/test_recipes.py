"""The five recipes of CONTRIBUTING.md, followed to the letter in a copy of the project: by `make recipes`."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass, fields
from pathlib import Path

import pytest

from venuecheck.filtering.judging.sign import NamesGroup, Sign, WayPast
from venuecheck.filtering.reading.fingerprint import Example, FingerprintFile

ROOT = Path(__file__).parents[2]
_COPIED = (
    "venuecheck",
    "checklists",
    "test_lists",
    "name_lists",
    "reports",
    "tests",
    "docs",
    "benchmarks",
    "web_assets",
    "docs_site",
    "pyproject.toml",
    "Makefile",
    ".ci",
    *(path.name for path in sorted(ROOT.glob("requirements*.lock"))),
    "README.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """One recipe: a file to make, and commands that must succeed with it."""

    title: str
    file: str
    content: str
    commands: tuple[str, ...]


def recipes() -> list[Recipe]:
    """Read the recipes."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    found = []
    for section in re.split(r"^## ", text, flags=re.MULTILINE)[1:]:
        made = re.search(r"^Create `([^`]+)`:\n\n```\w+\n(.*?)^```", section, re.MULTILINE | re.DOTALL)
        console = re.search(r"```console\n(.*?)```", section, re.DOTALL)
        assert made is not None, section
        assert console is not None, section
        commands = tuple(line.removeprefix("$ ") for line in console[1].splitlines())
        found.append(Recipe(title=section.splitlines()[0], file=made[1], content=made[2], commands=commands))
    return found


def copied(tmp_path: Path) -> Path:
    """Copy the project, with what Python has compiled of it but for what is just being written."""
    for name in _COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, tmp_path / name, ignore=shutil.ignore_patterns("*.pyc.*", "node_modules"))
        else:
            shutil.copy(source, tmp_path / name)
    return tmp_path


def follow(recipe: Recipe, project: Path) -> None:
    """Make the recipe's file."""
    target = project / recipe.file
    assert not target.exists()
    target.write_text(recipe.content, encoding="utf-8")


def ran(project: Path, *words: str, timeout: int) -> subprocess.CompletedProcess[str]:
    """Run a command in the copy. Nothing of this checkout stands in its way."""
    start = [sys.executable] if words[0] == "python" else [sys.executable, "-m", words[0]]
    environment = {**os.environ, "HYPOTHESIS_PROFILE": "few"}
    return subprocess.run(
        [*start, *words[1:]],
        cwd=project,
        env=environment,
        capture_output=True,
        text=True,
        timeout=timeout,
        check=False,
    )


@pytest.mark.recipes
@pytest.mark.parametrize("recipe", recipes(), ids=lambda recipe: recipe.title)
def test_a_recipe_works_and_touches_one_place(recipe: Recipe, tmp_path: Path) -> None:
    """One new file, no other change, and what the recipe says to try succeeds."""
    project = copied(tmp_path)
    follow(recipe, project)
    for command in recipe.commands:
        done = ran(project, *shlex.split(command), timeout=120)
        assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
        if "pytest" in command:
            assert re.search(r"\b[1-9]\d* passed", done.stdout), done.stdout


@pytest.mark.recipes
def test_what_the_recipes_add_breaks_no_test(tmp_path: Path) -> None:
    """All five followed, then the quick suite as a whole: no test knows how many there were of anything."""
    project = copied(tmp_path)
    for recipe in recipes():
        follow(recipe, project)
    # what Hypothesis has found in the modules, which every process would look for again
    if (found := ROOT / ".hypothesis" / "constants").is_dir():
        shutil.copytree(found, project / ".hypothesis" / "constants", ignore=shutil.ignore_patterns(".tmp-*"))
    quick = "not (lab or browser or slow or spark or recipes)"
    # the store, accounts, mail, lists of names, the form of files, sockets and hostile bytes have no registry that a
    # recipe adds to, and these tests ask for none: neither a checklist, a plan, a format, a probe nor a fingerprint
    apart = ("records", "accounts", "mail", "screening", "authoring", "filtering/vantage", "fuzz")
    ignored = [f"--ignore=tests/{each}" for each in apart]
    # nothing of it waits: a third worker would only load everything once more
    words = ("-q", "-n", "2", "--dist", "worksteal", "-p", "no:cacheprovider", "-m", quick, *ignored)
    done = ran(project, "python", "-m", "pytest", *words, timeout=1_500)
    assert done.returncode == 0, done.stdout[-6_000:]
    assert re.search(r"\b[1-9]\d{3,} passed", done.stdout), done.stdout[-2_000:]


def test_the_fingerprints_recipe_names_every_key() -> None:
    """Whoever writes one looks nowhere else."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    section = text[text.index("## Add a fingerprint") :]
    for shape in (FingerprintFile, Sign, NamesGroup, WayPast, Example):
        for each in fields(shape):
            assert f"`{each.name}`" in section, f"{shape.__name__}.{each.name}"


def test_there_are_five_recipes() -> None:
    """A probe, a checklist, a plan, a format, a fingerprint."""
    assert [recipe.title for recipe in recipes()] == [
        "Add a probe",
        "Add a checklist",
        "Add a plan",
        "Add a report format",
        "Add a fingerprint",
    ]
