"""A wheel that is installed elsewhere finds its checklists, lists, fingerprints and templates."""

import os
import posixpath
import re
import subprocess
import sys
import zipfile
from pathlib import Path, PurePosixPath

import pytest

from venuecheck.catalogue import FOLDERS

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel."""
    out = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return next(out.glob("*.whl"))


@pytest.mark.slow
def test_the_wheel_carries_every_data_file(wheel: Path) -> None:
    """Each file of the folders, whatever README leads to, and nothing of the tests."""
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder in FOLDERS:
        for path in (ROOT / folder).rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                assert f"venuecheck/_data/{path.relative_to(ROOT).as_posix()}" in names
    readme = (ROOT / "README.md").read_text("utf-8")
    pages = "".join(page.read_text("utf-8") for page in (ROOT / "docs").glob("*.md"))
    folders = "|".join(FOLDERS)
    named = re.findall(rf"\]\(((?:{folders})/[^)#]+)\)", readme)
    named += re.findall(rf"\]\(\.\./((?:{folders})/[^)#]+)\)", pages) + re.findall(rf"`((?:{folders})/[^` ]+)`", pages)
    assert len(named) > 10
    for each in named:
        assert any(name.startswith(f"venuecheck/_data/{each.rstrip('/')}") for name in names), each
    assert not any(name.startswith("tests/") for name in names)
    for styled in ("pages.css", "pages.mjs", "govuk-frontend.min.js", "LICENCE-govuk-frontend.txt"):
        assert f"venuecheck/web/static/{styled}" in names
    assert "venuecheck/web/templates/layout.html" in names
    assert not any("node_modules" in name for name in names)
    (metadata,) = (name for name in names if name.endswith(".dist-info/METADATA"))
    told = zipfile.ZipFile(wheel).read(metadata).decode().partition("\n\n")[0]
    assert "licen" not in told.lower(), "no licence is chosen yet, and the wheel claims none"


@pytest.mark.slow
def test_every_link_of_a_document_in_the_wheel_leads_somewhere(wheel: Path) -> None:
    """To a file, or a folder, that is in it too: whoever has it installed has no checkout."""
    with zipfile.ZipFile(wheel) as packed:
        names = packed.namelist()
        pages = {name: packed.read(name).decode() for name in names if name.endswith(".md") and "/_data/" in name}
    there = {*names, *(parent.as_posix() for name in names for parent in PurePosixPath(name).parents)}
    assert len(pages) > 40
    dead = [
        f"{page}: {link}"
        for page, text in pages.items()
        for link in re.findall(
            r"\]\(([^)\s#:]+)(?:#[^)]*)?\)", re.sub(r"```.*?```|`[^`\n]*`", "", text, flags=re.DOTALL)
        )
        if posixpath.normpath(posixpath.join(posixpath.dirname(page), link)) not in there
    ]
    assert dead == []


@pytest.mark.slow
def test_the_installed_package_works_away_from_the_checkout(wheel: Path, tmp_path: Path) -> None:
    """It lists, lints and demonstrates from its own files."""
    target = tmp_path / "installed"
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(target)
    # the checkout must not be importable: its place in site-packages is a path file, which -S would skip together
    # with the dependencies, so the unpacked wheel comes first and says where it was loaded from
    environment = {**os.environ, "PYTHONPATH": str(target), "PYTHONSAFEPATH": "1"}
    where = repr(str(target))
    script = (
        f"import venuecheck.catalogue as c; assert c.__file__.startswith({where}), c.__file__;"
        "files = [*c.checklists(), *c.test_lists(), *c.fingerprints()];"
        f"assert all(str(f).startswith({where}) for f in files) and len(files) > 4, files;"
        "assert any(c.templates().rglob('*')), c.templates()"
    )
    for command in (
        [sys.executable, "-c", script],
        [sys.executable, "-m", "venuecheck", "files"],
        [sys.executable, "-m", "venuecheck", "lint", str(target / "venuecheck" / "_data" / "checklists")],
        [sys.executable, "-m", "venuecheck", "demo", "--folder", str(tmp_path / "demo")],
    ):
        done = subprocess.run(
            command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=60, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "demo" / "report.html").stat().st_size > 10_000
