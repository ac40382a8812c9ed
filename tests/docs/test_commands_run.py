"""The commands of the pages, typed one after another at the sample school: each does it, or says why not."""

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from click.testing import CliRunner

from venuecheck import catalogue
from venuecheck.cli.main import cli
from venuecheck.core.problem import InputError
from venuecheck.demo.lived_in import lived_in

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES: Final = (
    "README",
    *(f"docs/{page}" for page in ("bookings", "names", "standing", "school-it", "records", "coordinator", "authoring")),
)
_ELSEWHERE: Final = {
    "venuecheck (init|demo)": "asks, or takes long: tests/demo",
    "venuecheck serve": "waits for browsers: tests/web/test_serving.py",
    "venuecheck (probe|witness)": "asks the network: tests/cli/test_probe.py, tests/cli/test_witness.py",
    "venuecheck lists": "fetches from elsewhere: tests/service/test_updating.py",
    "venuecheck (backup|restore)": "needs a place that is safe: tests/cli/test_records.py",
    "venuecheck publish": "takes long: tests/collate/test_publishing.py",
    "venuecheck report .*(pack|pdf|xlsx)": "takes long: tests/cli/test_inspection.py, tests/report",
    "venuecheck governance dpia": "takes long: tests/service/test_governance_facts.py",
    "venuecheck accounts": "needs accounts: tests/cli/test_accounts.py",
    "make |(.venv/bin/)?py": "builds, or is a recipe of CONTRIBUTING.md: .ci/run, `make recipes`",
    "pipx install": "needs an index: .ci/run",
    "python docs/verify_records.py|pg_dump": "proves a store without the program: tests/records",
    "sudo |cd ": "sets a server up, as root: tests/web/test_behind_nginx.py has the same behind nginx",
}
"""What is not typed here, by how it begins: why, and where it is tried."""
_HERE: Final = (
    ("assessment-20260914-7f3a9c21", "assessment-demo"),
    ("--number 2", "--number 1"),
    ("pupils:gambling:under_blocked", "pupils:adult:under_blocked"),
    ("latest casino", "latest adult-new"),
)
"""What a page gives as an example, and what the sample school has in its place."""
_REFUSED: Final = {
    "letter assessment-demo --kind more-information": "choose the letter of conditions",
    "letter assessment-demo --kind referral --approved-by": "read the letter as it is now",
    "letter assessment-demo --kind referral": "it is not known to whom this letter goes",
    "worry assessment-demo --said": "write what somebody did or said",
    "worry assessment-demo --open": "it is not listed who the designated safeguarding lead is",
    "assess venue-booking --from-organiser": "there is no such file",
    "hand-check --import hand-": "the file cannot be read",
    "hand-check --import paper.csv": "there is no date in the row 'day'",
    "action close": "there is no open action of this id",
    "retention run --person": "read what is due as it is now",
    "diff": "name two runs",
    "register export": "this file is there already",
}
"""What stands for a file, a text or a person that only a reader has, and what they are told without it."""


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample school, with the files that pages speak of."""
    folder = tmp_path_factory.mktemp("pages") / "school"
    lived_in(folder)
    partners = re.search(r"```yaml\n(partnership.*?)```", (DOCS / "coordinator.md").read_text("utf-8"), re.DOTALL)
    assert partners
    (folder / "partners.yaml").write_text(partners[1], "utf-8")
    (folder / "bundles").mkdir()
    (folder / "addresses.txt").write_text("https://page.test/\n", "utf-8")
    (folder / "export.csv").write_text("Reference,Date,Room,Hirer\n1,2026-12-01,Hall,A Club\n", "utf-8")
    own = catalogue.checklist_path("venue-booking").read_text("utf-8")
    own = re.sub(r"(?m)^version: \d+$", "version: 1", own.replace('id: "venue-booking"', 'id: "our-booking"', 1))
    (folder / "our-booking.yaml").write_text(own, "utf-8")
    return folder


def _typed(page: Path) -> list[str]:
    return re.findall(r"^\s*\$ (.+)$", page.read_text("utf-8"), re.MULTILINE)


def _is_elsewhere(line: str) -> bool:
    return any(re.match(begins, line) for begins in _ELSEWHERE)


def _commands(page: str) -> Iterator[str]:
    for whole in _typed(ROOT / f"{page}.md"):
        line = whole.removeprefix("venuecheck ")
        if not _is_elsewhere(whole):
            for example, here in _HERE:
                line = line.replace(example, here)
            yield line


def test_each_command_of_each_page_is_typed_here_or_tried_elsewhere() -> None:
    pages = [ROOT / "README.md", *DOCS.rglob("*.md")]
    others = [line for page in pages if str(page.relative_to(ROOT))[:-3] not in PAGES for line in _typed(page)]
    assert [line for line in others if not _is_elsewhere(line)] == []
    lines = [line for page in (*pages, ROOT / "CONTRIBUTING.md") for line in _typed(page)]
    assert [begins for begins in _ELSEWHERE if not any(re.match(begins, line) for line in lines)] == []
    named = {ROOT / name for why in _ELSEWHERE.values() for name in re.findall(r"tests/[\w/.]+\w", why)}
    assert [name for name in named if not name.exists()] == []


def test_each_that_is_refused_is_typed_on_a_page() -> None:
    lines = [line for page in PAGES for line in _commands(page)]
    assert [begins for begins in _REFUSED if not any(line.startswith(begins) for line in lines)] == []


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES)
def test_what_a_page_has_typed_can_be_typed(page: str, school: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(school)
    typed = list(_commands(page))
    assert typed
    for line in typed:
        done = CliRunner().invoke(cli, shlex.split(line), input="")
        refused = next((words for begins, words in _REFUSED.items() if line.startswith(begins)), "")
        if isinstance(done.exception, InputError):
            assert refused, f"{line}: {done.exception}"
            assert refused in str(done.exception), line
        else:
            assert done.exception is None or isinstance(done.exception, SystemExit), line
            assert "Usage: " not in done.output, line
        for sent in school.glob("*.bundle"):
            shutil.copy(sent, school / "bundles")
