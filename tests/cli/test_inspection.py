"""From a failed check to the inspection pack: an action with an owner, the filter's log, a signature, the later pass."""

import hashlib
import io
import json
import zipfile
from pathlib import Path

from tests.cli.school import running, venuecheck
from venuecheck.demo.rules import Treatment

PROBE = ("probe", "--list", "list.yaml", "--network", "pupil", "--person", "A. Technician")
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


def test_the_whole_way(tmp_path: Path) -> None:
    """Each command in turn, and what the reports and the pack say at the end."""
    with running(tmp_path, CASINO_OPENS):
        _restricted(tmp_path)
        assert venuecheck(tmp_path, *PROBE).status == 1
    listed = venuecheck(tmp_path, "action", "list")
    assert "pupil:harmful:under_blocked\n" in listed.out
    assert "    restricted page p2\n" in listed.out
    assert "casino.test" not in listed.out
    who = ("--owner", "IT support", "--due", "2099-01-31", "--person", "H. Head")
    done = venuecheck(tmp_path, "action", "set", "pupil:harmful:under_blocked", *who)
    assert (done.status, done.out) == (0, "Recorded for pupil:harmful:under_blocked: IT support, by 2099-01-31.\n")
    looked = ("--logged", "yes", "--alerted", "not-checked", "--person", "D. Reyes", "--run", "latest")
    assert venuecheck(tmp_path, "filter-log", "pupil", *looked).status == 0
    signed = venuecheck(tmp_path, "sign-off", "--person", "J. Mbeki", "--role", "governor", "--statement", "Seen")
    assert signed.status == 0
    assert "The report stood so: Web filter: needs action." in " ".join(signed.out.split())
    with running(tmp_path, ALL_BLOCKED):
        _restricted(tmp_path)
        again = venuecheck(tmp_path, *PROBE, "--format", "json")
    assert again.status in {0, 3}, again.err
    run = again.document["run"]["id"]

    pack = venuecheck(tmp_path, "report", "--pack", "inspection", "--output", "pack")
    assert pack.status == 0, pack.err
    folder = tmp_path / "pack"
    report = json.loads((folder / "report.json").read_text("utf-8"))
    (closed,) = [each for each in report["closed_actions"] if "harmful" in each["id"]]
    assert (closed["closed_by_run"], closed["owner"]) == (run, "IT support")
    assert closed["opened"]
    assert closed["closed"]
    assert "harmful" not in json.dumps(report["actions"])
    assert report["signatures"]["words"] == "Signed, but 1 check or checklist was recorded since the last signature."
    row = next(each for each in report["check_record"] if each["latest"])
    assert row["log"].startswith("Logged: yes. Alert arrived: not checked. Looked up by D. Reyes")
    logs = next(
        each for plan in report["requirements"]["plans"] for each in plan["requirements"] if each["number"] == "logs"
    )
    assert logs["status"] == "not_proven"

    contents = (folder / "contents.txt").read_text("utf-8")
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert {"contents.txt", "report.html", "report.json", "report.xlsx", f"checks/{run}.json"} <= files
    assert len([each for each in files if each.startswith("checks/")]) == 2
    for name in files - {"contents.txt"}:
        content = (folder / name).read_bytes()
        assert f"{name}  {hashlib.sha256(content).hexdigest()[:16]}" in contents
        text = _text(content)
        assert "casino.test" not in text.replace('CN=casino.test', ""), name
    assert not list(tmp_path.glob(".pack*")), "nothing is left of the making"
    second = venuecheck(tmp_path, "report", "--pack", "inspection", "--output", "pack")
    assert (second.status, "there already" in second.err) == (2, True)


def _text(content: bytes) -> str:
    """Give what a file says; a workbook is a ZIP file."""
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            return "".join(book.read(name).decode("utf-8", "replace") for name in book.namelist())
    return content.decode("utf-8", "replace")
