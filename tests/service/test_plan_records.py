"""What persons put on record: signatures, actions, what a filter's log held, and everything that is refused."""

import os
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.report import samples as made
from venuecheck import catalogue
from venuecheck.authoring.document import read_file
from venuecheck.core.problem import ConflictError, InputError
from venuecheck.filtering.model.run import Run
from venuecheck.plans.said import ActionNote, LogCheck, Looked
from venuecheck.records.store import Store
from venuecheck.service.filter_checks.filter_log import record_log_check
from venuecheck.service.sites import plans
from venuecheck.service.sites.site import Site, load_site, read_site
from venuecheck.service.venue_reports import actions, inspection_pack, reporting, sign_offs

_CONFIG = """\
venue: {id: "st-aidans", name: "St Aidan’s", kind: "school"}
networks:
  - {id: "pupil-wifi", name: "Pupil wifi", user_group: "pupils"}
  - {id: "staff-lan", name: "Staff", user_group: "staff"}
plans: ["walsall-2020"]
coverage: {places: ["Library"], devices: ["iPad"]}
"""
GAMBLING = "pupil-wifi:gambling:under_blocked"
WHO = {"person": "Helen Okafor", "now": made.NOW}


@pytest.fixture
def site(tmp_path: Path) -> Site:
    (tmp_path / "venuecheck.yaml").write_text(_CONFIG, "utf-8")
    return load_site(tmp_path / "venuecheck.yaml")


@pytest.fixture
def store(site: Site) -> Iterator[Store]:
    run = made.mixed_run()
    with Store.open(site.store_url, site.venue.id) as opened:
        opened.append("run", run.run.id, run, made.NOW)
        yield opened


def _refused(caught: pytest.ExceptionInfo[InputError]) -> str:
    return "\n".join(str(problem) for problem in caught.value.problems)


def test_a_site_names_its_plans_places_and_devices(site: Site, store: Store) -> None:
    assert [plan.id for plan in plans.plans_of(site)] == ["walsall-2020"]
    view = reporting.venue_report(site, store, now=made.NOW)
    assert view.coverage is not None
    assert view.coverage.devices[0] == "iPad"
    (site.path.parent / "venuecheck.yaml").write_text(_CONFIG.replace('plans: ["walsall-2020"]\n', ""), "utf-8")
    default = {plan.id for plan in plans.plans_of(load_site(site.path))}
    assert default == {"dfe-filtering-monitoring", "toolkit-permissive-environments"}
    (site.path.parent / "own.yaml").write_text(
        (catalogue.plan_path("walsall-2020")).read_text("utf-8").replace("walsall-2020", "own"), "utf-8"
    )
    site.path.write_text(_CONFIG.replace("walsall-2020", "own.yaml"), "utf-8")
    assert [plan.id for plan in plans.plans_of(load_site(site.path))] == ["own"]
    site.path.write_text(_CONFIG.replace("walsall-2020", "walsal-2020"), "utf-8")
    with pytest.raises(InputError, match=r":5:9: there is no plan 'walsal-2020'.*did you mean 'walsall-2020'"):
        read_site(read_file(site.path), site.path, with_files=True)
    mistaken = load_site(site.path)
    assert mistaken.venue.id == site.venue.id, "checks and bookings need no plan"
    with pytest.raises(InputError, match="walsal-2020"):
        plans.plans_of(mistaken)


def test_an_action_is_assigned_closed_and_opened_again(site: Site, store: Store) -> None:
    """Each is a record of its own; an owner that was named stays."""
    actions.assign(site, store, GAMBLING, owner="IT", due=None, **WHO)  # type: ignore[arg-type]
    due = made.NOW.date() + timedelta(days=9)
    note = actions.assign(site, store, GAMBLING, owner="", due=due, **WHO)  # type: ignore[arg-type]
    assert (note.owner, note.due) == ("IT", due)
    closed = actions.close(site, store, GAMBLING, reason="This is a charity's lottery", **WHO)  # type: ignore[arg-type]
    assert (closed.owner, closed.closed) == ("IT", True)
    view = reporting.venue_report(site, store, now=made.NOW)
    assert GAMBLING not in {action.id for action in view.actions}
    assert GAMBLING in {action.id for action in view.closed_actions}
    with pytest.raises(InputError, match=r"“This is a charity's lottery”, by Helen Okafor, on .*; open it again"):
        actions.close(site, store, GAMBLING, reason="This is a charity's lottery", **WHO)  # type: ignore[arg-type]
    actions.reopen(site, store, GAMBLING, reason="It was a mistake to close it", **WHO)  # type: ignore[arg-type]
    view = reporting.venue_report(site, store, now=made.NOW)
    assert GAMBLING in {action.id for action in view.actions}
    assert len(store.all("action", ActionNote)) == 1


def test_what_is_refused_of_actions(site: Site, store: Store) -> None:
    past = made.NOW.date() - timedelta(days=1)
    with pytest.raises(InputError) as caught:
        actions.assign(site, store, GAMBLING, owner="", due=None, person="!", now=made.NOW)
    assert "nobody is named" in _refused(caught)
    assert "neither an owner nor a date" in _refused(caught)
    with pytest.raises(InputError, match="is past"):
        actions.assign(site, store, GAMBLING, owner="IT", due=past, **WHO)  # type: ignore[arg-type]
    with pytest.raises(InputError, match="the reason is missing or too short"):
        actions.close(site, store, GAMBLING, reason="ok", **WHO)  # type: ignore[arg-type]
    with pytest.raises(InputError, match=f"did you mean '{GAMBLING}'"):
        actions.close(site, store, GAMBLING[:-2], reason="A reason long enough", **WHO)  # type: ignore[arg-type]
    with pytest.raises(InputError, match="closes by being done"):
        actions.close(site, store, "staff-lan:check", reason="A reason long enough", **WHO)  # type: ignore[arg-type]
    with pytest.raises(InputError, match="no person has closed"):
        actions.reopen(site, store, GAMBLING, reason="A reason long enough", **WHO)  # type: ignore[arg-type]
    assert store.all("action", ActionNote) == ()


def test_signatures(site: Site, store: Store) -> None:
    """The report's holds how it stood; a requirement's what shows it; the newest of a requirement counts."""
    whole = sign_offs.sign(site, store, role="headteacher", **WHO)  # type: ignore[arg-type]
    assert whole.headline.startswith("Web filter: needs action. 2 pages that should be blocked opened.")
    assert whole.digest == sign_offs.digest_of(reporting.venue_report(site, store, now=made.NOW))
    for words in ("Agreement of May 2025", "Agreement of May 2026"):
        sign_offs.sign(
            site,
            store,
            role="head",
            plan="walsall-2020",
            requirement="30",
            statement=words,
            **WHO,  # type: ignore[arg-type]
        )
    view = reporting.venue_report(site, store, now=made.NOW)
    assert view.signatures is not None
    assert [each.about for each in view.signatures.shown].count("walsall-2020, 30") == 1
    assert view.requirements is not None
    agreed = next(each for each in view.requirements.plans[0].requirements if each.number == "30")
    assert agreed.status_words == "Stated, not shown"
    assert "Agreement of May 2026" in agreed.how


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"role": ""}, "role: no role is named"),
        ({"person": " "}, "person: nobody is named"),
        ({"plan": "walsall-2020"}, "a plan and a number are needed together"),
        ({"plan": "walsall-2020", "requirement": "30"}, "statement: the statement is missing or too short"),
        (
            {"plan": "walsall-2020", "requirement": "31", "statement": "long enough a statement"},
            "no requirement '31' for this kind of venue",
        ),
        (
            {"plan": "walsall", "requirement": "30", "statement": "long enough a statement"},
            "not held against a plan 'walsall'; did you mean 'walsall-2020'?",
        ),
    ],
)
def test_what_is_refused_of_signatures(site: Site, store: Store, changes: dict[str, str], said: str) -> None:
    with pytest.raises(InputError) as caught:
        sign_offs.sign(site, store, **({"role": "head"} | WHO | changes))  # type: ignore[arg-type]
    assert said in _refused(caught)
    assert store.keys("sign_off") == ()


@pytest.mark.parametrize(
    ("network", "changes", "said"),
    [
        ("pupil", {}, "network: there is no network"),
        ("pupil-wifi", {"on": made.NOW.date() + timedelta(days=1)}, "is still to come"),
        ("pupil-wifi", {"logged": Looked.NOT_CHECKED, "alerted": Looked.NOT_CHECKED}, "nothing was looked at"),
        ("pupil-wifi", {"person": ""}, "nobody is named"),
        ("pupil-wifi", {"run": "run-x"}, "no run of this id"),
        ("staff-lan", {"run": "latest"}, "is of pupil-wifi, not of staff-lan"),
        ("pupil-wifi", {"run": "latest", "on": made.NOW.date() - timedelta(days=9)}, "after the day on which the log"),
        ("pupil-wifi", {"note": "x" * 501}, "longer than 500"),
    ],
)
def test_what_is_refused_of_the_log(
    site: Site, store: Store, network: str, changes: dict[str, object], said: str
) -> None:
    given: dict[str, object] = {"logged": Looked.YES, "alerted": Looked.NO, "on": date(2026, 9, 21)}
    with pytest.raises(InputError) as caught:
        record_log_check(site, store, network, **(given | WHO | changes))  # type: ignore[arg-type]
    assert said in _refused(caught)
    assert store.keys("filter_log") == ()


@pytest.mark.parametrize(("alerted", "counts"), [(Looked.YES, False), (Looked.NO, True)])
def test_a_look_of_a_day_before_its_check_that_an_earlier_version_took_shows_nothing_of_it(
    site: Site, store: Store, alerted: Looked, *, counts: bool
) -> None:
    """It says why; what was missing was missing all the same."""
    (run, *_) = store.all("run", Run)
    on = run.run.started.date() - timedelta(days=9)
    look = LogCheck(
        id="filter-log-1",
        network=run.run.network,
        on=on,
        at=made.NOW,
        person="D. Reyes",
        logged=Looked.YES,
        alerted=alerted,
        run=run.run.id,
    )
    store.append("filter_log", look.id, look, made.NOW)
    report = reporting.venue_report(site, store, now=made.NOW)
    named = [each.words for each in report.not_counted if each.record == look.id]
    assert bool(named) is not counts
    assert all("is of a day before the check" in each for each in named)
    assert any("Logged: yes" in each.log for each in report.check_record) is counts


def test_what_another_found_in_a_log_on_that_day_is_told_before_anything_is_recorded(site: Site, store: Store) -> None:
    said = {"logged": Looked.YES, "on": date(2026, 9, 20)}
    first = record_log_check(site, store, "pupil-wifi", **(said | {"alerted": Looked.NO} | WHO))  # type: ignore[arg-type]
    other = said | {"alerted": Looked.YES} | WHO | {"person": "A. Nother"}
    with pytest.raises(ConflictError, match=f"of the same day: whether the alert arrived, by {WHO['person']}, on "):
        record_log_check(site, store, "pupil-wifi", **other)  # type: ignore[arg-type]
    assert store.keys("filter_log") == (first.id,)
    for more in ({"replaces": True}, {}, {"alerted": Looked.NOT_CHECKED}):
        record_log_check(site, store, "pupil-wifi", **(other | more))  # type: ignore[arg-type]
    record_log_check(site, store, "pupil-wifi", **(other | {"alerted": Looked.NO, "on": date(2026, 9, 21)}))  # type: ignore[arg-type]


def test_a_pack_that_cannot_be_made_leaves_nothing(site: Site, store: Store, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="this folder cannot be written"):
        inspection_pack.inspection_pack(site, store, tmp_path / "no" / "pack", now=made.NOW, formats=("json",))
    with pytest.raises(InputError, match="a report on a venue is not written as 'docx'"):
        inspection_pack.inspection_pack(site, store, tmp_path / "pack", now=made.NOW, formats=("docx",))
    assert not (tmp_path / "pack").exists()


def test_a_pack_without_the_libraries_says_what_is_missing(
    site: Site, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By default the PDF is left out with the reason; asked for by name, that is an error."""
    monkeypatch.setitem(__import__("sys").modules, "weasyprint", None)
    pack = inspection_pack.inspection_pack(site, store, tmp_path / "pack", now=made.NOW)
    assert "report.pdf" not in pack.files
    assert "venuecheck[pdf]" in pack.left_out[0]
    assert "Not made: PDF" in (tmp_path / "pack" / "contents.txt").read_text("utf-8")
    if os.name == "posix":
        assert (tmp_path / "pack").stat().st_mode & 0o007 == 0, "nobody else reads it"
    with pytest.raises(InputError, match="the part that makes PDF is not installed"):
        inspection_pack.inspection_pack(site, store, tmp_path / "pack-2", now=made.NOW, formats=("pdf",))
    assert sorted(path.name for path in tmp_path.glob("*pack*")) == ["pack"]
