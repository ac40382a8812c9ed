"""A small school on loopback with its configuration and list, for trying the command line."""

import gc
import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import chdir, contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any
from unittest.mock import patch

from click.testing import CliRunner

from venuecheck.cli.main import main
from venuecheck.demo.rules import Rules, Treatment
from venuecheck.demo.school import Opened, SampleSchool
from venuecheck.demo.sites import Web

HOSTS = ("gov.test", "museum.test", "adult.test", "casino.test")
WEB: Web = {(host, "/"): f"ORIGIN-MARKER {host}" for host in HOSTS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What a command did."""

    status: int
    out: str
    err: str

    @property
    def document(self) -> dict[str, Any]:
        """Its output as JSON."""
        read: dict[str, Any] = json.loads(self.out)
        return read


def venuecheck(folder: Path, *arguments: str, stdin: str = "") -> Done:
    """Run the command in `folder`, in this process: to its exit status, as `__main__` does."""
    thresholds = gc.get_threshold()
    runner = CliRunner()
    with (
        chdir(folder),
        runner.isolation(input=stdin) as (out, err, _),
        patch.object(sys, "argv", ["venuecheck", *arguments]),
        # a check is the last thing that its process does, and leaves the collector so
        patch.object(gc, "freeze"),
    ):
        try:
            main()
        except SystemExit as leaving:
            status = leaving.code
        finally:
            gc.set_threshold(*thresholds)
            gc.enable()
        sys.stdout.flush()
        sys.stderr.flush()
        assert isinstance(status, int)
        return Done(status=status, out=_text(out), err=_text(err))


def _text(stream: BytesIO) -> str:
    return stream.getvalue().decode("utf-8").replace("\r\n", "\n")


def program(folder: Path, *arguments: str, stdin: str = "") -> Done:
    """Run the command as a person would, in `folder`: a process of its own, for what only the system can say."""
    command = [sys.executable, "-m", "venuecheck", *arguments]
    done = subprocess.run(
        command, cwd=folder, input=stdin, capture_output=True, text=True, timeout=60, check=False, encoding="utf-8"
    )
    return Done(status=done.returncode, out=done.stdout, err=done.stderr)


@contextmanager
def running(folder: Path, treatments: dict[str, Treatment]) -> Iterator[Opened]:
    """Run a school whose filter treats hosts so, with its configuration and list in `folder`."""
    with SampleSchool(WEB, Rules(treatments=treatments), preferred_ports=False) as opened:
        (folder / "public.pem").write_bytes(opened.public_roots)
        (folder / "device.pem").write_bytes(opened.device_roots)
        (folder / "venuecheck.yaml").write_text(config(opened.resolver), encoding="utf-8")
        (folder / "list.yaml").write_text(list_text(opened.http_port, opened.https_port), encoding="utf-8")
        yield opened


def config(resolver: str, *, step_timeout: float = 2) -> str:
    """Write a configuration."""
    return f"""\
venue: {{id: "lab-school", name: "Lab School", kind: "school"}}
networks:
  - {{id: "pupil", name: "Pupil wifi", user_group: "pupils", resolver: "{resolver}", proxy: "none"}}
trust: {{public_roots: "public.pem", device_roots: "device.pem"}}
limits: {{step_timeout: {step_timeout}, concurrency: 6}}
"""


def list_text(http: int, https: int) -> str:
    """Write a list with two pages to block, one to allow and one category without pages."""
    return f"""\
id: "lab"
version: 1
title: "Lab list"
edition: "lab"
categories:
  - {{id: "harmful", title: "Must be blocked", expectation: "block"}}
  - {{id: "allowed", title: "Must open", expectation: "allow"}}
  - {{id: "untested", title: "No safe page", expectation: "block"}}
controls:
  - {{id: "c-http", url: "http://gov.test:{http}/", expect: {{contains: "ORIGIN-MARKER gov.test"}}}}
  - {{id: "c-https", url: "https://gov.test:{https}/", expect: {{contains: "ORIGIN-MARKER gov.test"}}}}
pages:
  - {{id: "adult", url: "http://adult.test:{http}/", category: "harmful", vouched_by: "lab",
     expect: {{contains: "ORIGIN-MARKER adult.test"}}}}
  - {{id: "casino", url: "https://casino.test:{https}/", category: "harmful", vouched_by: "lab",
     granularity: "host", expect: {{contains: "ORIGIN-MARKER casino.test"}}}}
  - {{id: "museum", url: "https://museum.test:{https}/", category: "allowed", vouched_by: "lab",
     expect: {{contains: "ORIGIN-MARKER museum.test"}}}}
"""
