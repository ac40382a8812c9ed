"""What is said to be done where records are not whole, done to the letter: it leads to whole records."""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.records.conftest import VERIFIER
from tests.report.samples import NOW
from venuecheck.accounts.accounts import Accounts
from venuecheck.cli.main import cli
from venuecheck.core.actor import Role
from venuecheck.core.problem import InputError
from venuecheck.core.step import Step
from venuecheck.records.chains import OWN
from venuecheck.records.damage import DamageKind, NotWholeError
from venuecheck.service.record_keeping import ways_back
from venuecheck.service.record_keeping.kept_beside import kept_beside
from venuecheck.service.record_keeping.own_matters import Change, record_own
from venuecheck.service.record_keeping.proof import back_up, restore, verify, whole
from venuecheck.service.record_keeping.what_to_do import what_to_do
from venuecheck.service.sites.opening import open_store
from venuecheck.service.sites.site import Site, load_site

from . import venues
from .test_own_matters import tamper

_DOCS = Path(__file__).parents[2] / "docs"
_WHY = ("--person", "A. Admin", "--reason", "the disk was found to be failing")


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Give a server's folder: a school, the hall that shares its store, and the store's own matters."""
    made = venues.school(tmp_path / "school")
    hall = made.path.with_name("hall.yaml")
    hall.write_text(re.sub(r"id: [^,\s]+", "id: mill-hall", made.path.read_text("utf-8"), count=1), "utf-8")
    accounts = Accounts.beside(made.path.parent)
    accounts.book.add("Gwen Made-Up", {made.venue.id: (Role.CLERK,)}, NOW.timestamp())
    with open_store(load_site(hall)) as store:
        store.append("thing", "first", {"a": 1}, NOW)
    with open_store(made) as store:
        record_own(store.database, accounts, Change(), NOW)
    accounts.close()
    assert verify(made).is_whole
    return made


def do(site: Site, *words: str) -> tuple[int, str]:
    """Run a command in the folder of a site."""
    done = CliRunner().invoke(cli, [*words, "--config", str(site.path)])
    return (2, str(done.exception)) if isinstance(done.exception, InputError) else (done.exit_code, done.output)


def swap(site: Site, *pairs: tuple[str, str]) -> None:
    """Have files change names."""
    for one, other in pairs:
        first, second = (site.path.parent / name for name in (one, other))
        first.rename(first.with_name("between"))
        second.rename(first)
        first.with_name("between").rename(second)


_KEYS = ("venuecheck.key", "venuecheck-mill-hall.key")
_ANCHORS = ("venuecheck.anchor", "venuecheck-mill-hall.anchor")
_OWN_KEYS = ("venuecheck.key", f"venuecheck-{OWN}.key")
_OWN_ANCHORS = ("venuecheck.anchor", f"venuecheck-{OWN}.anchor")


@pytest.mark.parametrize(
    "pairs", [(_KEYS,), (_ANCHORS,), (_KEYS, _ANCHORS), (_OWN_KEYS,), (_OWN_ANCHORS,), (_OWN_KEYS, _OWN_ANCHORS)]
)
def test_files_that_were_exchanged_are_told_as_that(pairs: tuple[tuple[str, str], ...], site: Site) -> None:
    """With both names; nothing is made anew meanwhile; under their own names all is whole."""
    before = {path: path.read_bytes() for path in site.path.parent.iterdir() if path.suffix in {".key", ".anchor"}}
    swap(site, *pairs)
    for config in (site, load_site(site.path.with_name("hall.yaml"))):
        (advice,) = what_to_do(verify(config))
        assert advice.step is None
        for one, other in pairs:
            named = f"the files {min(one, other)} and {max(one, other)} were exchanged"
            assert named in advice.words
    with open_store(site) as store, pytest.raises(NotWholeError, match="were exchanged") as refused:
        whole(store.database, site.venue.id)
    assert "lost, have" not in str(refused.value)
    for step in (("new-key", "--lost"), ("set-anchor",), ("begin-again",)):
        assert do(site, "records", *step, *_WHY)[0] == 2
    swap(site, *pairs)
    assert {path: path.read_bytes() for path in before} == before
    assert verify(site).is_whole


def test_a_file_under_another_name_is_told_its_own(site: Site) -> None:
    """A copy of a key is none, and what is under its own name is not asked to give it up."""
    folder = site.path.parent
    shutil.copy(folder / "venuecheck.key", folder / "venuecheck-spare.key")
    assert verify(site).is_whole
    (folder / "venuecheck-mill-hall.anchor").rename(folder / "venuecheck-hall.anchor")
    found = verify(site)
    assert [one.file for one in found.faults if one.kind is DamageKind.EXCHANGED] == ["venuecheck-hall.anchor"]
    (advice,) = what_to_do(found)
    assert "it is that of mill-hall; its own is venuecheck-mill-hall.anchor" in advice.words
    (folder / "venuecheck-hall.anchor").rename(folder / "venuecheck-mill-hall.anchor")
    assert verify(site).is_whole


def lost(*names: str) -> Callable[[Site], None]:
    """Make a loss of files."""

    def lose(site: Site) -> None:
        for name in names:
            (site.path.parent / name).unlink()

    return lose


def configurations(site: Site) -> tuple[Site, Site]:
    """Give the school and the hall."""
    return site, load_site(site.path.with_name("hall.yaml"))


def is_whole_by_itself(site: Site) -> bool:
    """Ask the verifier that needs nothing of the program."""
    command = [sys.executable, str(VERIFIER), str(site.path.with_name("venuecheck.db")), "--chain", site.venue.id]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def moved(site: Site) -> None:
    """Have the hall's key and anchor take the place of the school's."""
    for ending in ("key", "anchor"):
        its = site.path.with_name(f"venuecheck-mill-hall.{ending}")
        shutil.copy(its, site.path.with_name(f"venuecheck.{ending}"))
        its.unlink()


def test_a_venue_whose_files_are_not_beside_its_configuration_is_missed_by_its_neighbour(site: Site) -> None:
    """The neighbour's took their place: nothing leaves of either; both verifiers name it; with copies all is whole."""
    kept = {ending: site.path.with_name(f"venuecheck.{ending}").read_bytes() for ending in ("key", "anchor")}
    moved(site)
    for config in configurations(site):
        assert not verify(config).is_whole
        assert not is_whole_by_itself(config)
        with open_store(config) as store, pytest.raises(NotWholeError):
            whole(store.database, config.venue.id)
        assert "venuecheck-st-aidans.key" in " ".join(one.words for one in what_to_do(verify(config)))
    for ending, content in kept.items():
        site.path.with_name(f"venuecheck-{site.venue.id}.{ending}").write_bytes(content)
    assert all(verify(config).is_whole for config in configurations(site))


def test_a_venue_whose_configuration_has_a_mistake_is_missed_as_well(site: Site) -> None:
    """It can be read by its lines."""
    moved(site)
    site.path.write_text(f"{site.path.read_text('utf-8')}\nmore: [", "utf-8")
    hall = load_site(site.path.with_name("hall.yaml"))
    assert not verify(hall).is_whole
    assert not is_whole_by_itself(hall)


def test_a_venue_that_moved_away_with_its_files_is_missed_by_nobody(site: Site) -> None:
    """On another computer, or in another folder: its own signature counts, and that is a note."""
    away = site.path.with_name("away")
    away.mkdir()
    for name in ("hall.yaml", "venuecheck-mill-hall.key", "venuecheck-mill-hall.anchor"):
        site.path.with_name(name).rename(away / name)
    assert verify(site).is_whole
    assert is_whole_by_itself(site)
    (away / "venuecheck.db").symlink_to("../venuecheck.db")
    assert verify(load_site(away / "hall.yaml")).is_whole


def test_a_new_venue_in_a_folder_of_its_own_is_told_nothing_of_others_files(site: Site) -> None:
    """Before its first record as well, when there is neither a key nor an anchor in that folder."""
    away = site.path.with_name("away")
    away.mkdir()
    text = re.sub(r"id: [^,\s]+", "id: new-hall", site.path.read_text("utf-8"), count=1)
    (away / "venuecheck.yaml").write_text(text, "utf-8")
    (away / "venuecheck.db").symlink_to("../venuecheck.db")
    new = load_site(away / "venuecheck.yaml")
    for number in range(2):
        assert verify(new).is_whole
        assert is_whole_by_itself(new)
        with open_store(new) as store:
            store.append("thing", str(number), {"a": 1}, NOW)


def test_a_copy_of_anothers_anchor_in_the_place_of_ones_own_is_moved_away(site: Site) -> None:
    """And the anchor is set anew: the key is here, and nothing is begun again."""
    shutil.copy(site.path.with_name("venuecheck-mill-hall.anchor"), site.path.with_name("venuecheck.anchor"))
    step = what_to_do(verify(site))
    assert [one.step for one in step if one.step] == [Step.SET_ANCHOR]
    site.path.with_name("venuecheck.anchor").unlink()
    assert do(site, "records", "set-anchor", *_WHY)[0] == 0
    assert all(verify(config).is_whole for config in configurations(site))


def test_what_belongs_to_no_record_is_gone_with_a_copy_that_is_brought_back(site: Site) -> None:
    """As is said; whoever noted it meanwhile goes on as well."""
    tamper(site, "INSERT INTO payload SELECT 'nobody', seq, salt, body FROM payload WHERE venue = 'mill-hall'")
    assert "A new backup leaves it out" in " ".join(one.words for one in what_to_do(verify(site)))
    assert do(site, "records", "note-missing", *_WHY)[0] == 0
    copy = site.path.with_name("copy.db")
    assert do(site, "backup", "--to", str(copy))[0] == 1
    for path in site.path.parent.glob("venuecheck.db*"):
        path.unlink()
    assert do(site, "restore", str(copy), "--person", "A. Admin")[0] == 0
    assert all(verify(config).is_whole for config in configurations(site))


@pytest.mark.parametrize("ending", ["key", "anchor"])
@pytest.mark.parametrize("chain", ["", f"-{OWN}", "-mill-hall"])
def test_a_copy_is_brought_back_where_a_file_beside_it_is_lost_too(chain: str, ending: str, site: Site) -> None:
    """What is missing is named by its file, and its way back works, whosever it is."""
    copy = site.path.parent / "copy.db"
    back_up(site, copy)
    with open_store(site) as store:  # what the copy has not: the anchor names it
        store.append("thing", "later", {"a": 1}, NOW)
    for path in site.path.parent.glob("venuecheck.db*"):
        path.unlink()
    name = f"venuecheck{chain}.{ending}"
    lost(name)(site)
    assert "Restore your last backup" in " ".join(do(site, "verify")[1].split())
    assert do(site, "restore", str(copy), "--person", "A. Admin")[0] == 0
    config = load_site(site.path.with_name("hall.yaml")) if "hall" in chain else site
    found = verify(config)
    if ending == "key":
        assert not found.is_whole
        assert any(name in one.words for one in what_to_do(found))
        assert do(config, "records", "new-key", "--lost", *_WHY)[0] == 0
    assert verify(config).is_whole
    assert verify(site).is_whole


@pytest.mark.parametrize("chain", ["", f"-{OWN}"])
def test_where_key_and_anchor_are_lost_one_step_answers_for_both(chain: str, site: Site) -> None:
    """And no second one is named, which would be refused."""
    key, anchor = f"venuecheck{chain}.key", f"venuecheck{chain}.anchor"
    lost(key, anchor)(site)
    advice = [one for one in what_to_do(verify(site)) if one.step]
    assert len(advice) == 1
    assert key in advice[0].words
    assert anchor in advice[0].words
    with open_store(site) as store, pytest.raises(NotWholeError, match=re.escape(key)):
        whole(store.database, site.venue.id)
    status, said = do(site, "records", "new-key", "--lost", *_WHY)
    assert status == 0
    assert ("coordinator" in said) is not bool(chain)
    assert verify(site).is_whole


def test_what_is_wrong_of_the_own_matters_alone_sends_nobody_to_a_backup(site: Site) -> None:
    """Every venue's chain goes on: a backup would lose what they recorded since."""
    tamper(site, "UPDATE payload SET body = '{}' WHERE venue = '_store'")
    mark = verify(site).others["mill-hall"]
    (advice,) = what_to_do(verify(site))
    assert "restore nothing" in advice.words
    assert do(site, "records", "begin-again", *_WHY)[0] == 0
    found = verify(site)
    assert found.is_whole
    assert found.others["mill-hall"] == mark


def test_all_that_belongs_with_a_copy_is_named_by_it_and_in_the_documentation(site: Site, tmp_path: Path) -> None:
    """To the letter: with a copy and those files another computer has whole records, and without one of them not."""
    named = kept_beside(site)
    assert len(named) == 9
    status, said = do(site, "backup", "--to", str(tmp_path / "copy.db"))
    assert status == 0
    assert all(name in " ".join(said.split()) for name in named)
    documented = (_DOCS / "records.md").read_text("utf-8")
    assert [name for name in named if f"`{name.replace('mill-hall', 'ID')}`" not in documented] == []
    new = tmp_path / "new"
    new.mkdir()
    for name in (*named, "hall.yaml"):
        shutil.copy2(site.path.parent / name, new / name)
    moved = load_site(new / site.path.name)
    restore(moved, tmp_path / "copy.db", now=NOW)
    assert verify(moved).is_whole
    for name in named:
        if name.endswith((".key", ".anchor")):
            content = (new / name).read_bytes()
            (new / name).unlink()
            assert not verify(load_site(new / ("hall.yaml" if "hall" in name else site.path.name))).is_whole
            (new / name).write_bytes(content)


def test_a_new_chain_is_no_way_on_where_nothing_is_lost(site: Site) -> None:
    """Of what is whole, and of files under other names."""
    assert not ways_back.may_begin_again(verify(site))
    swap(site, _KEYS)
    assert not ways_back.may_begin_again(verify(site))
