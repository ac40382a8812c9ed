"""A run that was stopped for want of a network goes on once there is one."""

from pathlib import Path

from tests.cli.school import Done, config, running, venuecheck
from tests.filtering.vantage.serving import closed_port
from venuecheck.demo.rules import Treatment

PROBE = ("probe", "--list", "list.yaml", "--network", "pupil")
FILTER = {"adult.test": Treatment.NO_SUCH_NAME, "casino.test": Treatment.NO_SUCH_NAME}


def _without_a_network(folder: Path, *more: str) -> Done:
    """Begin a run where nobody answers look-ups, then let there be a network again."""
    path = folder / "venuecheck.yaml"
    right = path.read_text(encoding="utf-8")
    path.write_text(config(f"127.0.0.1:{closed_port()}"), encoding="utf-8")
    done = venuecheck(folder, *PROBE, *more, "--format", "json")
    path.write_text(right, encoding="utf-8")
    return done


def test_a_run_without_a_network_is_stopped_says_why_and_goes_on(tmp_path: Path) -> None:
    """Nothing was tried, so it is not complete."""
    with running(tmp_path, FILTER):
        first = _without_a_network(tmp_path)
        assert first.status == 3
        assert first.document["run"]["finished"] is None
        assert first.document["run"]["invalid_reason"]
        said = " ".join(first.err.split())
        assert f"Stopped: {first.document['run']['invalid_reason']}" in said
        assert f"--continue {first.document['run']['id']}" in said
        again = venuecheck(tmp_path, "probe", "--continue", "latest", "--format", "json")
        over = venuecheck(tmp_path, *PROBE, "--continue", "latest")
        unnamed = venuecheck(tmp_path, "probe", "--continue", "latest")
    assert again.document["run"]["id"] == first.document["run"]["id"]
    assert again.document["run"]["finished"] is not None
    assert {finding["verdict"] for finding in again.document["findings"]} == {"blocked", "reached"}
    assert unnamed.status == 2
    assert "no run was stopped before its end; start a new one (--continue)" in unnamed.err
    assert over.status == 2
    assert "no run on 'pupil' was stopped before its end" in over.err


def test_who_began_a_run_and_who_went_on_are_both_named(tmp_path: Path) -> None:
    """That it was stopped is no secret of its records either."""
    with running(tmp_path, FILTER):
        first = _without_a_network(tmp_path, "--person", "Ann Begun")
        again = venuecheck(tmp_path, "probe", "--continue", "latest", "--person", "Ben Later", "--format", "json")
        whole = venuecheck(tmp_path, *PROBE, "--person", "Ann Begun", "--format", "json")
    parts = again.document["run"]["parts"]
    assert [part["person"] for part in parts] == ["Ann Begun", "Ben Later"]
    assert parts[0]["at"] == first.document["run"]["started"] == again.document["run"]["started"]
    assert parts[1]["at"] > parts[0]["at"]
    assert first.document["run"]["parts"] == whole.document["run"]["parts"] == []
    run = again.document["run"]["id"]
    report = venuecheck(tmp_path, "report", "--format", "json", "--output", "-").out
    story = venuecheck(tmp_path, "explain", run, "casino")
    page = venuecheck(tmp_path, "report", "--format", "html", "--output", "-").out
    for said in (" ".join(story.out.split()), report, page):
        assert "Ann Begun (began it, and it was stopped), then Ben Later (went on, " in said


def test_a_run_whose_list_is_gone_says_which_and_asks_for_it(tmp_path: Path) -> None:
    """It is noted with the run; what is named instead stands, where it is the same list."""
    with running(tmp_path, FILTER):
        _without_a_network(tmp_path)
        (tmp_path / "list.yaml").rename(tmp_path / "moved.yaml")
        lost = venuecheck(tmp_path, "probe", "--continue", "latest")
        found = venuecheck(tmp_path, "probe", "--continue", "latest", "--list", "moved.yaml")
    assert lost.status == 2
    assert "is not there any more" in " ".join(lost.err.split())
    assert "name where it is now (--list)" in " ".join(lost.err.split())
    assert found.status == 0, found.err
