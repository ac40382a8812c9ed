"""A server's folder with a school, a hall that shares its store, and the store's own matters: what is done there."""

import re
from pathlib import Path

from click.testing import CliRunner

from tests.report.samples import NOW
from venuecheck.accounts.accounts import Accounts
from venuecheck.cli.main import cli
from venuecheck.core.actor import Role
from venuecheck.core.problem import InputError
from venuecheck.service.record_keeping.own_matters import Change, record_own
from venuecheck.service.record_keeping.proof import verify
from venuecheck.service.sites.opening import open_store
from venuecheck.service.sites.site import Site, load_site

from . import venues

WHY = ("--person", "A. Admin", "--reason", "the disk was found to be failing")


def school_and_hall(folder: Path) -> Site:
    """Give a server's folder: a school, the hall that shares its store, and the store's own matters."""
    made = venues.school(folder / "school")
    hall = made.path.with_name("hall.yaml")
    hall.write_text(re.sub(r"id: [^,\s]+", "id: mill-hall", made.path.read_text("utf-8"), count=1), "utf-8")
    accounts = Accounts.beside(made.path.parent)
    accounts.book.add("Gwen Made-Up", {made.venue.id: (Role.CLERK,)}, NOW.timestamp())
    with open_store(load_site(hall)) as store:
        store.append("thing", "first", {"a": 1}, NOW)
    with open_store(made) as store:
        record_own(store.database, accounts, Change(), NOW)
    accounts.close()
    assert verify(made).is_whole
    return made


def do(site: Site, *words: str) -> tuple[int, str]:
    """Run a command in the folder of a site."""
    done = CliRunner().invoke(cli, [*words, "--config", str(site.path)])
    return (2, str(done.exception)) if isinstance(done.exception, InputError) else (done.exit_code, done.output)


def swap(site: Site, *pairs: tuple[str, str]) -> None:
    """Have files change names."""
    for one, other in pairs:
        first, second = (site.path.parent / name for name in (one, other))
        first.rename(first.with_name("between"))
        second.rename(first)
        first.with_name("between").rename(second)
