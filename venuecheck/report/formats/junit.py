"""The findings as test results, for a build server or a monitoring tool that reads JUnit's XML.

A page that did otherwise than expected is a failure, and so is whatever else needs action; what could not be told is an
error, and so is a network that nobody has checked, a booking that waits for a decision, and a requirement that nothing
recent shows: a server that shows only failures and errors must not be green where nothing is known. So is what is
dated in the future, and is not counted. What a person states and nothing shows, or a person closed, is skipped: it is
no pass. Bookings and self-assessments are named by their ids alone.
Schema: the one that the Jenkins xUnit plugin publishes (junit-10.xsd).
"""

from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

from venuecheck.assurance.status import Status
from venuecheck.filtering.model.finding import NetworkStatus, Result
from venuecheck.report.format import Format
from venuecheck.report.venue.networks import NetworkChecked, NetworkShown
from venuecheck.report.venue.requirements import PlanShown
from venuecheck.report.venue.view import View

FORMAT = Format(
    id="junit", title="Test results (JUnit XML)", suffix=".junit.xml", media_type="application/xml", text=True
)
_TAGS: dict[Result, str] = {Result.UNDER_BLOCKED: "failure", Result.OVER_BLOCKED: "failure", Result.NOT_PROVEN: "error"}
_QUESTION_TAGS: dict[NetworkStatus, str] = {
    NetworkStatus.PROBLEM: "failure",
    NetworkStatus.INCONCLUSIVE: "error",
    NetworkStatus.NOT_RUN: "skipped",
}
_STATUS_TAGS: dict[Status, str] = {
    Status.PROBLEM: "failure",
    Status.NOT_PROVEN: "error",
    Status.OVERDUE: "error",
    Status.NOT_REPORTED: "error",
    Status.WAITING: "error",
    Status.STATED: "skipped",
    Status.FINE: "",
    Status.NOT_APPLICABLE: "skipped",
}
"""Of a booking, a self-assessment, a requirement."""


def render_venue(view: View, templates: Path) -> bytes:
    """Write a suite for each network, a case for each page and each question. The templates are not needed."""
    del templates
    suites = [_suite(view, network) for network in view.filtering.networks]
    plans = view.requirements.plans if view.requirements is not None else ()
    required = [_counted(f"{view.venue.name}: {plan.title}", list(_required(plan))) for plan in plans]
    root = ET.Element("testsuites", name=_xml(f"{view.title}: {view.venue.name}"))
    root.extend(suites)
    root.extend(_answered(view))
    root.extend(required)
    root.extend(_ahead(view))
    if not suites:
        # an empty file is green in most tools
        root.append(_counted("no network", [_case("venue", "networks", "error", view.filtering.headline)]))
    for each in ("tests", "failures", "errors", "skipped"):
        root.set(each, str(sum(int(suite.get(each, "0")) for suite in root)))
    ET.indent(root)
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _ahead(view: View) -> Iterator[ET.Element]:
    cases = [_case("records", each.record, "error", each.words) for each in view.not_counted if each.ahead]
    if cases:
        yield _counted(f"{view.venue.name}: dated in the future", cases)


def _suite(view: View, network: NetworkShown) -> ET.Element:
    suite = _counted(f"{view.venue.name}: {network.name}", list(_cases(network)))
    if isinstance(network, NetworkChecked):
        suite.set("timestamp", network.check.started.replace(tzinfo=None).isoformat(timespec="seconds"))
    return suite


def _counted(name: str, cases: list[ET.Element]) -> ET.Element:
    suite = ET.Element("testsuite", name=_xml(name), tests=str(len(cases)))
    for attribute, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(attribute, str(sum(case.find(tag) is not None for case in cases)))
    suite.extend(cases)
    return suite


def _cases(network: NetworkShown) -> Iterator[ET.Element]:
    if not isinstance(network, NetworkChecked):
        yield _case(network.id, "check", "error", network.note)
        return
    weak = " ".join(network.warnings)
    yield _case(network.id, "check", "error" if weak else "", weak)
    for category in network.categories:
        where = f"{network.id}.{category.id}"
        if not category.pages:
            yield _case(where, "no page tested", "skipped", category.note)
        for page in category.pages:
            tag = _TAGS.get(page.result, "skipped" if network.status is Status.STATED else "")
            # what a person closed is no pass, and asks for nothing more
            tag = "skipped" if page.closed else tag
            yield _case(where, page.page, tag, f"{page.verdict_words}. {page.reason}", page.url)
    for question in network.questions:
        tag = "skipped" if question.closed else _QUESTION_TAGS.get(question.found, "")
        said = f"{question.status_words}. {question.reason}"
        yield _case(f"{network.id}.questions", question.probe, tag, said, question.question)


def _answered(view: View) -> Iterator[ET.Element]:
    if view.assessments is None:
        return
    cases = [
        _case(f"checklists.{each.checklist}", each.id, _STATUS_TAGS[each.status], each.status_words)
        for each in view.assessments.shown
    ]
    if not any(each.counts for each in view.assessments.shown):
        status = view.assessments.status
        cases.append(_case("venue", "bookings", _STATUS_TAGS[status], view.assessments.headline))
    yield _counted(f"{view.venue.name}: bookings and procedures", cases)


def _required(plan: PlanShown) -> Iterator[ET.Element]:
    for each in plan.requirements:
        yield _case(
            f"requirements.{plan.id}",
            each.number,
            _STATUS_TAGS[each.status],
            f"{each.status_words}. {each.how}",
            each.text,
        )


def _case(where: str, name: str, tag: str, message: str, text: str = "") -> ET.Element:
    case = ET.Element("testcase", classname=_xml(where), name=_xml(name))
    if tag:
        ET.SubElement(case, tag, message=_xml(message)).text = _xml(text) or None
    return case


def _xml(text: str) -> str:
    """Drop what XML 1.0 cannot hold (the view has dropped control characters already)."""
    return "".join(char for char in text if char not in "\ufffe\uffff")
