"""A lab takes itself down whatever happens, and touches no other."""

import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from .claim import LABS, claimed, folders_held
from .commands import CommandError, run, run_well
from .daemon import started
from .laboratory import brought_up
from .namespaces import Namespaces

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.lab

_REPOSITORY = Path(__file__).parents[2]
_DEADLINE_SECONDS = 60


@pytest.fixture(autouse=True)
def _machine_can(carried: "Callable[[str], None]") -> None:
    carried("none")


def test_two_labs_run_side_by_side() -> None:
    """The same addresses twice, and each client reaches its own internet."""
    with brought_up("none") as one, brought_up("dnsmasq-nxdomain") as other:
        for lab, page_opens in ((one, True), (other, False)):
            done = run([*lab.entering("client"), "curl", "--silent", "http://adult.test/"])
            assert (done.returncode == 0) is page_opens


def test_nothing_stays_behind_a_failure() -> None:
    """An error in the middle of a measurement leaves no namespace, process or folder."""
    with pytest.raises(ZeroDivisionError), brought_up("none") as lab:  # noqa: PT012
        namespaces = lab.claim.namespaces
        processes = namespaces.processes()
        _ = 1 / 0
    assert processes
    assert not namespaces.existing()
    assert not lab.folder.exists()
    _wait_until_ended(processes)


def test_nothing_inside_can_reach_the_machine_or_beyond() -> None:
    """The gateway's and the internet's namespaces have no route but the lab's own."""
    with brought_up("none") as lab:
        for place in ("client", "gateway", "internet"):
            links = run_well([*lab.entering(place), "ip", "-brief", "link"]).splitlines()
            assert {line.split("@")[0].split()[0] for line in links} <= {"lo", "eth0", "lan", "wan"}
        done = run([*lab.entering("internet"), "ip", "route", "get", "192.0.2.1"])
        assert "unreachable" in done.stderr


def test_a_killed_run_is_cleared_away_and_a_living_one_is_not() -> None:
    """The next lab removes what a killed one left, and leaves alone the one that lives."""
    leaving = "from tests.lab.laboratory import brought_up; import time\n"
    leaving += "with brought_up('none') as lab: print(lab.folder.name, flush=True); time.sleep(60)"
    with brought_up("none") as living:
        other = subprocess.Popen([sys.executable, "-c", leaving], cwd=_REPOSITORY, stdout=subprocess.PIPE, text=True)
        assert other.stdout is not None
        left = Namespaces(token=other.stdout.readline().strip())
        processes = left.processes()
        with folders_held():  # or another lab that begins just now clears it away
            other.kill()
            other.communicate()
            assert processes
            assert left.existing()

        with claimed():
            assert not left.existing()
            assert not (LABS / left.token).exists()
            _wait_until_ended(processes)
            assert living.claim.namespaces.processes()
            assert len(living.claim.namespaces.existing()) == 3


def test_what_measures_ahead_ends_with_its_session_and_leaves_no_lab(tmp_path: Path) -> None:
    """However the session ends: what is in the middle of a measurement is taken down, and its runs are ended."""
    session = "from tests.lab.ahead import Ahead; from pathlib import Path; import sys, time\n"
    session += "ahead = Ahead(Path(sys.argv[1]), ['dns-silent']); print(ahead.pid, flush=True); time.sleep(300)"
    words = [sys.executable, "-c", session, str(tmp_path)]
    with subprocess.Popen(words, cwd=_REPOSITORY, stdout=subprocess.PIPE, text=True) as killed:
        assert killed.stdout is not None
        ahead = int(killed.stdout.readline())
        deadline = time.monotonic() + 10 * _DEADLINE_SECONDS
        while not (held := _labs_of(ahead)) or not (held[0] / "list.yaml").exists():
            assert time.monotonic() < deadline
            time.sleep(0.05)
        processes = Namespaces(token=held[0].name).processes()
        killed.kill()
    _wait_until_ended({ahead, *processes})
    assert not held[0].exists()
    assert not Namespaces(token=held[0].name).existing()


def test_a_service_that_will_not_start_says_why() -> None:
    """The end of its log is in the error."""
    with claimed() as claim:
        claim.namespaces.create("10.77.0.1", [])
        command = 'sh -c "echo no such thing; exit 7"'
        with (
            started(claim, "gateway", command, ["tcp 10.77.0.1:1"]) as daemon,
            pytest.raises(CommandError, match=r"status 7(?s:.)*no such thing"),
        ):
            daemon.wait_until_ready(time.monotonic() + _DEADLINE_SECONDS)


def _labs_of(pid: int) -> list[Path]:
    """List the folders of the labs that a process has claimed."""
    opened = {link.resolve() for link in Path(f"/proc/{pid}/fd").iterdir()}
    return [path.parent for path in opened if path.name == "owner" and path.parents[1] == LABS]


def _wait_until_ended(processes: set[int]) -> None:
    deadline = time.monotonic() + _DEADLINE_SECONDS
    while alive := [pid for pid in processes if _is_alive(pid)]:
        assert time.monotonic() < deadline, alive
        time.sleep(0.01)


def _is_alive(pid: int) -> bool:
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False
    # One that has ended and waits for its parent to ask is not alive.
    return "\nState:\tZ" not in status
