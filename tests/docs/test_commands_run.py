"""The commands of the pages, typed one after another at the sample school: each does it, or says why not.

What asks the network, waits for people, or is long to make is run where it is tested by itself.
"""

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
_ELSEWHERE: Final = re.compile(
    r"init|serve|demo|probe|witness|lists|backup|restore|publish|report .*(pack|pdf|xlsx)|governance dpia"
)
_HERE: Final = (
    ("assessment-20260914-7f3a9c21", "assessment-demo"),
    ("--number 2", "--number 1"),
    ("pupils:gambling:under_blocked", "pupils:adult:under_blocked"),
    ("latest casino", "latest adult-new"),
)
"""What a page gives as an example, and what the sample school has in its place."""
_REFUSED: Final = {
    "letter assessment-demo --kind more-information": "choose the letter of conditions",
    "letter assessment-demo --kind referral": "it is not known to whom this letter goes",
    "worry assessment-demo --said": "write what somebody did or said",
    "worry assessment-demo --open": "it is not listed who the designated safeguarding lead is",
    "assess venue-booking --from-organiser": "there is no such file",
    "hand-check --import hand-": "the file cannot be read",
    "hand-check --import paper.csv": "there is no date in the row 'day'",
    "action close": "there is no open action of this id",
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


def _commands(page: str) -> Iterator[str]:
    text = (ROOT / f"{page}.md").read_text("utf-8")
    for line in re.findall(r"^\s*\$ venuecheck (.+)$", text, re.MULTILINE):
        if not _ELSEWHERE.match(line):
            for example, here in _HERE:
                line = line.replace(example, here)  # noqa: PLW2901 - the same line, as it is typed here
            yield line


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
