"""What is here that the program needs, what is missing, and how to get it."""

import json
import sys
import tomllib
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner

from venuecheck import catalogue
from venuecheck.cli.commands.doctor import command
from venuecheck.core import day_words
from venuecheck.core.venue import VenueKind
from venuecheck.service.sites.doctor import Health, examination_json, examine, ways_here
from venuecheck.service.sites.extras import EXTRAS, Extra, how_to_install
from venuecheck.service.sites.opening import open_store
from venuecheck.service.sites.setting_up import Told, settled
from venuecheck.service.sites.site import load_site
from venuecheck.service.sites.starting import start
from venuecheck.sources import register

NOW = datetime(2026, 11, 29, 12, tzinfo=UTC)
ROOT = Path(__file__).parents[2]


@pytest.fixture
def configuration(tmp_path: Path) -> Path:
    """A venue that has just begun."""
    path, _, _ = start(tmp_path, settled(Told(name="Hall", kind=VenueKind.LIBRARY.value)))
    return path


def health(configuration: Path, now: datetime = NOW) -> dict[str, Health]:
    """How each thing stands."""
    return {one.id: one.health for one in examine(configuration, now).looked}


def test_a_venue_that_has_just_begun_is_well_and_nothing_is_written(configuration: Path) -> None:
    before = {path: path.read_bytes() for path in configuration.parent.iterdir()}
    found = examine(configuration, NOW)
    assert found.is_well, found
    assert {one.id for one in found.looked} >= {"clock", "folder", "configuration", "records"}
    assert {path: path.read_bytes() for path in configuration.parent.iterdir()} == before
    jsonschema.validate(
        json.loads(examination_json(found)), json.loads(catalogue.schema_path("doctor").read_text("utf-8"))
    )


def test_what_is_wrong_is_to_be_put_right(configuration: Path) -> None:
    assert health(configuration, datetime(2019, 1, 1, tzinfo=UTC))["clock"] is Health.TO_MEND
    (configuration.parent / "venuecheck.db").write_bytes(b"this is no database" * 100)
    assert health(configuration)["records"] is Health.TO_MEND
    configuration.write_text("venue: {id: 'a b'}\n", "utf-8")
    assert health(configuration)["configuration"] is Health.TO_MEND
    ended = CliRunner().invoke(command, ["--config", str(configuration)])
    assert (ended.exit_code, "[to put right] the venue's configuration" in ended.output) == (1, True)


def test_what_is_overdue_to_be_looked_at_is_counted_and_no_fault_of_the_venue(tmp_path: Path) -> None:
    """From the day after the first one's last."""
    days = sorted({one.look_again_by for one in register().by_id.values() if one.look_again_by})
    first, after = (datetime.combine(each, time(12), UTC) for each in (days[0], days[0] + timedelta(days=1)))
    late = sum(one.look_again_by == days[0] for one in register().by_id.values())
    said = [
        next(one for one in examine(tmp_path / "venuecheck.yaml", each).looked if one.id == "sources")
        for each in (first, after)
    ]
    assert said[0].said.endswith(f"none overdue to be looked at again; the next is due by {day_words.day(days[0])}")
    assert (
        f", {late} overdue to be looked at again; the next is due by {day_words.day(days[1])}; ask for a"
        in said[1].said
    )
    assert {one.health for one in said} == {Health.HERE}


def test_records_that_are_gone_are_not_taken_for_none_yet(configuration: Path) -> None:
    """By what stands outside the database, which proving asks."""
    with open_store(load_site(configuration)) as store:
        store.append("thing", "a", "something", NOW)
    (configuration.parent / "venuecheck.db").unlink()
    (records,) = (one for one in examine(configuration, NOW).looked if one.id == "records")
    assert records.health is Health.TO_MEND
    assert "the database is not there" in records.said


def test_without_a_venue_the_computer_is_looked_at(tmp_path: Path) -> None:
    ended = CliRunner().invoke(command, ["--config", str(tmp_path / "venuecheck.yaml")])
    assert (ended.exit_code, "venuecheck init" in ended.output) == (0, True)


def test_each_extra_is_known_with_all_that_it_is_made_of() -> None:
    listed = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    made_of = {one.id: len(one.modules) for one in EXTRAS}
    # the names of earlier versions, and a cluster, which nobody wants who has no cluster
    assert made_of == {name: len(parts) for name, parts in listed.items() if name not in {"docx", "xlsform", "spark"}}
    assert Extra(id="x", wanted_for="", modules=("json", "no_such_module")).missing == ("no_such_module",)


_WAYS = {
    "linux": {
        "pdf": "sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
        "clock": "sudo timedatectl set-ntp true",
        "folder": 'sudo chown -R "$USER" "{folder}"',
        "postgresql-tools": "sudo apt-get install postgresql-client",
    },
    "win32": {
        "pdf": "install MSYS2 (msys2.org) into C:\\msys64, in its window: pacman -S mingw-w64-x86_64-pango; then, "
        "in a new terminal, once: setx WEASYPRINT_DLL_DIRECTORIES C:\\msys64\\mingw64\\bin",
        "clock": "as administrator: net start w32time, then w32tm /resync",
        "folder": 'icacls "{folder}" /grant "J. Technician:(OI)(CI)M"',
        "postgresql-tools": "install the command line tools from postgresql.org/download/windows",
    },
    "darwin": {
        "pdf": "brew install pango",
        "clock": "sudo sntp -sS time.apple.com",
        "folder": 'sudo chown -R "$USER" "{folder}"',
        "postgresql-tools": "brew install libpq && brew link -f libpq",
    },
}
"""How to get each thing, word for word, on each kind of system."""


@pytest.mark.parametrize(("platform", "name"), [("linux", "Debian"), ("win32", "Windows"), ("darwin", "macOS")])
def test_how_to_get_something_is_said_for_this_kind_of_system(
    platform: str, name: str, configuration: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All that can be missing is: Pango, the rights to the folder, PostgreSQL's tools, and the hour."""
    folder = configuration.parent
    (folder / "weasyprint.py").write_text("raise OSError('cannot load library')\n", "utf-8")
    monkeypatch.syspath_prepend(folder)
    monkeypatch.delitem(sys.modules, "weasyprint", raising=False)
    monkeypatch.setattr("os.access", lambda *_: False)  # whoever is root may write everywhere
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setenv("USERNAME", "J. Technician")
    monkeypatch.setenv("VENUECHECK_DATABASE", "postgresql://127.0.0.1:1/venuecheck")
    monkeypatch.setattr("sys.platform", platform)
    found = {one.id: one for one in examine(configuration, datetime(2019, 1, 1, tzinfo=UTC)).looked}
    said = {each: ways_here(found[each].get) for each in _WAYS[platform]}
    assert said == {each: ((name, way.format(folder=folder)),) for each, way in _WAYS[platform].items()}


@pytest.mark.parametrize(
    ("made_by", "command"),
    [
        ("pyvenv.cfg", 'pip install "venuecheck[missing]"'),
        ("pipx_metadata.json", 'pipx runpip venuecheck install "venuecheck[missing]"'),
        ("uv-receipt.toml", 'uv tool install "venuecheck['),
    ],
)
def test_a_part_is_added_by_what_installed_the_program(tmp_path: Path, made_by: str, command: str) -> None:
    extra = Extra(id="missing", wanted_for="", modules=("no_such_module",))
    (tmp_path / made_by).touch()
    said = how_to_install(extra, tmp_path)
    assert said.startswith(command)
    assert said.endswith('missing]"')


def test_what_uvx_puts_together_each_time_is_put_together_with_the_part(tmp_path: Path) -> None:
    extra = Extra(id="missing", wanted_for="", modules=("no_such_module",))
    said = how_to_install(extra, tmp_path / "archive-v0" / "mrUubr7Rt")
    assert said.startswith('uvx --from "venuecheck[')
    assert said.endswith('missing]" venuecheck')
