"""Both vantages side by side: who counts, where they differ, what fills a gap."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.hand_check.samples import NOW, as_bytes, folder_with, results
from venuecheck import catalogue
from venuecheck.assurance.status import STATUS_WORDS, Status
from venuecheck.core.venue import Trigger
from venuecheck.filtering.judging.sight import together
from venuecheck.filtering.judging.vantages import combined
from venuecheck.filtering.model.finding import NetworkFinding, NetworkStatus, PageFinding, Result, Verdict
from venuecheck.filtering.model.recognised import Naming
from venuecheck.filtering.model.run import Identified, Run, Vantage
from venuecheck.filtering.reading.hand_check import checked, read_results
from venuecheck.report.formats import html, junit
from venuecheck.report.venue.identity import IdentityStanding
from venuecheck.report.venue.networks import NetworkChecked
from venuecheck.report.venue.pages import SEEN_BY_A_PERSON, PageShown
from venuecheck.report.venue.view import View, build
from venuecheck.service.filter_checks.hand_check import run_of
from venuecheck.service.sites.site import network_named

BLOCKED, OPENED = (Verdict.BLOCKED, Result.AS_EXPECTED), (Verdict.REACHED, Result.UNDER_BLOCKED)
UNTOLD = (Verdict.REACHED, Result.NOT_PROVEN)
"""What opened for this program, where the filter is in the browser."""


def by_hand(folder: Path, saw: dict[str, str], **changes: object) -> Run:
    """Make a person's check."""
    site, test_list = folder_with(folder)
    document = results(test_list, {"weather": "opened", **saw}, **changes)
    found = checked(read_results(as_bytes(document), "r.json"), test_list, "r.json", now=NOW)
    return run_of(site, network_named(site, found.network), found, test_list, Trigger.CHANGE, now=NOW)


def by_program(
    folder: Path,
    saw: dict[str, tuple[Verdict, Result]],
    *,
    account: str = "",
    identified: tuple[Identified, ...] = (),
) -> Run:
    """Make this program's check of the same list; pages that `saw` does not name could not be told."""
    template = by_hand(folder, {"adult": "blocked"})

    def finding(each: PageFinding) -> PageFinding:
        verdict, result = saw.get(each.page, (Verdict.INCONCLUSIVE, Result.NOT_PROVEN))
        return replace(
            each, probe="web_page", verdict=verdict, result=result, basis=None, reason="Measured.", rules=("x",)
        )

    question = NetworkFinding(
        probe="vantage", question="Could it see?", status=NetworkStatus.INCONCLUSIVE, reason="In the browser."
    )
    header = replace(
        template.run,
        id="run-20260921-1",
        vantage=Vantage.SOCKET,
        finished=NOW,
        device="PC",
        account=account,
        identified=identified,
    )
    return replace(
        template,
        run=header,
        observations=(),
        findings=tuple(finding(each) for each in template.findings),
        network_findings=(question,),
    )


def view_of(folder: Path, *runs: Run) -> View:
    """Make the venue's view."""
    site, _ = folder_with(folder)
    return build(
        venue=site.venue,
        networks=site.networks,
        runs=runs,
        assessments=(),
        made_at=NOW,
        software="test",
        scope="venue",
    )


def pupils(view: View) -> NetworkChecked:
    """Give the checked network."""
    network = view.filtering.networks[0]
    assert isinstance(network, NetworkChecked)
    return network


def page_of(network: NetworkChecked, page: str) -> PageShown:
    """Give one page."""
    return next(each for category in network.categories for each in category.pages if each.page == page)


@pytest.mark.parametrize(
    ("saw", "result", "found", "said"),
    [
        ("opened", Result.AS_EXPECTED, NetworkStatus.OK, "1 of the 1 pages that should open, in a browser: 1 opened."),
        ("blocked", Result.OVER_BLOCKED, NetworkStatus.PROBLEM, "pages that should open, in a browser: 0 opened."),
        ("unsure", Result.NOT_PROVEN, NetworkStatus.INCONCLUSIVE, "In the browser."),
    ],
)
def test_a_person_answers_for_a_page_that_must_open_where_the_filter_is_in_the_browser(
    tmp_path: Path, saw: str, result: Result, found: NetworkStatus, said: str
) -> None:
    """What opened for this program alone says nothing of what people may see."""
    program = by_program(tmp_path, {"museum": UNTOLD})
    program = replace(program, network_findings=(replace(program.network_findings[0], probe="over_blocking"),))
    person = by_hand(tmp_path, {"museum": saw})
    question = combined(program, [person], since=NOW - timedelta(days=366)).run.network_findings[0]
    assert (question.status, question.reason.endswith(said)) == (found, True)
    network = pupils(view_of(tmp_path, program, person))
    assert page_of(network, "museum").result == result
    assert bool(network.questions) is (found is NetworkStatus.INCONCLUSIVE)


CASES = {
    "a person fills the gap: blocked": (UNTOLD, "blocked", Result.AS_EXPECTED, "person", False),
    "a person fills the gap: opened": (UNTOLD, "opened", Result.UNDER_BLOCKED, "person", False),
    "a person who is not sure fills nothing": (UNTOLD, "unsure", Result.NOT_PROVEN, "program", False),
    "a person who is not sure takes nothing away": (BLOCKED, "unsure", Result.AS_EXPECTED, "program", False),
    "both say blocked": (BLOCKED, "blocked", Result.AS_EXPECTED, "program", False),
    "both say opened": (OPENED, "opened", Result.UNDER_BLOCKED, "program", False),
    "it opened for the person alone": (BLOCKED, "opened", Result.UNDER_BLOCKED, "person", True),
    "it opened for this program alone": (OPENED, "blocked", Result.UNDER_BLOCKED, "program", True),
}


@pytest.mark.parametrize("name", CASES)
def test_what_went_wrong_counts_whoever_saw_it(tmp_path: Path, name: str) -> None:
    """And a difference is a point to check, in words."""
    program, person, result, counts, differ = CASES[name]
    view = view_of(tmp_path, by_program(tmp_path, {"adult": program}), by_hand(tmp_path, {"adult": person}))
    network = pupils(view)
    page = page_of(network, "adult")
    assert page.sides is not None
    assert (page.result, page.sides.counted, page.sides.differ) == (result, counts, differ)
    assert bool(page.sides.point) is differ
    assert network.differing == differ
    assert any("point to check" in point.text for point in view.filtering.could_not_tell) is differ
    assert page.sides.persons[0].by == "Dana Reyes"
    assert view.filtering.counts.tested == 5


def test_a_hand_check_fills_the_gap_that_a_filter_in_the_browser_leaves(tmp_path: Path) -> None:
    """Every page told by a person: the question whether the filter was seen at work is answered."""
    program = by_program(tmp_path, dict.fromkeys(("adult", "casino", "relay", "hidden"), UNTOLD))
    some = pupils(view_of(tmp_path, program, by_hand(tmp_path, {"adult": "blocked"})))
    every = dict.fromkeys(("adult", "casino", "relay", "hidden"), "blocked")
    all_of_them = pupils(view_of(tmp_path, program, by_hand(tmp_path, every)))
    assert some.questions[0].found is NetworkStatus.INCONCLUSIVE
    assert "1 of the 4 pages" in some.questions[0].reason
    assert all_of_them.questions[0].found is NetworkStatus.OK
    assert all_of_them.check.counts.as_expected == 4


def test_a_network_that_only_a_person_checked_is_checked(tmp_path: Path) -> None:
    """Pages without an answer could not be told, and no layer is claimed."""
    view = view_of(tmp_path, by_hand(tmp_path, {"adult": "blocked", "museum": "opened"}))
    network = pupils(view)
    assert network.status is Status.NOT_PROVEN
    assert network.check.counts.as_expected == 2
    assert "3 pages were not checked by a person." in network.warnings
    assert page_of(network, "adult").layers == ()
    assert page_of(network, "casino").reason == "Not checked by a person."
    assert network.check.when == "21 September 2026"


def test_an_old_or_invalid_hand_check_fills_nothing(tmp_path: Path) -> None:
    """It is listed, and says why."""
    program = by_program(tmp_path, {"adult": UNTOLD})
    good = by_hand(tmp_path, {"adult": "blocked"})
    long_ago = replace(good, run=replace(good.run, started=NOW - timedelta(days=400)))
    offline = by_hand(tmp_path, {"adult": "blocked", "weather": "blocked"})
    for run, said in ((long_ago, "more than a year old"), (offline, "could not be relied on")):
        network = pupils(view_of(tmp_path, program, run))
        assert page_of(network, "adult").result is Result.NOT_PROVEN
        assert said in network.hand_checks[0].warnings[0]


def test_what_an_old_hand_check_found_wrong_counts_until_it_is_put_right_and_it_says_so(tmp_path: Path) -> None:
    """Once the same device shows the page blocked, the old one counts for nothing, as it says."""
    program, wrong = by_program(tmp_path, {"adult": UNTOLD}), by_hand(tmp_path, {"adult": "opened"})
    wrong = replace(wrong, run=replace(wrong.run, started=NOW - timedelta(days=400)))
    again = by_hand(tmp_path, {"adult": "blocked"}, id="hand-2")
    for later, counts in ((), True), ((again,), False):
        network = pupils(view_of(tmp_path, program, wrong, *later))
        old = network.hand_checks[-1]
        assert (network.status is Status.PROBLEM, old in network.beside) == (counts, counts)
        (said,) = old.warnings
        assert ("what it found wrong counts until" in said, "counts for nothing" in said) == (counts, not counts)


def test_the_newest_of_a_device_counts_and_other_devices_stay(tmp_path: Path) -> None:
    """A page that was put right and tried again is right; another device that shows it is not forgotten."""
    program = by_program(tmp_path, {"adult": UNTOLD})
    wrong = by_hand(tmp_path, {"adult": "opened"})
    again = by_hand(tmp_path, {"adult": "blocked"}, id="hand-2")
    again = replace(again, run=replace(again.run, started=NOW - timedelta(hours=1)))
    elsewhere = by_hand(tmp_path, {"adult": "opened"}, id="hand-3", device="Chromebook")
    assert page_of(pupils(view_of(tmp_path, program, wrong, again)), "adult").result is Result.AS_EXPECTED
    both = page_of(pupils(view_of(tmp_path, program, wrong, again, elsewhere)), "adult")
    assert both.result is Result.UNDER_BLOCKED
    assert both.sides is not None
    assert len(both.sides.persons) == 2


def test_what_persons_wrote_is_escaped_and_no_restricted_address_is_shown(tmp_path: Path) -> None:
    run = by_hand(tmp_path, {"hidden": "opened"}, person="<b>Dana</b>", device="<img src=x>", place="</script>")
    page = html.render_venue(view_of(tmp_path, run), catalogue.templates()).decode()
    for raw in ("<b>Dana", "<img", "</script>", "secret-place"):
        assert raw not in page
    assert "restricted page hidden" in page
    assert "Seen by persons in a browser" in page


def test_a_user_group_is_declared_until_the_filter_names_it(tmp_path: Path) -> None:
    """In the view, so in every format; the record of checks says it as well."""
    plain = view_of(tmp_path, by_program(tmp_path, {"adult": BLOCKED}, account="test pupil"))
    identity = pupils(plain).check.identity
    assert (identity.standing, identity.words) == (IdentityStanding.DECLARED, "pupils: declared, not proven")
    assert plain.check_record[0].user_group == "pupils: declared, not proven"
    named = (Identified(naming=Naming.POLICY, name="2006", product="securly", pages=3),)
    shown = pupils(view_of(tmp_path, by_program(tmp_path, {"adult": BLOCKED}, identified=named))).check.identity
    assert shown.standing is IdentityStanding.NAMED_BY_FILTER
    assert "the policy “2006” (securly, 3 pages)" in shown.words
    assert "not proven" not in shown.words


@pytest.mark.parametrize("valid", [True, False])
def test_a_block_of_a_run_that_cannot_be_relied_on_gives_way_to_a_person(tmp_path: Path, *, valid: bool) -> None:
    program = next(each for each in by_program(tmp_path, {"adult": BLOCKED}).findings if each.page == "adult")
    person = next(each for each in by_hand(tmp_path, {"adult": "blocked"}).findings if each.page == "adult")
    assert together(program, [person], valid=valid) is (program if valid else person)


def test_a_venue_that_is_known_by_hand_alone_is_stated_in_every_format(tmp_path: Path) -> None:
    """As where only tablets can be looked at: nothing measured anything, and nothing passes as measured."""
    saw = dict.fromkeys(("adult", "casino", "relay", "hidden"), "blocked") | {"museum": "opened"}
    view = view_of(tmp_path, by_hand(tmp_path, saw))
    network = pupils(view)
    assert network.status is Status.STATED
    assert page_of(network, "adult").basis_words == SEEN_BY_A_PERSON
    assert STATUS_WORDS[Status.STATED] in html.render_venue(view, catalogue.templates()).decode()
    cases = ET.fromstring(junit.render_venue(view, catalogue.templates())).iter("testcase")  # noqa: S314 - our own
    assert {len(case.findall("skipped")) for case in cases if case.get("name") in {"adult", "museum"}} == {1}
