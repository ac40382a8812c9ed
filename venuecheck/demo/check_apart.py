"""A check of the sample school that a page began: the process that makes it is the school as well, as in the tour."""

import base64
import sys
from concurrent.futures import Executor
from dataclasses import replace

from venuecheck import catalogue
from venuecheck.demo.folder import Folder, furnish_anew, with_ports
from venuecheck.demo.rules import SAMPLE_RULES
from venuecheck.demo.school import SampleSchool
from venuecheck.demo.sites import web_of
from venuecheck.service.filter_checks import apart
from venuecheck.service.filter_checks.list_file import load_list
from venuecheck.service.sites.site import Site, load_site


def main() -> int:
    """Make the check that is described on the standard input, with the sample's own list and no other.

    Every network of the sample asks the school's own name server: none of it is looked for outside this computer.
    0 where it was made, 2 where it could not be.
    """
    with apart.giving_way() as clerk:
        return _made(apart.handed_over(), clerk)


def _made(handed: apart.Handed, clerk: Executor) -> int:
    template = catalogue.test_list_path("demo")
    listed = load_list(template)
    with SampleSchool(web_of([*listed.controls, *listed.pages]), SAMPLE_RULES) as opened:
        words = template.read_text(encoding="utf-8")
        furnish_anew(Folder(path=handed.config.parent), opened, words)
        own = base64.b64encode(with_ports(words, opened).encode()).decode()
        return apart.make(replace(handed, list_content=own), _inside(load_site(handed.config), opened.resolver), clerk)


def _inside(site: Site, resolver: str) -> Site:
    networks = tuple(replace(one, resolver=resolver, proxy="none") for one in site.networks)
    return replace(site, networks=networks, choices={}, reference=None)


if __name__ == "__main__":
    sys.exit(main())
