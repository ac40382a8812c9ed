"""A restricted page's address is used, and shown nowhere."""

from pathlib import Path

from tests.cli.school import Done, running, venuecheck
from tests.cli.test_probe import ARGUMENTS, BLOCKING
from venuecheck.demo.rules import Treatment


def _probed(folder: Path, *more: str) -> Done:
    treatments = {**BLOCKING, "casino.test": Treatment.BLOCK_PAGE}
    with running(folder, treatments):
        path = folder / "list.yaml"
        written = path.read_text(encoding="utf-8").replace("adult", "p1").replace("casino", "p2")
        written = written.replace("p1.test", "adult.test").replace("p2.test", "casino.test")
        path.write_text(
            written.replace('category: "harmful",', 'category: "harmful", restricted: true,'), encoding="utf-8"
        )
        return venuecheck(folder, *ARGUMENTS, *more)


def test_every_output_names_it_by_its_id(tmp_path: Path) -> None:
    """Table, JSON, HTML, progress and the report of the record."""
    shown = []
    for index, more in enumerate(((), ("--format", "json"), ("--format", "html"))):
        folder = tmp_path / str(index)
        folder.mkdir()
        done = _probed(folder, *more)
        assert done.status == 0, done.err
        shown += [done.out, done.err]
    assert venuecheck(tmp_path / "0", "report", "--output", "report.html").status != 2
    assert venuecheck(tmp_path / "0", "report", "--format", "json", "--output", "report.json").status != 2
    shown += [(tmp_path / "0" / name).read_text(encoding="utf-8") for name in ("report.html", "report.json")]
    for written in shown:
        # the sample school has one certificate for all its sites, and the museum shows it, too
        text = written.replace('"CN=adult.test"', "")
        assert "adult.test" not in text
        assert "casino.test" not in text
        assert "restricted page p1" in text
    assert "museum.test" in shown[0]


def test_a_category_without_a_page_says_why_and_what_to_do(tmp_path: Path) -> None:
    """In the table and in the report."""
    with running(tmp_path, BLOCKING):
        path = tmp_path / "list.yaml"
        written = path.read_text(encoding="utf-8")
        noted = '"No safe page", note: "No safe test page exists for it."'
        path.write_text(written.replace('"No safe page"', noted), encoding="utf-8")
        table = venuecheck(tmp_path, *ARGUMENTS)
    assert "No safe test page exists for it." in table.out
    assert venuecheck(tmp_path, "report", "--output", "report.html").status != 2
    html = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "No safe test page exists for it. Nothing is known about this category." in html
    assert "add a page of your own with “category: untested”" in html
