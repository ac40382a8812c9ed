"""What `lint` tells people who write: where it is, what is wrong, and a remedy that helps; of lawful words nothing."""

from datetime import date
from pathlib import Path

import pytest

from venuecheck import catalogue
from venuecheck.service.linting import lint

REFUSED = (catalogue.templates() / "letters" / "refused.txt").read_text(encoding="utf-8")
HOLDING = (catalogue.templates() / "letters" / "holding.txt").read_text(encoding="utf-8")


def _said(folder: Path, text: str | bytes, name: str = "file.yaml") -> list[str]:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return [str(problem).removeprefix(f"{path}:").strip() for problem in lint((path,), date(2026, 11, 30))[1]]


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("{{said}}", "{said}", "12:1: '{said}' is no place, and would stand in what is sent; write places with two"),
        ("{{said}}", "as { Said } is", "12:4: '{ Said }' is no place"),
        ("{{said}}", "{{reason}}", "1:1: it has no place for the reasons; write {{said}} where it belongs"),
        ("{{review}}", "", "1:1: it has no place for the way to have the decision looked at again; write {{review}}"),
        ("{{review}}", "{{?review}}Write to us.", "1:1: it has no place for the way to have the decision looked at"),
    ],
)
def test_a_refusal_goes_out_with_its_reasons_and_the_way_to_a_review(
    tmp_path: Path, before: str, after: str, said: str
) -> None:
    assert _said(tmp_path, REFUSED, "refused.txt") == []
    assert any(line.startswith(said) for line in _said(tmp_path, REFUSED.replace(before, after), "refused.txt"))


def test_one_slip_in_a_place_is_told_once(tmp_path: Path) -> None:
    """What was meant for the reasons is not missed besides."""
    for slip in ("{said}", "{{siad}}"):
        assert len(_said(tmp_path, REFUSED.replace("{{said}}", slip), "refused.txt")) == 1


def test_each_word_that_gives_a_cause_is_named_where_it_stands(tmp_path: Path) -> None:
    told = _said(tmp_path, HOLDING + "\nWe wait for the police and\nthe Prevent team.\n", "holding.txt")
    line = HOLDING.count("\n") + 2
    assert told == [
        f"{line}:17: 'police' would say why this letter is sent; take it out of the template",
        f"{line + 1}:5: 'Prevent' would say why this letter is sent; take it out of the template",
    ]
