"""Of very many mistakes in a file some are shown, and the rest are counted."""

from pathlib import Path

from click.testing import CliRunner

from venuecheck.cli.main import cli


def test_lint_shows_the_first_fifty_of_each_file(tmp_path: Path) -> None:
    """And counts all of them."""
    pages = "".join(f"  - {{id: page-{number}, bogus: 1}}\n" for number in range(200))
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text(f"schema: venuecheck.test-list/1\nid: x\ntitle: X\npages:\n{pages}", "utf-8")
    done = CliRunner().invoke(cli, ["lint", str(tmp_path)])
    assert done.exit_code == 2
    shown = done.stdout.splitlines()
    counted = [line for line in shown if ", not shown" in line]
    assert [Path(line.partition(": and ")[0]).name for line in counted] == ["a.yaml", "b.yaml"]
    assert len(shown) == 2 * 51
    mistakes = int(done.stderr.split(": ")[1].split(" ")[0])
    assert sum(int(line.split(": and ")[1].split(" ")[0]) for line in counted) == mistakes - 100


def test_no_mistake_stands_behind_warnings(tmp_path: Path) -> None:
    """However many there are, and whichever comes first in the file."""
    people = "".join(f'  - {{id: "p-{one}", name: "Ann Number {one}", roles: []}}\n' for one in range(60))
    head = 'venue: {id: "v", name: "V", kind: "school"}\nnetworks: [{id: "n", name: "N"}]\n'
    text = f"{head}people:\n{people}bogus: 1\n"
    (tmp_path / "venuecheck.yaml").write_text(text, "utf-8")
    done = CliRunner().invoke(cli, ["lint", str(tmp_path)])
    mistakes = int(done.stderr.split(": ")[1].split(" ")[0])
    shown = done.stdout.splitlines()
    assert 0 < mistakes < 50
    assert [": warning: " in line for line in shown[:50]] == [False] * mistakes + [True] * (50 - mistakes)
    assert "more warnings, not shown" in shown[-1]
    assert "more mistake" not in shown[-1]
