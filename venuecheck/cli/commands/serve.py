"""`venuecheck serve`: the pages, for a browser."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from venuecheck.cli.terminal import options

if TYPE_CHECKING:
    from collections.abc import Mapping
    from urllib.parse import SplitResult

    from venuecheck.core.problem import Problem
    from venuecheck.service.sites.site import Site
    from venuecheck.web.serving import Invited


@click.command("serve", short_help="Serve the pages for clerks, deciders, heads and school IT.")
@click.option(
    "--config",
    type=click.Path(path_type=Path),
    multiple=True,
    default=(Path("venuecheck.yaml"),),
    show_default=True,
    help="A venue's configuration; again for each further venue.",
)
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", type=click.IntRange(1, 65_535), default=8000, show_default=True, help="The port to listen on.")
@click.option("--public", default="", metavar="URL", help="The address that browsers use, behind a proxy.")
@click.option("--proxy", default="", metavar="ADDRESS", help="The address of the proxy whose headers count.")
@click.option("--accounts", default="", metavar="URL", help="The database of accounts; otherwise a file.")
@click.option("--administrator", default="Administrator", metavar="NAME", help="Who administers, at the first start.")
@click.option(
    "--sample",
    type=click.Path(path_type=Path),
    help="Look round with a made-up school and borough in this folder, and made-up people.",
)
@click.option("--service", "is_service", is_flag=True, help="Serve for a service manager: no link is made or printed.")
@click.option("--check", "only_check", is_flag=True, help="Prepare everything, say so, and serve nothing.")
def command(
    *, config: tuple[Path, ...], sample: Path | None, is_service: bool, only_check: bool, port: int, **said: str
) -> None:
    """Serve the pages on this computer, for a browser.

    At the first start, accounts are made for the people of the configuration and for one administrator, whose link is
    shown: it is for them alone, works once, and ends after three days. Where there is no venuecheck.yaml yet, the pages
    ask what it has to say.

    For other computers put a proxy with HTTPS before it, and say its address with --public and --proxy. Several
    processes can serve the same venues, each on a port of its own.
    """
    from venuecheck.cli.terminal.staying import loaded, loading  # noqa: PLC0415 - imports wait until they are needed

    _refuse_unused(is_sample=sample is not None, is_service=is_service)
    loading()
    from datetime import UTC, datetime  # noqa: PLC0415
    from functools import partial  # noqa: PLC0415
    from urllib.parse import urlsplit  # noqa: PLC0415

    from venuecheck.accounts.files import DATABASE_NAME  # noqa: PLC0415
    from venuecheck.cli.terminal.output import say  # noqa: PLC0415
    from venuecheck.core.london import london_time  # noqa: PLC0415
    from venuecheck.core.ordinary_file import in_full  # noqa: PLC0415
    from venuecheck.core.problem import MissingExtraError  # noqa: PLC0415

    try:
        from venuecheck.web.serving import again, made_up, prepared, refuse_taken, serve  # noqa: PLC0415
        from venuecheck.web.settings import WebSettings  # noqa: PLC0415
    except ModuleNotFoundError as error:
        raise MissingExtraError("web", f"the pages need {error.name}") from None

    public = urlsplit(said["public"])
    _refuse_addresses(public, said)
    refuse_taken(said["host"], port, only_host=only_check)
    configs = config if sample is None else _sample(sample)
    if only_check or not (in_full(configs[0]).parent / DATABASE_NAME).exists():
        _refuse_unusable(configs, with_files=only_check)
    settings = WebSettings(
        configs=tuple(in_full(one) for one in configs),
        folder=in_full(configs[0]).parent,
        accounts=said["accounts"],
        hosts=WebSettings.hosts_for(said["host"], public.hostname or ""),
        is_https=public.scheme == "https",
    )
    where = said["public"].rstrip("/") or f"http://{said['host']}:{port}"

    def clock() -> datetime:
        return london_time(datetime.now(UTC))  # whatever clock the server's own computer shows

    invited: tuple[Invited, ...] = ()
    if is_service:
        app = again(settings, clock)
    elif sample is None:
        app, invited = prepared(settings, clock, said["administrator"])
    else:
        from venuecheck.demo.people import PEOPLE  # noqa: PLC0415

        app, invited = made_up(settings, clock, PEOPLE)
    loaded()
    _tell(invited, where, is_secret=sample is None)
    if only_check:
        say(f"Everything is ready to be served on {where}. Nothing is served now.")
    else:
        tell = partial(say, f"Serving on {where}. Ctrl-C ends it.")
        serve(app, host=said["host"], port=port, proxy=said["proxy"], on_listening=tell)


def _refuse_unused(*, is_sample: bool, is_service: bool) -> None:
    if is_sample:
        options.refuse_unused("with --sample", "config", "administrator")
    elif is_service:
        options.refuse_unused("with --service", "administrator")


def _refuse_addresses(public: "SplitResult", said: "Mapping[str, str]") -> None:
    """Refuse what browsers cannot use, and a proxy that would never be known for it. Raises `InvalidError`."""
    from ipaddress import ip_address  # noqa: PLC0415 - as light as it can be until it is called

    from venuecheck.core.problem import InvalidError  # noqa: PLC0415

    if said["public"] and (public.scheme not in {"http", "https"} or not public.hostname):
        raise InvalidError.of("public", "this is not an address", "write it like https://bookings.council.example")
    try:
        _ = said["proxy"] and ip_address(said["proxy"])
    except ValueError:
        what, fix = "this is not the address of one computer", "write it in numbers, such as 127.0.0.1"
        raise InvalidError.of("proxy", what, fix) from None


def _refuse_unusable(configs: tuple[Path, ...], *, with_files: bool) -> None:
    """Refuse configurations that cannot be used before anything is written beside them. Raises `InputError`.

    `with_files`: also where plans or checklists that they name cannot be, or records are not whole: without these pages
    are served all the same.
    """
    from venuecheck.authoring.document import read_file  # noqa: PLC0415 - as light as it can be until it is called
    from venuecheck.core.ordinary_file import in_full  # noqa: PLC0415
    from venuecheck.core.problem import InputError, Problem, UnusableFileError  # noqa: PLC0415
    from venuecheck.service.checklists.of_venue import checklists_of  # noqa: PLC0415
    from venuecheck.service.sites.plans import plans_of  # noqa: PLC0415
    from venuecheck.service.sites.site import read_site  # noqa: PLC0415

    problems: list[Problem] = []
    proven: set[str] = set()
    by_id: dict[str, Path] = {}
    for one in configs:
        try:
            if one.exists() or in_full(one).is_symlink():  # links that lead round in a ring are there, and lead nowhere
                site = read_site(read_file(one), one, with_files=with_files)
                if (first := by_id.setdefault(site.venue.id, site.path)) != site.path:
                    what = f"its id is {site.venue.id}, and so is that of {first}: one of the two would not be served"
                    problems.append(Problem(file=str(one), what=what, fix="give each its own id, or name one of them"))
                if with_files:
                    problems += [Problem(file=str(one), what=words) for words in checklists_of(site).unusable]
                    plans_of(site)
                    problems += _of_records(site, proven)
            elif not in_full(one).parent.is_dir():
                what, fix = "the folder of this configuration is not there", "make the folder, or name another"
                problems.append(Problem(file=str(one), what=what, fix=fix))
        except InputError as error:
            problems += error.problems
    if problems:
        raise UnusableFileError(problems)


def _of_records(site: "Site", proven: set[str]) -> "tuple[Problem, ...]":
    """Say what is wrong with the records of a site, and of all venues that share its store; of each store once."""
    from venuecheck.records.beginning import not_whole  # noqa: PLC0415 - as light as it can be until it is called
    from venuecheck.service.record_keeping.proof import verify  # noqa: PLC0415
    from venuecheck.service.record_keeping.ways_back import shown  # noqa: PLC0415

    if site.store_url in proven:
        return ()
    proven.add(site.store_url)
    found = verify(site)
    return () if found.is_whole else not_whole(shown(site), found.faults).problems


def _sample(folder: Path) -> tuple[Path, ...]:
    """Make the made-up school and its borough where they are not there yet; the school is as the demonstration's."""
    from venuecheck.cli.terminal.output import say  # noqa: PLC0415 - as light as it can be until it is called
    from venuecheck.demo.borough import borough  # noqa: PLC0415
    from venuecheck.demo.lived_in import lived_in  # noqa: PLC0415

    say("Starting a small made-up school and borough on this computer. Nothing leaves it.")
    school = lived_in(folder)
    return school, borough(school)


def _tell(invited: "tuple[Invited, ...]", where: str, *, is_secret: bool) -> None:
    """Show links whole, each on a line of its own, so that they can be copied; no secret one where it is written down.

    A made-up venue's are none.
    """
    from venuecheck.cli.terminal.output import is_written_down, say  # noqa: PLC0415 - as light as can be until called

    if invited and is_secret and is_written_down():
        say("No link is shown: others can read what is written to a file.")
        command = f"venuecheck accounts link NAME --public {where}"
        say(f'"{command}" makes one, for a sign-in NAME that "venuecheck accounts list" shows.')
        return
    for one in invited:
        click.echo(f"{one.name} ({', '.join(one.roles)}):\n    {where}{one.path}")
