"""Templates of impact assessments, filled with what this program does and how a venue has set it up."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Final

from venuecheck import catalogue
from venuecheck.assessment.assessment import OUTCOME_KIND_WORDS, OutcomeKind
from venuecheck.assessment.case_closing import COUNTED_FROM, NOT_BEFORE
from venuecheck.assessment.checklist import Question
from venuecheck.assessment.duties import Binds, Duty, applied
from venuecheck.assessment.walk import Circumstances, walk
from venuecheck.core import day_words
from venuecheck.core.london import london_day
from venuecheck.core.plain_text import plain
from venuecheck.core.venue import PUBLIC_BODIES, Body
from venuecheck.report.setting import prose_formats
from venuecheck.report.setting.prose import Prose, Values, filled, read_template
from venuecheck.service.checklists.reading import checklist_in
from venuecheck.service.sites.setting_up import asked_about
from venuecheck.service.sites.site import Site

DOCUMENTS: Final = {"dpia": "Data protection impact assessment", "equality": "Equality impact assessment"}
FORMATS: Final = ("docx", "html", "markdown", "pdf")
_RECORDS: Final = {
    "run": "Check of a web filter",
    "override": "A person's verdict on a test page",
    "dismissal": "A match of a name that was set aside",
    "name_judgement": "A match of a name that was confirmed, or could not be excluded",
    "people_screened": "That people were looked up, and why (without names)",
    "shared_case": "A booking that another venue shared",
    "other": "Anything else",
    "draft": "Answers and checks that nobody finished",
}
"""What a reader calls the entries of `retention:` that are no outcome."""


def draw_up(site: Site, document: str, *, now: datetime) -> Prose:
    """Fill one of `DOCUMENTS` for a site. Raises `InputError` where the template cannot be read."""
    path = catalogue.templates() / "governance" / f"{document}.txt"
    values = _values(site, now)
    return filled(read_template(path.read_text("utf-8"), str(path), frozenset(values)), values)


def set_out(prose: Prose, site: Site, format_: str, *, now: datetime) -> bytes:
    """Write it in one of `FORMATS`. Raises `InputError` where a library for it is missing."""
    made = now.isoformat(timespec="seconds")
    makers: Mapping[str, Callable[[], bytes]] = {
        "markdown": lambda: prose_formats.markdown(prose),
        "html": lambda: prose_formats.html(prose, catalogue.templates()),
        "docx": lambda: prose_formats.docx(prose, author=site.venue.name),
        "pdf": lambda: prose_formats.pdf(prose, catalogue.templates(), made=made),
    }
    return makers[format_]()


def period_name(entry: str) -> str:
    """Say an entry of `retention:` in words."""
    if entry in _RECORDS:
        return _RECORDS[entry]
    said = OUTCOME_KIND_WORDS[OutcomeKind(entry)]
    return f"Outcome: {said}"


_OF_EQUALITY: Final = (Duty.EQUALITY, Duty.SERVICES, Duty.HUMAN_RIGHTS)


def _ask(name: str) -> str:
    """Say which question of the venue's settings says what is missing, whichever way somebody answers it."""
    return f"the venue's settings ask “{asked_about(name).text}”"


def _fact(holds: bool) -> str:  # noqa: FBT001 - a fact
    return "yes" if holds else ""


def _asked_of_an_ordinary_booking() -> Values:
    """Count what the checklist's first example is asked: what needs an answer, and what can be left empty."""
    checklist = checklist_in(catalogue.checklist_path("venue-booking"))
    example = checklist.examples[0]
    asked = walk(checklist, example.answers, Circumstances(today=example.today)).asked
    needed = sum(not isinstance(step.item, Question) or step.item.required for step in asked)
    return {"first_questions": str(needed), "open_questions": str(len(asked) - needed)}


def _values(site: Site, now: datetime) -> Values:
    database = "a PostgreSQL database of the venue's" if site.store_url.startswith("postgresql") else "one file"
    beside = "" if site.store_url.startswith("postgresql") else " (venuecheck.db beside the configuration)"
    venue, own = site.venue, plain(site.letters.organisation).strip()
    equality = applied(Duty.EQUALITY, venue.nation, venue.body).binds
    own_words = (site.letters.privacy, site.letters.review, site.letters.data_protection)
    privacy, review, officer = (plain(text).strip() for text in own_words)
    return {
        "venue": venue.name,
        "organisation": own,
        "no_organisation": _fact(not own),
        "is_public": _fact(venue.body in PUBLIC_BODIES),
        "is_not_public": _fact(venue.body in {Body.CHARITY, Body.PRIVATE}),
        "body_not_said": _fact(venue.body is Body.NOT_SAID),
        "duties": tuple(applied(duty, venue.nation, venue.body).words for duty in Duty),
        "equality_duties": tuple(applied(duty, venue.nation, venue.body).words for duty in _OF_EQUALITY),
        "duty_binds": _fact(equality is Binds.YES),
        "duty_may_bind": _fact(equality in {Binds.PARTLY, Binds.NOT_SAID}),
        "duty_not_here": _fact(equality is Binds.ASK),
        "services_bind": _fact(applied(Duty.SERVICES, venue.nation, venue.body).binds is Binds.YES),
        **_asked_of_an_ordinary_booking(),
        "date": day_words.day(london_day(now)),
        "max_age": str(site.screening.max_age_days),
        "store": f"{database}{beside}",
        "counted_from": COUNTED_FROM,
        "not_before": NOT_BEFORE,
        "period_names": tuple(period_name(entry) for entry in site.retention),
        "period_months": tuple(str(months) for months in site.retention.values()),
        "privacy_line": f"The notice is here: {privacy}" if privacy else f"No notice is named yet: {_ask('privacy')}",
        "officer_line": officer or f"nothing is said yet: {_ask('data_protection')}",
        "review_line": review or f"no way is named yet: {_ask('review')}",
        "deciders": ", ".join(one.shown for one in site.deciders) or f"Nobody is named yet: {_ask('people')}",
    }
