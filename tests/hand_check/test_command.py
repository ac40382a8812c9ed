"""The command: what it writes, and how it is misused."""

from pathlib import Path

import pytest

from tests.cli.school import venuecheck
from tests.hand_check.samples import folder_with


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("venue")
    folder_with(made)
    return made


def test_a_paper_form_is_brought_in_by_a_sheet(folder: Path) -> None:
    """Made, filled in, imported without naming the list again."""
    assert venuecheck(folder, "hand-check", "--list", "list.yaml", "--sheet", "s.csv").status == 0
    sheet = (folder / "s.csv").read_text(encoding="utf-8-sig")
    for row, answer in (
        ("person", "Dana Reyes"),
        ("day", "2026-09-21"),
        ("network", "guest"),
        ("account", "visitor"),
        ("device", "iPad"),
        ("place", "library"),
        ("page weather", "opened"),
        ("page adult", "blocked"),
    ):
        before, found, after = sheet.partition(f"\n{row},")
        what, _, rest = after.partition("\n")
        sheet = before + found + what.strip()[:-2] + f",{answer},\n" + rest
    (folder / "s.csv").write_text(sheet, encoding="utf-8")
    done = venuecheck(folder, "hand-check", "--import", "s.csv", "--trigger", "annual")
    assert done.status == 3, done.err
    assert "1 blocked, 4 pages not checked by a person" in done.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "no test list is named"),
        (("--import", "r.json", "--output", "x.html"), "Not used with --import: --output. Leave it out."),
        (("--list", "list.yaml", "--sheet", "a.csv", "--output", "b.html"), "cannot be written at once"),
        (("--import", "not-there.json"), "cannot be read"),
        (("--import", "list.yaml"), "not JSON"),
        (("--list", "list.yaml", "--output", "no/folder.html"), "cannot be written"),
        (("--list", "list.yaml", "--sheet", "list.yaml"), "name it with .csv"),
    ],
)
def test_a_misuse_exits_2_and_says_what_to_do(folder: Path, arguments: tuple[str, ...], said: str) -> None:
    done = venuecheck(folder, "hand-check", *arguments)
    assert done.status == 2, done.out
    assert said in done.err
    assert "Traceback" not in done.err
