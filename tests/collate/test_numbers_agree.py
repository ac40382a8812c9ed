"""One count a fact: each number of the board's paper, Word, page, JSON and CSV is that of the table that names it."""

import csv
import io
import json
import re
from collections import Counter
from html import unescape
from pathlib import Path

from docx import Document

from tests.collate import forty
from tests.collate.test_gathering import sent
from tests.collate.test_gone import gone
from venuecheck.report.partnership.view import Edition, PartnershipView
from venuecheck.service.partnership import collation
from venuecheck.service.partnership.partners import load_partners
from venuecheck.service.partnership.what_was_sent import gather


def board(folder: Path) -> PartnershipView:
    """Give the report on venues of which two are gone, some are silent, and files came that cannot be used."""
    sent(folder, *(forty.make(at) for at in range(8)))
    for name in ("venue-03.bundle", "venue-20.bundle", "of nobody.bundle", "letter.docx"):
        (folder / "sent" / name).write_bytes(b"nothing that can be read")
    register = gone(load_partners(folder / "partners.yaml"))
    gathered = gather([str(folder / "sent")], register, now=forty.NOW)
    return collation.collate(gathered, register, Edition.BOARD, now=forty.NOW)


def number(pattern: str, text: str) -> int:
    """Give the number that a sentence says; noughts are not said."""
    found = re.search(pattern, text)
    return int(found.group(1)) if found else 0


def test_what_is_said_in_a_sentence_is_what_its_table_has(tmp_path: Path) -> None:
    """In each paper the same: not counted, past their day, not usable, changed, opened and closed."""
    view = board(tmp_path)
    rows = {grid.id: grid.rows for grid in view.grids}
    assert view.paper is not None
    said, paper = " ".join(view.headlines), " ".join((*view.paper.position, *view.paper.change))
    for text in (said, paper):
        assert number(r"(\d+) things? w\w+ sent", text) == len(rows["not_counted"]) > 4
        assert number(r"Of (\d+) venues? something was sent that is not usable", text) == sum(
            "not usable" in str(row[-1]) for row in rows["venues"]
        )
    late = Counter(str(row[7]) for row in rows["venues"])
    assert late["past its day"] + late["sent, not usable"] == len(rows["chase"])
    assert number(r"nothing was sent: (\d+) venues", said) == late["past its day"]
    changed = {str(row[0]).casefold(): row[1] for row in rows["changes"]}
    named = Counter(str(row[3]) for row in rows["moved"])
    came = Counter(str(row[2]) for row in rows.get("arrived", ()))
    left = Counter(str(row[2]).split(" into ")[0] for row in rows["gone"])
    for what, venues in (named | came).items():
        assert changed[what] == venues
    assert changed["closed"] == left["closed"] == 1
    assert changed["merged into another venue"] == left["merged"] == 1
    assert not {row[0] for row in rows["moved"]} & {row[0] for row in rows.get("arrived", ())}
    for id_ in ("statuses", "sectors", "partners"):
        assert rows[id_][-1][1] == view.venues_total == len(rows["venues"])


def test_every_form_has_the_same_sentences_and_rows(tmp_path: Path) -> None:
    view = board(tmp_path)
    page = "".join(unescape(re.sub(r"<[^>]+>", "", collation.render(view, "html").decode())).split())
    told = json.loads(collation.render(view, "json"))
    told = told.get("view", told)
    assert tuple(told["headlines"]) == tuple(view.headlines)
    for sentence in view.headlines:
        assert "".join(sentence.split()) in page
    assert view.paper is not None
    word = "\n".join(one.text for one in Document(io.BytesIO(collation.render(view, "docx"))).paragraphs)
    for sentence in (*view.paper.position, *view.paper.decisions):
        assert sentence in word
    cells = list(csv.reader(io.StringIO(collation.render(view, "csv").decode("utf-8-sig"))))
    for grid, of_json in zip(view.grids, told["grids"], strict=True):
        assert len(of_json["rows"]) == len(grid.rows)
        for row in grid.rows if grid.id == "changes" else ():
            assert any({str(row[0]), str(row[1])} <= set(line) for line in cells)
