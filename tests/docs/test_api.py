"""The lines of `docs/api.md` run as they stand."""

import re
import shutil
from pathlib import Path

import pytest

from tests.cli.school import running
from venuecheck import catalogue
from venuecheck.demo.rules import Treatment

DOCS = Path(__file__).parents[2] / "docs"


def test_the_lines_of_the_page_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A probe, an assessment and a report, each in a dozen lines or so."""
    blocks = re.findall(r"```python\n(.*?)```", (DOCS / "api.md").read_text(encoding="utf-8"), re.DOTALL)
    assert len(blocks) == 5
    shutil.copy(catalogue.folder("checklists") / "samples" / "booking-answers.yaml", tmp_path / "answers.yaml")
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    with running(tmp_path, {"adult.test": Treatment.NO_SUCH_NAME, "casino.test": Treatment.RESET}):
        for block in blocks:
            exec(compile(block, "docs/api.md", "exec"), names)  # noqa: S102 - the page's own lines
    said = capsys.readouterr().out
    assert "museum as_expected The page opened" in said
    assert "Approve" in said
    assert "to_judge" in said
    assert "this has changed since you read it" in said
    assert "by C. Reyes" in said
    assert "Your booking is confirmed" in said
    assert "Lab School" in (tmp_path / "report.html").read_text(encoding="utf-8")
    assert (tmp_path / "run.json").stat().st_size > 1000
