"""Sentences of the pages, written anew of the values that the program has: where one changes the other has to."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

import click
import pytest

from venuecheck.accounts import links
from venuecheck.cli.main import cli
from venuecheck.collate.groups import FEWEST_VENUES
from venuecheck.collate.suppression import FEWEST
from venuecheck.core.actor import Role
from venuecheck.filtering.limits import Limits
from venuecheck.filtering.probes import encrypted_dns
from venuecheck.mail import outbox
from venuecheck.screening.policy import Policy
from venuecheck.service.partnership import collation
from venuecheck.service.sites.extras import EXTRAS
from venuecheck.service.sites.reference_setting import MAX_AGE_DAYS
from venuecheck.service.venue_reports import reporting

DOCS: Final = Path(__file__).parents[2] / "docs"
_NUMBERS: Final = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight")


def _listed(words: list[str]) -> str:
    return f"{', '.join(f'`{one}`' for one in words[:-1])} and `{words[-1]}`"


SENTENCES: Final[dict[str, list[Callable[[], str]]]] = {
    "bookings": [lambda: f"Roles: {', '.join(Role)}."],
    "school-it": [
        lambda: f"{_NUMBERS[Limits().concurrency].capitalize()} pages are tried at a time",
        lambda: f"up to `step_timeout` ({Limits().step_timeout:.0f} seconds)",
        lambda: ", ".join(f"`{one}`" for one in (encrypted_dns.FIREFOX, *encrypted_dns.APPLE, encrypted_dns.DISCOVERY)),
    ],
    "reference": [
        lambda: f"After {MAX_AGE_DAYS} days nobody rests on it any more.",
        lambda: f"# max_age_days: {MAX_AGE_DAYS}",
    ],
    "names": [lambda: f"`screening: {{max_age_days: {Policy().max_age_days}}}`"],
    "server": [lambda: f"works once and ends after {_NUMBERS[int(links.LASTS / 86_400)]} days"],
    "coordinator": [
        lambda: f"by sector and partner from {_NUMBERS[FEWEST_VENUES]} venues on",
        lambda: f"numbers from 1 to {FEWEST - 1}",
    ],
    "in-a-browser": [lambda: f"(the parts {_listed([one.id for one in EXTRAS])} are installed by name"],
}


@pytest.mark.parametrize("page", SENTENCES)
def test_a_sentence_says_what_the_program_has(page: str) -> None:
    text = " ".join((DOCS / f"{page}.md").read_text("utf-8").split())
    assert [said for said in (each() for each in SENTENCES[page]) if said not in text] == []


@pytest.mark.parametrize("name", ["probe", "assess", "report", "explain", "diff", "collate"])
def test_json_is_a_format_of_the_commands_that_are_said_to_have_it(name: str) -> None:
    listed = (DOCS / "api.md").read_text("utf-8").partition("`--format json` at ")[2].partition(";")[0]
    assert f"`{name}`" in listed
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    (format_,) = (one for one in command.params if "--format" in one.opts)
    offered = format_.type.choices if isinstance(format_.type, click.Choice) else _of_reports(name)
    assert "json" in offered


def _of_reports(name: str) -> list[str]:
    return [one.id for one in reporting.formats()] if name == "report" else [collation.format_of("json").id]


def test_how_long_mail_is_tried_is_told_to_a_quarter_of_a_day() -> None:
    quarters = round(sum(outbox.PAUSES) / 86_400 * 4)
    assert quarters == 7
    assert "could not be sent in a day and three quarters" in " ".join((DOCS / "server.md").read_text("utf-8").split())


@pytest.mark.parametrize("name", ["html", "pdf", "xlsx", "csv", "json", "docx"])
def test_the_forms_of_the_report_on_all_venues_are_there(name: str) -> None:
    listed = (DOCS / "coordinator.md").read_text("utf-8").partition("Formats are ")[2].partition("\n\n")[0]
    assert f"`{name}`" in listed
    assert collation.format_of(name).id == name
