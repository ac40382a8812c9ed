"""What is said to be done where records are not whole, done to the letter: it leads to whole records."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.report.samples import NOW
from venuecheck.records.chains import OWN
from venuecheck.records.damage import DamageKind, NotWholeError
from venuecheck.service.record_keeping import ways_back
from venuecheck.service.record_keeping.kept_beside import kept_beside
from venuecheck.service.record_keeping.proof import back_up, restore, verify, whole
from venuecheck.service.record_keeping.what_to_do import what_to_do
from venuecheck.service.sites.opening import open_store
from venuecheck.service.sites.site import Site, load_site

from .shared_folder import WHY, do, school_and_hall, swap
from .test_own_matters import tamper

_DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Give a server's folder: a school, the hall that shares its store, and the store's own matters."""
    return school_and_hall(tmp_path)


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
        assert do(site, "records", *step, *WHY)[0] == 2
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
        assert do(config, "records", "new-key", "--lost", *WHY)[0] == 0
    assert verify(config).is_whole
    assert verify(site).is_whole


def test_a_copy_of_before_a_new_key_comes_back(site: Site) -> None:
    """Without the new one, as is said: that is then lost, and the former signs what the copy holds."""
    copy = site.path.with_name("copy.db")
    back_up(site, copy)
    assert do(site, "records", "new-key", *WHY)[0] == 0
    for path in site.path.parent.glob("venuecheck.db*"):
        path.unlink()
    assert "move venuecheck.key away" in do(site, "restore", str(copy), "--person", "A. Admin")[1]
    lost("venuecheck.key")(site)
    assert do(site, "restore", str(copy), "--person", "A. Admin")[0] == 0
    assert do(site, "records", "new-key", "--lost", *WHY)[0] == 0
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
    status, said = do(site, "records", "new-key", "--lost", *WHY)
    assert status == 0
    assert ("coordinator" in said) is not bool(chain)
    assert verify(site).is_whole


def test_what_is_wrong_of_the_own_matters_alone_sends_nobody_to_a_backup(site: Site) -> None:
    """Every venue's chain goes on: a backup would lose what they recorded since."""
    tamper(site, "UPDATE payload SET body = '{}' WHERE venue = '_store'")
    mark = verify(site).others["mill-hall"]
    (advice,) = what_to_do(verify(site))
    assert "restore nothing" in advice.words
    assert do(site, "records", "begin-again", *WHY)[0] == 0
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
