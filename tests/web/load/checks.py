"""Checks that run beside: of a made-up filter on this computer, each by a process of its own, one after another."""

import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from tests.web.load.borough import NETWORKS, Borough, Wanted
from venuecheck import catalogue
from venuecheck.core.problem import ForbiddenError
from venuecheck.demo.folder import with_ports
from venuecheck.demo.rules import SAMPLE_RULES
from venuecheck.demo.school import Opened, SampleSchool
from venuecheck.demo.sites import web_of
from venuecheck.service.filter_checks import apart, watching
from venuecheck.service.filter_checks.list_file import load_list
from venuecheck.service.sites.opening import open_store
from venuecheck.service.sites.site import load_site

_SETTINGS = """\
trust: {{public_roots: "{folder}/public.pem", device_roots: "{folder}/device.pem"}}
limits: {{step_timeout: 1.5, concurrency: 4}}
"""
_LOOK = 1.0


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
    """Have so many checks run until it is over, begun as a page begins them; where one has ended the next begins."""
    places = [(config, network) for network in NETWORKS for config in borough.configs]
    over = threading.Event()
    with ThreadPoolExecutor(count) as pool:
        going = [pool.submit(_again, *place, folder / "list.yaml", over) for place in places[:count]]
        try:
            yield
        finally:
            over.set()
            made = [one.result() for one in going]
    if not all(made):
        message = f"no check ended at {made.count(0)} of {count} networks"
        raise RuntimeError(message)


def _again(config: Path, network: str, test_list: Path, over: threading.Event) -> int:
    """Begin one check after another, and say how many came to their end."""
    site, ended = load_site(config), 0
    with open_store(site) as store:
        while not over.is_set():
            run = apart.start(site, store, apart.Order(network=network, test_list=test_list))
            while watching.check(store, run).state.is_going and not over.wait(_LOOK):
                pass
            if not over.is_set():
                ended += 1
                continue
            # its folder goes away after this: nothing may write there any more
            with suppress(ForbiddenError):  # it has just ended
                watching.stop(store, run)
            while watching.check(store, run).state.is_going:
                time.sleep(_LOOK)
    return ended


def _furnish(folder: Path, opened: Opened, template: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "public.pem").write_bytes(opened.public_roots)
    (folder / "device.pem").write_bytes(opened.device_roots)
    (folder / "list.yaml").write_text(with_ports(template, opened), encoding="utf-8")
