"""`venuecheck explain` keeps its contract: what it tells of a real run, and its exit status."""

from pathlib import Path

import pytest

from tests.cli.school import running, venuecheck
from venuecheck.demo.rules import Treatment


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one recorded run."""
    folder = tmp_path_factory.mktemp("school")
    with running(folder, {"adult.test": Treatment.NO_SUCH_NAME, "casino.test": Treatment.RESET}):
        done = venuecheck(folder, "probe", "--list", "list.yaml", "--network", "pupil", "--format", "json")
    assert done.status == 0, done.err
    return folder


def test_the_story_goes_from_the_look_up_to_the_verdict(checked: Path) -> None:
    """In words, with marks and no colour; the command to override stands unbroken on a line."""
    done = venuecheck(checked, "explain", "latest", "casino", "--config", "venuecheck.yaml")
    assert done.status == 0, done.err
    told = [
        "Looked up casino.test (A)",
        "✗ handshake",
        "asked for an innocent name",
        "c-https: 200, with the expected content",
        "tls.reset: The secure connection is cut as soon as it names the site.",
        "blocked (as expected)",
        "rests on the page's not opening",
    ]
    places = [done.out.index(words) for words in told]
    assert places == sorted(places)
    assert any(line.endswith("--until DATE") and "venuecheck override run-" in line for line in done.out.splitlines())
    assert "\x1b" not in done.out


def test_json_is_a_document_with_a_schema(checked: Path) -> None:
    """The same story for other programs, by the run's own id too."""
    document = venuecheck(checked, "explain", "latest", "adult", "--format", "json").document
    assert document["schema"] == "venuecheck.explanation/1"
    assert document["verdict"] == "blocked"
    assert [rule["id"] for rule in document["rules"]] == ["dns.nxdomain"]
    again = venuecheck(checked, "explain", document["run"], "adult", "--format", "json")
    assert again.document == document


MISUSES = [
    (("latest", "casinoo"), "did you mean 'casino'?"),
    (("run-20200101-00000000", "casino"), "no run of this id"),
    (("lates", "casino"), "did you mean 'latest'?"),
    (("latest", "casino", "--config", "none.yaml"), "none.yaml"),
    (("latest",), "Missing argument 'PAGE'"),
]


@pytest.mark.parametrize(("arguments", "said"), MISUSES)
def test_a_misuse_exits_2_and_says_what_to_do(checked: Path, arguments: tuple[str, ...], said: str) -> None:
    """A sentence, never a trace."""
    done = venuecheck(checked, "explain", *arguments)
    assert done.status == 2, done.out
    assert said in done.err
    assert "Traceback" not in done.err


def test_nothing_recorded_says_how_to_begin(tmp_path: Path) -> None:
    """A venue without a run."""
    with running(tmp_path, {}):
        pass
    done = venuecheck(tmp_path, "explain", "latest", "casino")
    assert done.status == 2
    assert "no run is recorded at this venue; start with a check: venuecheck probe" in done.err
