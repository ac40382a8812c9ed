"""`venuecheck list import` as a person uses it."""

from pathlib import Path

from tests.cli.school import venuecheck

TABLE = """\
url,category_code,category_description,date_added,source,notes
https://one.test/,HATE,Hate Speech,2020-01-01,A. Contributor,
https://one.test,GMB,Gambling,2020-01-01,A. Contributor,
"""


def _folder(folder: Path) -> Path:
    (folder / "theirs.csv").write_text(TABLE, encoding="utf-8")
    return folder


def test_a_list_is_written_that_lint_accepts(tmp_path: Path) -> None:
    """And every line is accounted for on the screen."""
    arguments = ("list", "import", "theirs.csv", "--expectation", "block", "--to", "own.yaml")
    done = venuecheck(_folder(tmp_path), *arguments)
    assert (done.status, done.out) == (0, ""), done.err
    assert "1 page in 1 category." in done.err
    assert "an earlier line has the same address: line 3 (as line 2)." in done.err
    assert venuecheck(tmp_path, "lint", "own.yaml").status == 0
    assert "restricted: true" in (tmp_path / "own.yaml").read_text(encoding="utf-8")
    again = venuecheck(tmp_path, *arguments)
    assert again.status == 2
    assert "own.yaml: this file is there already; choose another name" in again.err


def test_without_a_file_it_goes_to_the_screen(tmp_path: Path) -> None:
    """And the account beside it, so that the output can be piped."""
    done = venuecheck(_folder(tmp_path), "list", "import", "theirs.csv", "--expectation", "allow", "--show-addresses")
    assert done.status == 0
    assert 'id: "one.test"' in done.out
    assert "restricted" not in done.out
    assert 'expectation: "allow"' in done.out


def test_misuse_exits_2_and_writes_nothing(tmp_path: Path) -> None:
    """Each line that is wrong is named."""
    folder = _folder(tmp_path)
    (folder / "bad.txt").write_text("https://one.test/\nhttps://\n", encoding="utf-8")
    for arguments, said in (
        (
            ("bad.txt", "--expectation", "block", "--to", "own.yaml"),
            "bad.txt:2:1: 'https://': the address names no host",
        ),
        (("none.txt", "--expectation", "block"), "none.txt: the file cannot be read"),
        (("theirs.csv",), "Missing option '--expectation'"),
        (("theirs.csv", "--expectation", "block", "--to", "no/own.yaml"), "no/own.yaml: this file cannot be written"),
    ):
        done = venuecheck(folder, "list", "import", *arguments)
        assert done.status == 2
        assert said in done.err, done.err
        assert "Traceback" not in done.err
    assert not (folder / "own.yaml").exists()
