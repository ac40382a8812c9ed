"""`venuecheck witness`, and probing with what it saw, on one school with the filter off and then on."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.cli.school import Done, config, venuecheck
from tests.reference.publisher import publisher
from venuecheck import catalogue
from venuecheck.demo.requests import page
from venuecheck.demo.rules import Rules, Treatment
from venuecheck.demo.school import SampleSchool
from venuecheck.demo.sites import Web

WEB: Web = {
    ("gov.test", "/"): "ORIGIN-MARKER gov.test",
    **{
        (f"{name}.test", "/"): page(f"{name} at home", f"This is the {name}, and there is much to be said of it.")
        for name in ("casino", "poker", "museum", "gone", "changed")
    },
}
WITNESS = (
    "witness",
    "--list",
    "list.yaml",
    "--config",
    "venuecheck.yaml",
    "--network",
    "pupil",
    "--output",
    "ref.json",
)
PROBE = ("probe", "--list", "list.yaml", "--network", "pupil", "--format", "json")


@dataclass(frozen=True, slots=True)
class School:
    """A school whose filter can be changed while it runs."""

    folder: Path
    treatments: dict[str, Treatment]

    def run(self, *arguments: str) -> Done:
        """Run the command in its folder."""
        return venuecheck(self.folder, *arguments)

    def probe(self, *more: str) -> dict[str, Any]:
        """Probe, and give the findings by page."""
        done = self.run(*PROBE, *more)
        assert done.status in {0, 1, 3}, done.err
        return done.document


@contextmanager
def school(folder: Path) -> Iterator[School]:
    """Run one, with a list that says of most pages nothing but their address."""
    treatments: dict[str, Treatment] = {}
    with SampleSchool(WEB, Rules(treatments=treatments), preferred_ports=False) as opened:
        (folder / "public.pem").write_bytes(opened.public_roots)
        (folder / "device.pem").write_bytes(opened.device_roots)
        (folder / "venuecheck.yaml").write_text(config(opened.resolver), encoding="utf-8")
        (folder / "list.yaml").write_text(listed(opened.http_port, opened.https_port), encoding="utf-8")
        yield School(folder, treatments)


def listed(http: int, https: int) -> str:
    """Write the list."""
    return f"""\
id: "lab"
version: 1
title: "Lab list"
edition: "lab"
categories:
  - {{id: "harmful", title: "Must be blocked", expectation: "block"}}
  - {{id: "allowed", title: "Must open", expectation: "allow"}}
controls:
  - {{id: "c-http", url: "http://gov.test:{http}/", expect: {{contains: "ORIGIN-MARKER gov.test"}}}}
  - {{id: "c-https", url: "https://gov.test:{https}/", expect: {{contains: "ORIGIN-MARKER gov.test"}}}}
pages:
  - {{id: "casino", url: "http://casino.test:{http}/", category: "harmful"}}
  - {{id: "poker", url: "http://poker.test:{http}/", category: "harmful"}}
  - {{id: "gone", url: "http://gone.test:{http}/", category: "harmful", expect: {{contains: "This is the gone"}}}}
  - {{id: "changed", url: "http://changed.test:{http}/", category: "harmful", expect: {{contains: "Not there"}}}}
  - {{id: "museum", url: "http://museum.test:{http}/", category: "allowed"}}
"""


def verdicts(document: dict[str, Any]) -> dict[str, tuple[str, str | None]]:
    """Give verdict and basis by page."""
    return {each["page"]: (each["verdict"], each["basis"]) for each in document["findings"]}


def test_a_reference_tells_a_silenced_page_from_one_that_is_down(tmp_path: Path) -> None:
    """Alive, dead and changed from the unfiltered line decide what silence means behind the filter."""
    with school(tmp_path) as here:
        here.treatments["gone.test"] = Treatment.NO_SUCH_NAME
        done = here.run(*WITNESS)
        assert done.status == 0, done.err + done.out
        reference = json.loads((tmp_path / "ref.json").read_text(encoding="utf-8"))
        jsonschema.validate(
            reference, json.loads((catalogue.templates() / "schemas" / "reference.json").read_text(encoding="utf-8"))
        )
        assert {each["page"]: each["standing"] for each in reference["pages"]} == {
            "casino": "alive",
            "poker": "alive",
            "gone": "dead",
            "changed": "changed",
            "museum": "alive",
            "c-http": "alive",
            "c-https": "alive",
        }
        here.treatments.update({"casino.test": Treatment.NO_SUCH_NAME, "changed.test": Treatment.NO_SUCH_NAME})
        without = verdicts(here.probe())
        document = here.probe("--reference", "ref.json")
        table = here.run("probe", "--list", "list.yaml", "--network", "pupil", "--reference", "ref.json")
        report = here.run("report", "--format", "json").document
    assert without == {
        "casino": ("inconclusive", None),
        "poker": ("inconclusive", None),
        "gone": ("blocked", "absence"),
        "changed": ("blocked", "absence"),
        "museum": ("inconclusive", None),
    }
    assert verdicts(document) == {
        "casino": ("blocked", "absence"),
        "poker": ("reached", "shown"),
        "gone": ("inconclusive", None),
        "changed": ("inconclusive", None),
        "museum": ("reached", "shown"),
    }
    rules = {each["page"]: each["rules"] for each in document["findings"]}
    assert "reference.alive" in rules["casino"]
    assert "reference.same-content" in rules["poker"]
    assert "reference.dead" in rules["gone"]
    used = document["run"]["reference"]
    assert used["used"]
    assert used["digest"].startswith("sha256:")
    assert used["made"] == reference["made"]
    assert "5 findings rest on it" in table.out
    words = report["filtering"]["networks"][0]["check"]["reference_words"]
    assert words.endswith("5 findings rest on it")


def test_a_reference_that_is_too_old_supports_nothing_and_the_run_says_so(tmp_path: Path) -> None:
    """On the screen, in the document and in the report."""
    with school(tmp_path) as here:
        assert here.run(*WITNESS).status == 0
        path = tmp_path / "ref.json"
        old = json.loads(path.read_text(encoding="utf-8"))
        old["made"] = "2025-01-01T00:00:00Z"
        path.write_text(json.dumps(old), encoding="utf-8")
        here.treatments.update(dict.fromkeys(["casino.test", "gone.test"], Treatment.NO_SUCH_NAME))
        done = here.run(*PROBE, "--reference", "ref.json", "--reference-max-age", "7")
        report = here.run("report", "--format", "json").document
    assert done.status == 3, done.err
    assert verdicts(done.document)["casino"] == ("inconclusive", None)
    assert not any(rule.startswith("reference.") for each in done.document["findings"] for rule in each["rules"])
    note = done.document["run"]["reference"]["note"]
    assert "may be 7 days old: no verdict rests on it" in note
    assert "no verdict rests on it" in " ".join(done.err.split())
    assert note in report["filtering"]["networks"][0]["check"]["warnings"]


def test_a_line_that_filters_is_no_witness(tmp_path: Path) -> None:
    """A block page on the way is said, and the page vouched for by nothing."""
    with school(tmp_path) as here:
        here.treatments.update({"casino.test": Treatment.REFUSE_NAME, "poker.test": Treatment.SINKHOLE})
        done = here.run(*WITNESS)
    assert done.status == 3
    assert "This line is filtered: what became of casino, poker shows it" in done.err
    written = json.loads((tmp_path / "ref.json").read_text(encoding="utf-8"))
    assert written["valid"] is False
    assert "filtered" in written["invalid_reason"]
    standings = {each["page"]: each["standing"] for each in written["pages"]}
    assert (standings["casino"], standings["poker"], standings["museum"]) == ("unsure", "unsure", "alive")


def test_a_line_that_is_down_makes_no_one_dead(tmp_path: Path) -> None:
    """Where nothing opens nothing is known, and a run does not use it."""
    with school(tmp_path) as here:
        here.treatments.update(dict.fromkeys(["gov.test", "casino.test"], Treatment.NO_SUCH_NAME))
        done = here.run(*WITNESS)
        here.treatments.clear()
        probed = here.run(*PROBE, "--reference", "ref.json")
    assert done.status == 3
    reference = json.loads((tmp_path / "ref.json").read_text(encoding="utf-8"))
    assert reference["valid"] is False
    assert "dead" not in {each["standing"] for each in reference["pages"]}
    assert probed.document["run"]["reference"]["used"] is False


def test_a_reference_is_published_once_and_fetched_by_each_check(tmp_path: Path) -> None:
    """The whole way: measured, signed, put on a web server, named in the configuration, used, altered, refused."""
    folder = tmp_path / "published"
    measured = ("witness", "--list", "list.yaml", "--config", "venuecheck.yaml", "--network", "pupil")
    with school(tmp_path) as here, publisher(folder, tmp_path) as address:
        inside = here.run(*measured, "--publish", "published", "--key", "published/own.key")
        done = here.run(*measured, "--publish", "published", "--key", "council.key")
        assert done.status == 0, done.err
        (path,) = folder.iterdir()
        key = next(line for line in done.err.splitlines() if line.startswith("  key: "))
        device = tmp_path / "device.pem"
        device.write_bytes(device.read_bytes() + (tmp_path / "roots.pem").read_bytes())
        configuration = tmp_path / "venuecheck.yaml"
        entry = f'reference:\n  address: "{address}/"\n{key}\n'
        configuration.write_text(configuration.read_text(encoding="utf-8") + entry, encoding="utf-8")
        here.treatments["casino.test"] = Treatment.NO_SUCH_NAME
        fetched = here.probe()
        path.write_bytes(path.read_bytes().replace(b"A", b"B", 1))
        altered = here.probe()
        report = here.run("report", "--format", "json").document
    assert inside.status == 2
    assert "everybody could sign with it" in inside.err
    assert verdicts(fetched)["casino"] == ("blocked", "absence")
    assert fetched["run"]["reference"]["used"]
    assert fetched["run"]["reference"]["signed_by"] in done.err
    schema = json.loads((catalogue.templates() / "schemas" / "run.json").read_text(encoding="utf-8"))
    jsonschema.validate(altered, schema)
    assert verdicts(altered)["casino"] == ("inconclusive", None)
    note = altered["run"]["reference"]["note"]
    assert "No reference was used." in note
    assert note in report["filtering"]["networks"][0]["check"]["warnings"]


def test_what_rests_on_nothing_is_not_published(tmp_path: Path) -> None:
    """A line that filters: what was published before stays."""
    with school(tmp_path) as here:
        here.treatments["casino.test"] = Treatment.REFUSE_NAME
        done = here.run(
            "witness", "--list", "list.yaml", "--config", "venuecheck.yaml", "--network", "pupil", "--publish", "out"
        )
    assert done.status == 3
    assert "Not published" in done.err
    assert not (tmp_path / "out").exists()


MISUSES = [
    (("witness", "--list", "list.yaml"), "--output FILE, or --publish FOLDER"),
    (("witness", "--list", "lits", "--output", "r.json"), "no such file"),
    (("witness", "--list", "list.yaml", "--output", "no/r.json"), "cannot be written"),
    (("witness", "--list", "list.yaml", "--output", "r.json", "--network", "pupil"), "add --config"),
    ((*PROBE, "--reference", "none.json"), "none.json: the file cannot be read"),
    ((*PROBE, "--reference", "list.yaml"), "this is not JSON"),
    ((*PROBE, "--reference", "r.json", "--reference-max-age", "0"), "--reference-max-age"),
]


@pytest.fixture(scope="module")
def closed_school(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of a school that runs no more."""
    folder = tmp_path_factory.mktemp("school")
    with school(folder):
        pass
    return folder


@pytest.mark.parametrize(("arguments", "said"), MISUSES, ids=lambda value: str(value)[-40:])
def test_a_misuse_exits_2_and_says_what_to_do(closed_school: Path, arguments: tuple[str, ...], said: str) -> None:
    """A sentence, never a trace."""
    done = venuecheck(closed_school, *arguments)
    assert done.status == 2, done.out
    assert said in done.err
    assert "Traceback" not in done.err
