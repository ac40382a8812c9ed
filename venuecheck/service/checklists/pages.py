"""Checklists for people: in words, as a picture, on paper, as a form for the organiser."""

from enum import StrEnum

from venuecheck import catalogue
from venuecheck.assessment.checklist import Checklist
from venuecheck.assessment.organisers_part import asks_organiser, organisers_part
from venuecheck.core.problem import InvalidError
from venuecheck.core.step import Step, Then
from venuecheck.report.checklist.difference import changes_text, checklist_changes
from venuecheck.report.checklist.flow import checklist_flow
from venuecheck.report.checklist.form import organiser_form, paper
from venuecheck.report.checklist.text import asked_text, checklist_text
from venuecheck.report.checklist.view import checklist_shown
from venuecheck.report.setting.layout import tagged_pdf
from venuecheck.service.sites.hire_terms import terms_shown
from venuecheck.service.sites.privacy_notice import organiser_notice
from venuecheck.service.sites.site import Site


class Reader(StrEnum):
    """As whom a checklist is looked at."""

    AUTHOR = "author"
    """All of it: what is asked, and what follows."""
    CLERK = "clerk"
    ORGANISER = "organiser"


def show(checklist: Checklist, format_: str, *, width: int = 80, reader: Reader = Reader.AUTHOR) -> bytes:
    """Set a checklist out as `text` or as a flow picture (`svg`), as this reader meets it.

    Raises `InputError` where it asks an organiser nothing, and is to be looked at as one.
    """
    if reader is Reader.ORGANISER:
        _check_asks_organiser(checklist)
        checklist = organisers_part(checklist)
    shown = checklist_shown(checklist)
    if reader is not Reader.AUTHOR and format_ == "text":
        return asked_text(shown, width).encode()
    text = checklist_flow(shown) if format_ == "svg" else checklist_text(shown, width)
    return text.encode()


def difference(before: Checklist, after: Checklist) -> tuple[str, ...]:
    """Say in lines what differs between two checklists, or two versions of one."""
    return tuple(changes_text(checklist_changes(before, after)))


def print_form(checklist: Checklist, format_: str, *, site: Site | None = None, for_organiser: bool = False) -> bytes:
    """Make the form to print: `html` or `pdf`. Raises `InputError` where PDF cannot be made here.

    Also where it is to be for the organiser, and nothing is asked of them.
    """
    if for_organiser:
        _check_asks_organiser(checklist)
    page = paper(
        checklist,
        catalogue.templates(),
        venue=site.venue.name if site else "",
        for_organiser=for_organiser,
        privacy=organiser_notice(site) if for_organiser else "",
        terms=terms_shown(site) if for_organiser else {},
    )
    return tagged_pdf(page) if format_ == "pdf" else page.encode()


def fillable(checklist: Checklist, *, site: Site | None = None) -> bytes:
    """Make the organiser's part as one HTML file that saves its answers. Raises `InputError` where there is none."""
    _check_asks_organiser(checklist)
    name = site.venue.name if site else ""
    return organiser_form(
        checklist,
        catalogue.templates(),
        venue=name,
        privacy=organiser_notice(site),
        terms=terms_shown(site),
    ).encode()


def _check_asks_organiser(checklist: Checklist) -> None:
    if not asks_organiser(checklist):
        what = "nothing in this checklist is asked of an organiser: the venue answers all of it"
        raise InvalidError.at(checklist.id, what, "print it", then=Then(step=Step.PRINT_CHECKLIST, about=checklist.id))
