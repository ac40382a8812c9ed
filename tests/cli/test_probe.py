"""`venuecheck probe` keeps its contract: output, exit status, stopping and going on."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import jsonschema
import pytest

from tests.cli.school import Done, config, running, venuecheck
from venuecheck import catalogue
from venuecheck.demo.rules import Treatment
from venuecheck.service.filter_checks.run_document import run_schema

BLOCKING = {"adult.test": Treatment.NO_SUCH_NAME, "casino.test": Treatment.RESET}
ARGUMENTS = ("probe", "--config", "venuecheck.yaml", "--list", "list.yaml", "--network", "pupil")


def probed(folder: Path, treatments: dict[str, Treatment], *more: str) -> Done:
    """Probe a school whose filter treats hosts so."""
    with running(folder, treatments):
        return venuecheck(folder, *ARGUMENTS, *more)


def test_a_filter_that_does_its_work_exits_0_and_the_document_keeps_its_schema(tmp_path: Path) -> None:
    """Every field of the contract is there; the category without pages does not count."""
    done = probed(tmp_path, BLOCKING, "--format", "json", "--person", "Ada", "--trigger", "annual")
    assert done.status == 0, done.err
    document = done.document
    jsonschema.validate(document, json.loads((catalogue.templates() / "schemas" / "run.json").read_text()))
    run = document["run"]
    assert document["schema"] == "venuecheck.run/1"
    assert {key: run[key] for key in ("venue", "network", "user_group", "person", "trigger", "valid")} == {
        "venue": "lab-school",
        "network": "pupil",
        "user_group": "pupils",
        "person": "Ada",
        "trigger": "annual",
        "valid": True,
    }
    found = {finding["page"]: finding for finding in document["findings"]}
    verdicts = {
        page: (each["verdict"], each["basis"], each["layer"], each["mechanism"]) for page, each in found.items()
    }
    assert verdicts == {
        "adult": ("blocked", "absence", "dns", "nxdomain"),
        "casino": ("blocked", "absence", "tls", "reset"),
        "museum": ("reached", "shown", "http", "content"),
    }
    statuses = {each["probe"]: each["status"] for each in document["network_findings"]}
    assert {probe: statuses[probe] for probe in ("controls", "tls_inspection")} == dict.fromkeys(
        ("controls", "tls_inspection"), "ok"
    )
    assert statuses["safe_search"] == "inconclusive", "names outside do not resolve in this school"
    assert "problem" not in statuses.values()
    assert found["adult"]["url"].startswith("http://adult.test:")


def test_a_log_gets_a_plain_line_for_each_page_and_quiet_none(tmp_path: Path) -> None:
    """What is found is the same; only what a person must know is said in any case."""
    told = probed(tmp_path, BLOCKING, "--format", "json")
    first, *lines = told.err.splitlines()
    assert first.endswith("3 pages to try.")
    assert sorted(line[:14] for line in lines) == ["✓ as expected "] * 3, told.err
    assert "\x1b" not in told.err
    quiet = probed(tmp_path, BLOCKING, "--format", "json", "--quiet")
    assert (quiet.status, quiet.err) == (told.status, "")
    assert [each["verdict"] for each in quiet.document["findings"]] == [
        each["verdict"] for each in told.document["findings"]
    ]
    stopped = probed(tmp_path, BLOCKING, "--format", "json", "--quiet", "--continue", "latest")
    assert "no run on 'pupil' was stopped" in stopped.err


def test_the_shipped_schema_is_the_one_that_the_program_writes() -> None:
    """A change of the document changes the schema in the same commit."""
    assert json.loads((catalogue.templates() / "schemas" / "run.json").read_text(encoding="utf-8")) == run_schema()


STATUSES = [
    pytest.param({**BLOCKING, "casino.test": Treatment.LET_THROUGH}, 1, "under_blocked", id="under-blocked"),
    pytest.param({**BLOCKING, "museum.test": Treatment.RESET}, 1, "over_blocked", id="over-blocked"),
    pytest.param({**BLOCKING, "gov.test": Treatment.RESET}, 3, "not_proven", id="controls cut off"),
    pytest.param({**BLOCKING, "gov.test": Treatment.BLOCK_PAGE}, 3, "not_proven", id="controls replaced"),
]


@pytest.mark.parametrize(("treatments", "status", "result"), STATUSES)
def test_the_exit_status_says_what_was_found(
    tmp_path: Path, treatments: dict[str, Treatment], status: int, result: str
) -> None:
    """1 something wrong, 3 something not proven."""
    done = probed(tmp_path, treatments, "--format", "json")
    assert done.status == status, done.err
    assert result in {finding["result"] for finding in done.document["findings"]}
    if status == 3:
        assert done.document["run"]["valid"] is False
        assert done.document["run"]["invalid_reason"]
        assert "blocked" not in {finding["verdict"] for finding in done.document["findings"]}


def test_a_page_that_opens_counts_even_in_a_run_that_cannot_be_relied_on(tmp_path: Path) -> None:
    """1 beats 3: what was seen to open was open."""
    done = probed(tmp_path, {"gov.test": Treatment.BLOCK_PAGE}, "--format", "json")
    assert done.status == 1
    assert done.document["run"]["valid"] is False


def test_a_dns_server_that_is_gone_makes_the_run_invalid(tmp_path: Path) -> None:
    """Nothing is blocked where nothing works."""
    with running(tmp_path, BLOCKING):
        pass
    done = venuecheck(tmp_path, *ARGUMENTS, "--format", "json")
    assert done.status == 3
    assert "DNS" in done.document["run"]["invalid_reason"]
    assert {finding["verdict"] for finding in done.document["findings"]} == {"inconclusive"}


def test_the_table_says_every_result_in_words(tmp_path: Path) -> None:
    """Never by colour alone; no escape sequence where no terminal is."""
    done = probed(tmp_path, {"adult.test": Treatment.NO_SUCH_NAME})
    assert done.status == 1
    for words in ("as expected", "should be blocked but opened", "no test page in this list", "casino.test"):
        assert words in done.out
    assert "\x1b" not in done.out + done.err


def test_a_report_goes_to_a_file_whole(tmp_path: Path) -> None:
    """HTML to the file named, and nothing on the screen but progress."""
    done = probed(tmp_path, BLOCKING, "--format", "html", "--output", "run.html")
    assert done.status == 0, done.err
    assert done.out == ""
    assert (tmp_path / "run.html").read_text(encoding="utf-8").rstrip().endswith("</html>")
    assert not list(tmp_path.glob(".run.html*"))


def test_an_interrupted_run_keeps_what_it_has_and_goes_on(tmp_path: Path) -> None:
    """Ctrl-C ends it with 3; --continue tries only what is left, under the same id."""
    with running(tmp_path, {**BLOCKING, "casino.test": Treatment.SILENCE}) as opened:
        (tmp_path / "venuecheck.yaml").write_text(config(opened.resolver, step_timeout=8), encoding="utf-8")
        started = subprocess.Popen(
            [sys.executable, "-m", "venuecheck", *ARGUMENTS, "--format", "json", "--output", "first.json"],
            cwd=tmp_path,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert started.stderr is not None
        for line in started.stderr:
            if "museum.test" in line:
                break
        time.sleep(0.2)
        started.send_signal(signal.SIGINT)
        said = started.stderr.read()
        assert started.wait(timeout=20) == 3, said
        started.stderr.close()
        first = json.loads((tmp_path / "first.json").read_text(encoding="utf-8"))
        assert first["run"]["finished"] is None
        verdicts = {finding["page"]: finding["verdict"] for finding in first["findings"]}
        assert verdicts == {"adult": "inconclusive", "casino": "inconclusive", "museum": "reached"}
        run = first["run"]["id"]
        assert f"--continue {run}" in said
        (tmp_path / "venuecheck.yaml").write_text(config(opened.resolver), encoding="utf-8")
        second = venuecheck(tmp_path, *ARGUMENTS, "--format", "json", "--continue", run)
        assert "1 page to try" in second.err
        assert second.document["run"]["id"] == run
        assert second.document["run"]["finished"]
        assert {finding["page"]: finding["verdict"] for finding in second.document["findings"]}["adult"] == "blocked"
        again = venuecheck(tmp_path, *ARGUMENTS, "--continue", run)
    assert again.status == 2
    assert "is complete" in again.err


MISUSES = [
    (("probe", "--list", "list.yaml", "--network", "pupill"), "did you mean 'pupil'?"),
    (("probe", "--list", "missing.yaml", "--network", "pupil"), "missing.yaml: there is no such file"),
    (("probe", "--list", "dem", "--network", "pupil"), "did you mean 'demo'?"),
    (
        ("probe", "--config", "none.yaml", "--list", "list.yaml", "--network", "pupil"),
        "set up a venue first: venuecheck init",
    ),
    (("probe", "--list", "list.yaml"), "Missing option '--network'"),
    (("probe", "--list", "list.yaml", "--network", "pupil", "--format", "pdf"), "'pdf' is not one of"),
    (("probe", "--list", "list.yaml", "--network", "pupil", "--continue", "run-1"), "no such run to continue"),
    (("probe", "--list", "list.yaml", "--network", "pupil", "--output", "no/where.json"), "no/where.json"),
    (("prob",), "did you mean 'probe'?"),
]


@pytest.fixture(scope="module")
def closed_school(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of a school that runs no more."""
    folder = tmp_path_factory.mktemp("school")
    with running(folder, BLOCKING):
        pass
    return folder


@pytest.mark.parametrize(("arguments", "said"), MISUSES, ids=lambda value: str(value)[-30:])
def test_a_misuse_exits_2_and_says_what_to_do(closed_school: Path, arguments: tuple[str, ...], said: str) -> None:
    """Never 1, which would say that the filter failed."""
    done = venuecheck(closed_school, *arguments)
    assert done.status == 2, done.out
    assert said in done.err
    assert "Traceback" not in done.err


def test_a_terminal_without_the_characters_gets_others(tmp_path: Path) -> None:
    """An old code page must not stop a check."""
    with running(tmp_path, BLOCKING):
        command = [sys.executable, "-m", "venuecheck", *ARGUMENTS]
        environment = {**os.environ, "PYTHONIOENCODING": "cp1252"}
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    assert b"as expected" in done.stderr
