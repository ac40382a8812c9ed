"""From a failed check to the inspection pack: an action's owner, the filter's log, a signature, the later pass."""

import hashlib
import io
import json
import re
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.cli.school import running, venuecheck
from venuecheck.cli.main import cli
from venuecheck.core.problem import InputError
from venuecheck.demo.rules import Treatment
from venuecheck.records.store import Store
from venuecheck.service.sites.site import load_site
from venuecheck.service.venue_reports.inspection_pack import inspection_pack

PROBE = ("probe", "--list", "list.yaml", "--network", "pupil", "--person", "A. Technician", "--place", "Library")
CASINO_OPENS = {"adult.test": Treatment.NO_SUCH_NAME}
ALL_BLOCKED = {"adult.test": Treatment.NO_SUCH_NAME, "casino.test": Treatment.RESET}


def _restricted(folder: Path) -> None:
    """Make the casino's page one of which only the id is shown."""
    path = folder / "list.yaml"
    written = path.read_text(encoding="utf-8").replace('"casino"', '"p2"')
    lines = [
        line.replace('category: "harmful",', 'category: "harmful", restricted: true,') if '"p2"' in line else line
        for line in written.splitlines()
    ]
    path.write_text("\n".join(lines), encoding="utf-8")


def _typed(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """Call a command that starts no other program, and give what it says on one line."""
    capsys.readouterr()
    cli.main(words, standalone_mode=False)
    return capsys.readouterr().out


def test_the_whole_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Each command in turn, and what the reports and the pack say at the end."""
    monkeypatch.chdir(tmp_path)
    with running(tmp_path, CASINO_OPENS):
        _restricted(tmp_path)
        assert venuecheck(tmp_path, *PROBE).status == 1
    listed = _typed(capsys, "action", "list")
    assert "pupil:harmful:under_blocked\n" in listed
    assert "    restricted page p2\n" in listed
    assert "casino.test" not in listed
    first = ("--owner", "Caretaker", "--person", "D. Deputy")
    said = _typed(capsys, "action", "set", "pupil:harmful:under_blocked", *first)
    assert said == "Recorded for pupil:harmful:under_blocked: Caretaker.\n"
    who = ("--owner", "IT support", "--due", "2099-01-31", "--person", "H. Head", "--replace")
    said = _typed(capsys, "action", "set", "pupil:harmful:under_blocked", *who)
    assert "IT support, by 31 January 2099.\nIt was: Caretaker, as D. Deputy recorded on " in said
    looked = ("--logged", "yes", "--alerted", "not-checked", "--person", "D. Reyes", "--run", "latest")
    assert "in the filter's log: yes; the alert arrived: not checked." in _typed(capsys, "filter-log", "pupil", *looked)
    signed = _typed(capsys, "sign-off", "--person", "J. Mbeki", "--role", "governor", "--statement", "Seen")
    assert "The report stood so: Web filter: needs action." in " ".join(signed.split())
    with running(tmp_path, ALL_BLOCKED):
        _restricted(tmp_path)
        again = venuecheck(tmp_path, *PROBE, "--format", "json")
    assert again.status in {0, 3}, again.err
    run = again.document["run"]["id"]
    assert "in which it passed." in _typed(capsys, "action", "list", "--closed")

    folder = tmp_path / "pack"
    site = load_site(tmp_path / "venuecheck.yaml")
    with Store.open(site.store_url, site.venue.id) as store:
        # laying pages out for paper takes seconds, and has tests of its own
        inspection_pack(site, store, folder, now=datetime.now(UTC), formats=("html", "json", "xlsx"))
    report = json.loads((folder / "report.json").read_text("utf-8"))
    (closed,) = [each for each in report["closed_actions"] if "harmful" in each["id"]]
    assert (closed["closed_by_run"], closed["owner"]) == (run, "IT support")
    assert closed["opened"]
    assert closed["closed"]
    assert "harmful" not in json.dumps(report["actions"])
    assert report["signatures"]["words"] == "Signed, but 1 check or checklist was recorded since the last signature."
    row = next(each for each in report["check_record"] if each["latest"])
    assert row["where"] == "Lab School: Pupil wifi, Library"
    assert report["coverage"]["rows"][0]["place"] == "Library"
    # that look was for the check before: nobody has looked since
    assert row["log"] == "Logged: not checked. Alert arrived: not checked."
    (before,) = [each["log"] for each in report["check_record"] if not each["latest"] and each["log"]]
    assert before.startswith("Logged: yes. Alert arrived: not checked. Looked up by D. Reyes")
    logs = next(
        each for plan in report["requirements"]["plans"] for each in plan["requirements"] if each["number"] == "logs"
    )
    assert logs["status"] == "not_proven"

    _check_contents(folder, run)
    assert not list(tmp_path.glob(".pack*")), "nothing is left of the making"
    one = _typed(capsys, "report", "--pack", "inspection", "--format", "json")
    assert re.search(r"lab-school-inspection-\d{4}-\d\d-\d\d\n    contents.txt\n    report.json\n    checks/", one)
    with pytest.raises(InputError, match="there already"):
        _typed(capsys, "report", "--pack", "inspection", "--output", "pack")


def _check_contents(folder: Path, run: str) -> None:
    """Every file is named with its digest, and none holds a restricted page's address."""
    contents = (folder / "contents.txt").read_text("utf-8")
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert {"contents.txt", "report.html", "report.json", "report.xlsx", f"checks/{run}.json"} <= files
    assert len([each for each in files if each.startswith("checks/")]) == 2
    for name in files - {"contents.txt"}:
        content = (folder / name).read_bytes()
        assert f"{name}  {hashlib.sha256(content).hexdigest()[:16]}" in contents
        text = _text(content)
        assert "casino.test" not in text.replace("CN=casino.test", ""), name


def _text(content: bytes) -> str:
    """Give what a file says; a workbook is a ZIP file."""
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            return "".join(book.read(name).decode("utf-8", "replace") for name in book.namelist())
    return content.decode("utf-8", "replace")
