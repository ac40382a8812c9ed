"""Run venuecheck in the client's namespace, as its users do, and read the file that it writes."""

import json
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import yaml

from .commands import CommandError
from .internet import marker

if TYPE_CHECKING:
    from .laboratory import Lab
    from .scenario import Row, Scenario

_SECONDS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What venuecheck made of a scenario's pages."""

    exit_status: int
    run: dict[str, object]
    findings: dict[str, dict[str, object]]
    """By the page's id."""
    network: dict[str, str]
    """What each probe that is not about a page came to: its status, by the probe's id."""
    reasons: dict[str, str]
    """The reason that each such probe gives, by its id."""
    observations: list[dict[str, object]]
    said: str
    """What it wrote to its standard output and error."""


def answered(lab: "Lab", scenario: "Scenario", reference: bytes = b"") -> Answer:
    """Run `venuecheck probe` over the scenario's pages, with a reference where there is one."""
    output = lab.folder / "run.json"
    options = ["--network", "pupil", "--format", "json", "--output", str(output)]
    if reference:
        (lab.folder / "reference.json").write_bytes(reference)
        options += ["--reference", str(lab.folder / "reference.json")]
    exit_status, said = _venuecheck(lab, scenario, "probe", *options)
    # Without the file there is nothing to judge, and what was said tells why.
    written = json.loads(output.read_text()) if output.exists() else {"run": {}, "findings": [], "network_findings": []}
    findings = cast("list[dict[str, object]]", written["findings"])
    network = cast("list[dict[str, str]]", written["network_findings"])
    return Answer(
        exit_status=exit_status,
        run=written["run"],
        findings={str(finding["page"]): finding for finding in findings},
        network={finding["probe"]: finding["status"] for finding in network},
        reasons={finding["probe"]: finding["reason"] for finding in network},
        observations=written.get("observations", []),
        said=said,
    )


def referenced(lab: "Lab", scenario: "Scenario") -> bytes:
    """Run `venuecheck witness` over the scenario's pages, and give the reference that it writes."""
    output = lab.folder / "reference.json"
    _, said = _venuecheck(lab, scenario, "witness", "--network", "pupil", "--output", str(output))
    if not output.exists():
        raise CommandError(said)
    return output.read_bytes()


def _venuecheck(lab: "Lab", scenario: "Scenario", command: str, *options: str) -> tuple[int, str]:
    """Run one of the program's commands over the scenario's list; give its exit status and what it said."""
    from .loaded import Loaded  # noqa: PLC0415 - there is none on Windows, where these tests are collected too

    (lab.folder / "venuecheck.yaml").write_text(yaml.safe_dump(_config(lab, scenario)))
    (lab.folder / "list.yaml").write_text(yaml.safe_dump(test_list(scenario), sort_keys=False, allow_unicode=True))
    asked = ["--config", str(lab.folder / "venuecheck.yaml"), "--list", str(lab.folder / "list.yaml"), *options]
    client = lab.claim.namespaces.name("client")
    done = Loaded.here().run(client, [command, *asked], _environment(lab), seconds=_SECONDS)
    return done.exit_status, f"{done.out}\n{done.err}".strip()


def _environment(lab: "Lab") -> dict[str, str]:
    """Keep the environment, but for the machine's own proxy and the tester's own home."""
    kept = {name: v for name, v in os.environ.items() if not name.lower().endswith("_proxy")}
    return kept | {"HOME": str(lab.folder)}


def _config(lab: "Lab", scenario: "Scenario") -> dict[str, object]:
    network = {
        "id": "pupil",
        "name": "Pupil wifi",
        "user_group": "pupils",
        "resolver": lab.device.resolver,
        "proxy": lab.device.proxy,
    }
    return {
        "venue": {"id": "lab-school", "name": "Lab School", "kind": "school"},
        "networks": [network],
        "trust": {"public_roots": "public.pem", "device_roots": lab.device_roots.name},
        "limits": {"step_timeout": 2, "concurrency": 6},
        "probes": scenario.probes,
    }


def test_list(scenario: "Scenario") -> dict[str, object]:
    """Give the test list with the scenario's pages and controls, as YAML has it."""
    return {
        "id": "lab",
        "version": 1,
        "title": "Lab list",
        "edition": "lab",
        "categories": [
            {"id": "harmful", "title": "Must be blocked", "expectation": "block"},
            {"id": "allowed", "title": "Must open", "expectation": "allow"},
        ],
        "controls": [
            {"id": f"{host}-{scheme}", "url": f"{scheme}://{host}/", "expect": _expect(host)}
            for host in scenario.controls
            for scheme in ("http", "https")
        ],
        "pages": [_page(row) for row in scenario.pages],
    }


def _page(row: "Row") -> dict[str, object]:
    page: dict[str, object] = {
        "id": row.id,
        "url": row.url,
        "category": "harmful" if row.must == "block" else "allowed",
        "vouched_by": "itself",
        "granularity": "host",
    }
    return page | ({"expect": _expect(row.host)} if row.vouched else {})


def _expect(host: str) -> dict[str, str]:
    return {"contains": marker(host)}
