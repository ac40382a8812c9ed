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
    counted = [line for line in shown if "more, not shown" in line]
    assert [Path(line.partition(": and ")[0]).name for line in counted] == ["a.yaml", "b.yaml"]
    assert len(shown) == 2 * 51
    mistakes = int(done.stderr.split(": ")[1].split(" ")[0])
    assert sum(int(line.split(": and ")[1].split(" ")[0]) for line in counted) == mistakes - 100
