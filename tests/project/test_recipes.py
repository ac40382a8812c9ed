"""The five recipes of CONTRIBUTING.md, followed to the letter in a copy of the project."""

import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
_COPIED = (
    "venuecheck",
    "checklists",
    "test_lists",
    "name_lists",
    "reports",
    "tests",
    "docs",
    "pyproject.toml",
    "README.md",
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


@pytest.mark.slow
@pytest.mark.parametrize("recipe", recipes(), ids=lambda recipe: recipe.title)
def test_a_recipe_works_and_touches_one_place(recipe: Recipe, tmp_path: Path) -> None:
    """One new file, no other change, and the catalogue's tests pass with it."""
    for name in _COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, tmp_path / name)
    target = tmp_path / recipe.file
    assert not target.exists()
    target.write_text(recipe.content, encoding="utf-8")
    for command in recipe.commands:
        words = shlex.split(command)
        start = [sys.executable] if words[0] == "python" else [sys.executable, "-m", words[0]]
        done = subprocess.run(
            [*start, *words[1:]], cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False
        )
        assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
        if "pytest" in command:
            assert re.search(r"\b[1-9]\d* passed", done.stdout), done.stdout


def test_there_are_five_recipes() -> None:
    """A probe, a checklist, a plan, a format, a fingerprint."""
    assert [recipe.title for recipe in recipes()] == [
        "Add a probe",
        "Add a checklist",
        "Add a plan",
        "Add a report format",
        "Add a fingerprint",
    ]
