"""Checks that run beside: of a made-up filter on this computer, each by a process of its own, one after another."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from tests.web.load.borough import NETWORKS, Borough, Wanted
from venuecheck import catalogue
from venuecheck.demo.folder import with_ports
from venuecheck.demo.rules import SAMPLE_RULES
from venuecheck.demo.school import Opened, SampleSchool
from venuecheck.demo.sites import web_of
from venuecheck.service.filter_checks.list_file import load_list

_SETTINGS = """\
trust: {{public_roots: "{folder}/public.pem", device_roots: "{folder}/device.pem"}}
limits: {{step_timeout: 1.5, concurrency: 4}}
"""
_AGAIN = """\
import subprocess, sys
while True:
    subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
"""


@contextmanager
def filtered(folder: Path, wanted: Wanted) -> Iterator[Wanted]:
    """Start a school whose filter can be checked, and give what is wanted with the networks that lead there."""
    template = catalogue.test_list_path("demo")
    listed = load_list(template)
    with SampleSchool(web_of([*listed.controls, *listed.pages]), SAMPLE_RULES, preferred_ports=False) as opened:
        _furnish(folder, opened, template.read_text("utf-8"))
        network = f', resolver: "{opened.resolver}", proxy: "none"'
        yield replace(wanted, network=network, settings=_SETTINGS.format(folder=folder.as_posix()))


@contextmanager
def running(borough: Borough, folder: Path, count: int) -> Iterator[None]:
    """Have so many checks run until it is over; where one has ended the next begins."""
    places = [(config, network) for network in NETWORKS for config in borough.configs]
    processes = []
    try:
        for config, network in places[:count]:
            probe = ["-m", "venuecheck", "probe", "--quiet", "--config", str(config), "--network", network]
            command = [sys.executable, *probe, "--list", str(folder / "list.yaml")]
            processes.append(
                subprocess.Popen([sys.executable, "-c", _AGAIN, *command], cwd=folder, start_new_session=True)
            )
        yield
    finally:
        for one in processes:
            _end(one)


def _furnish(folder: Path, opened: Opened, template: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "public.pem").write_bytes(opened.public_roots)
    (folder / "device.pem").write_bytes(opened.device_roots)
    (folder / "list.yaml").write_text(with_ports(template, opened), encoding="utf-8")


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End what goes on and on, and the check that it has begun: they are a group of their own."""
    if sys.platform == "win32":
        raise NotImplementedError
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
