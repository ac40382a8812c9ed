"""The demonstration end to end: the report follows the filter's table, and nothing leaves the computer."""

import ipaddress
import json
import socket
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from venuecheck import catalogue
from venuecheck.authoring.document import read_file
from venuecheck.cli.commands.demo import command
from venuecheck.core.problem import InputError
from venuecheck.demo import school
from venuecheck.demo.rules import SAMPLE_RULES, Rules, Treatment
from venuecheck.demo.sites import host_of
from venuecheck.demo.tour import tour
from venuecheck.service.filter_checks.check_events import Event, Judged, Started
from venuecheck.service.filter_checks.list_file import load_list

BLOCKING = set(Treatment) - {Treatment.LET_THROUGH, Treatment.INSPECT}
UNPROVEN = {"relay-page": "could not have told this page apart", "old-anonymiser": "overloaded or stalls programs"}
CHANGED = Rules(
    treatments={
        **SAMPLE_RULES.treatments,
        "new-adult-sample.test": Treatment.CLOSE,
        "free-vpn-sample.test": Treatment.BLOCK_PAGE,
        "translation-sample.test": Treatment.REDIRECT,
        "old-anonymiser-sample.test": Treatment.BLOCK_PAGE,
        "safe-at-home-sample.test": Treatment.LET_THROUGH,
        "relationships-sample.test": Treatment.LET_THROUGH,
        "casino-sample.test": Treatment.INSPECT,
        "town-gazette-sample.test": Treatment.NO_SUCH_NAME,
    }
)


@dataclass(frozen=True, kw_only=True)
class Tours:
    """Two demonstrations in one folder, the second with another table."""

    folder: Path
    command: Result
    """How the first, by the command, ended."""
    first: dict[str, Any]
    """Its report."""
    events: list[Event]
    """Of the second."""
    second: dict[str, Any]
    contacted: frozenset[str]
    """Every host that a socket of this process went to, and every name that the system was asked for."""


@pytest.fixture(scope="session")
def tours(tmp_path_factory: pytest.TempPathFactory) -> Tours:
    """Run both, once."""
    folder = tmp_path_factory.mktemp("venue") / "a demo"
    events: list[Event] = []
    with pytest.MonkeyPatch.context() as patch:
        contacted = spy_on_sockets(patch)
        done = CliRunner().invoke(command, ["--folder", str(folder)], catch_exceptions=False)
        first = report(folder)
        tour(folder, rules=CHANGED, preferred_ports=False, on_event=events.append)
    return Tours(
        folder=folder,
        command=done,
        first=first,
        events=events,
        second=report(folder),
        contacted=frozenset(contacted),
    )


def spy_on_sockets(patch: pytest.MonkeyPatch) -> set[str]:
    """Collect where sockets go from now on."""
    seen: set[str] = set()
    connect, sendto, getaddrinfo = socket.socket.connect, socket.socket.sendto, socket.getaddrinfo

    def spy_connect(self: socket.socket, address: Any) -> None:
        seen.add(address[0])
        connect(self, address)

    def spy_sendto(self: socket.socket, data: Any, *rest: Any) -> int:
        seen.add(rest[-1][0])
        return sendto(self, data, *rest)

    def spy_getaddrinfo(host: Any, *rest: Any, **named: Any) -> Any:
        seen.add(str(host))
        return getaddrinfo(host, *rest, **named)

    patch.setattr(socket.socket, "connect", spy_connect)
    patch.setattr(socket.socket, "sendto", spy_sendto)
    patch.setattr(socket, "getaddrinfo", spy_getaddrinfo)
    return seen


def report(folder: Path) -> dict[str, Any]:
    """Read the JSON report."""
    read: dict[str, Any] = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    return read


def results(document: dict[str, Any]) -> dict[str, str]:
    """Give the result of each page."""
    categories = document["filtering"]["networks"][0]["categories"]
    return {page["page"]: page["result"] for category in categories for page in category["pages"]}


def expected(rules: Rules) -> dict[str, str]:
    """Say, from the table alone, what a right report would hold."""
    listed = load_list(catalogue.test_list_path("demo"))
    found = {}
    for page in listed.pages:
        is_blocked = rules.treatment(host_of(page.url)) in BLOCKING
        if is_blocked is (listed.category(page.category).expectation == "block"):
            found[page.id] = "as_expected"
        else:
            found[page.id] = "over_blocked" if is_blocked else "under_blocked"
    return found


def test_the_report_follows_the_table(tours: Tours) -> None:
    """Each page's result is what the filter's table makes of it, but for the two that cannot be told."""
    assert results(tours.first) == expected(SAMPLE_RULES) | dict.fromkeys(UNPROVEN, "not_proven")
    counts = tours.first["filtering"]["counts"]
    assert (counts["under_blocked"], counts["over_blocked"], counts["not_proven"]) == (2, 2, 2)


def test_what_cannot_be_told_says_why(tours: Tours) -> None:
    """A page without a verdict carries its reason, and a category without a page says so."""
    categories = tours.first["filtering"]["networks"][0]["categories"]
    reasons = {page["page"]: page["reason"] for category in categories for page in category["pages"]}
    for page, words in UNPROVEN.items():
        assert words in reasons[page]
    assert [category["id"] for category in categories if category["note"]] == ["illegal-images"]


def test_another_table_makes_another_report(tours: Tours) -> None:
    """Changing the filter's rules changes the report, page by page."""
    assert results(tours.second) == expected(CHANGED)
    assert results(tours.second) != expected(SAMPLE_RULES)


def test_progress_is_told(tours: Tours) -> None:
    """Every page is told as it comes, once."""
    start = tours.events[0]
    assert isinstance(start, Started)
    judged = [event for event in tours.events if isinstance(event, Judged)]
    assert {event.finding.page for event in judged} == set(results(tours.second))
    assert [event.done for event in judged] == list(range(1, start.pages + 1))


def test_history_grows(tours: Tours) -> None:
    """A second time in the same folder, the first check is an earlier one, and the booking is still one booking."""
    assert not tours.first["filtering"]["networks"][0]["earlier"]
    assert len(tours.second["filtering"]["networks"][0]["earlier"]) == 1
    for document in (tours.first, tours.second):
        (booking,) = document["assessments"]["shown"]
        assert booking["decision"]["kind"] == "decided"


def test_the_command(tours: Tours) -> None:
    """It completes with 0, says where the reports are, and names in words what is wrong."""
    assert tours.command.exit_code == 0
    said = tours.command.stdout
    for report_file in ("report.html", "report.json"):
        assert str(tours.folder / report_file) in said
        assert (tours.folder / report_file).stat().st_size > 10_000
    for words in ("1 opened", "1 blocked", "not tested", "Approve with conditions", "venuecheck init"):
        assert words in said


def test_nothing_leaves_the_computer(tours: Tours) -> None:
    """No packet goes anywhere but to loopback, and the system is asked for no name."""
    assert "127.0.0.1" in tours.contacted
    # 0.0.0.0 is the sinkhole's answer: it leads nowhere, or to this computer. About an address of documentation's
    # (RFC 3849) the system is asked whether there is a route for IPv6, by a datagram socket that sends nothing.
    spared = {"0.0.0.0", "2001:db8::1"}
    assert all(ipaddress.ip_address(host).is_loopback or host in spared for host in tours.contacted)


def test_its_files_stay_in_its_folder(tours: Tours) -> None:
    """The folder holds what was promised, and of keys the one that signs records alone."""
    kept = {"venuecheck.yaml", "list.yaml", "public.pem", "device.pem", "venuecheck.db", "report.html", "report.json"}
    kept |= {"venuecheck.key", "venuecheck.anchor"}
    assert {path.name for path in tours.folder.iterdir()} == kept
    assert [path.name for path in tours.folder.iterdir() if b"PRIVATE KEY" in path.read_bytes()] == ["venuecheck.key"]


def test_stopped(tmp_path: Path) -> None:
    """A check that is stopped is reported as one, with what it found."""
    events: list[Event] = []
    done = tour(tmp_path, preferred_ports=False, on_event=events.append, stop=lambda: len(events) > 1)
    (network,) = report(tmp_path)["filtering"]["networks"]
    assert not done.is_complete
    assert network["check"]["finished"] is None


@pytest.mark.parametrize("name", ["venuecheck.yaml", "list.yaml"])
def test_somebody_elses_files_are_left_alone(tmp_path: Path, name: str) -> None:
    """A folder with a configuration or list of one's own is refused before anything starts."""
    (tmp_path / name).write_text("mine: 1\n")
    with pytest.raises(InputError, match="is left as it is; name an empty folder"):
        tour(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_folder_that_cannot_be_used(tmp_path: Path) -> None:
    """A file in the folder's place is told as such."""
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="the folder cannot be used"):
        tour(tmp_path / "file")


def test_a_file_that_cannot_be_written(tmp_path: Path) -> None:
    """What stands in the way of a file is told by its name."""
    (tmp_path / "device.pem").mkdir()
    with pytest.raises(InputError, match=r"device\.pem: this file cannot be written"):
        tour(tmp_path, preferred_ports=False)


def test_no_port_to_listen_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where loopback is forbidden, the person learns what to do."""

    def forbidden(_port: int = 0) -> socket.socket:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(school, "tcp_door", forbidden)
    with pytest.raises(InputError, match="cannot listen on this computer \\(Permission denied\\)"):
        tour(tmp_path)


def test_the_shipped_list_has_no_ports() -> None:
    """The template is a test list by itself, and every name in it is one that nobody can own."""
    path = catalogue.test_list_path("demo")
    listed = load_list(path)
    assert read_file(path).data
    for page in (*listed.pages, *listed.controls):
        assert page.url.split("/")[2].endswith(".test")
    assert set(SAMPLE_RULES.treatments) <= {host_of(page.url) for page in listed.pages}
