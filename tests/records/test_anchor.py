"""The anchor: behind after a crash or another computer's record, never ahead, and never taken for granted."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields
from datetime import UTC, datetime
from pathlib import Path
from threading import Event, Thread

import pytest

from venuecheck.core.problem import InputError
from venuecheck.core.step import Step, Then
from venuecheck.records import anchor as module
from venuecheck.records.anchor import AnchorError, read_anchor
from venuecheck.records.chains import OWN
from venuecheck.records.damage import DamageKind, NotWholeError
from venuecheck.records.mark import Mark
from venuecheck.records.outside import Beside, Outside
from venuecheck.records.own_key import name_where_not
from venuecheck.records.signing import Signer
from venuecheck.records.store import Store
from venuecheck.records.verifying import verify

from .jotting import Jotting

AT = datetime(2026, 9, 14, 9, 30, tzinfo=UTC)


class Stopped(Exception):  # noqa: N818 - a program is stopped
    """Somebody pulled the plug."""


def records_of(outside: Beside) -> int:
    """Give how many records an anchor names."""
    anchor = outside.of("v").anchor()
    assert anchor is not None
    return anchor.records


def test_it_follows_each_commit(store: Store, outside: Beside, tmp_path: Path) -> None:
    """It names the last record, for its owner alone, and nothing is left beside it."""
    for number in range(1, 4):
        header = store.append("thing", f"k{number}", Jotting(name="x"), AT)
        anchor = outside.of("v").anchor()
        assert anchor is not None
        assert (anchor.records, anchor.last, anchor.day) == (number, header.digest, "2026-09-14")
    assert outside.of("v").anchor_path.stat().st_mode & 0o077 == 0
    assert not list(tmp_path.glob(".venuecheck.anchor*"))


def test_a_crash_between_the_commit_and_the_anchor_is_no_tampering(
    store: Store, outside: Beside, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is behind, that is noted, and the next record brings it up. The first record of all, too."""

    def stop(_settle: object) -> None:
        raise Stopped

    with monkeypatch.context() as patched:
        outside.of("v").begin()
        patched.setattr(module.Settle, "__call__", stop)
        with pytest.raises(Stopped):
            store.append("thing", "a", Jotting(name="x"), AT)
    assert records_of(outside) == 0
    found = verify(store.database)
    assert (found.is_whole, found.records) == (True, 1)
    assert "The anchor is 1 record behind" in found.notes[0]
    assert "where it does not, venuecheck.anchor cannot be replaced" in found.notes[0]
    store.append("thing", "b", Jotting(name="x"), AT)
    assert records_of(outside) == 2
    assert verify(store.database).notes == ()


def test_a_commit_that_cannot_be_anchored_is_none(
    store: Store, outside: Beside, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk: nothing is recorded, and the store goes on once there is room."""
    store.append("thing", "a", Jotting(name="x"), AT)

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(tempfile, "mkstemp", full)
        with pytest.raises(InputError, match=r"the anchor of the records cannot be written \(No space left"):
            store.append("thing", "b", Jotting(name="x"), AT)
    assert (verify(store.database).records, records_of(outside)) == (1, 1)
    store.append("thing", "b", Jotting(name="x"), AT)


def test_who_has_yet_to_put_theirs_in_its_place_never_lowers_it(
    store: Store, url: str, outside: Beside, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody else records just after the commit of one who has not anchored it yet: nothing locks them out."""
    settle, seen = module.Settle.__call__, list[int]()

    def late(self: module.Settle) -> None:
        if not seen:
            seen.append(records_of(outside))
            with Store.open(url, "v", outside) as other:
                other.append("thing", "c", Jotting(name="x"), AT)
            seen.append(records_of(outside))
        settle(self)

    store.append("thing", "a", Jotting(name="x"), AT)
    monkeypatch.setattr(module.Settle, "__call__", late)
    store.append("thing", "b", Jotting(name="x"), AT)
    assert (seen, records_of(outside)) == ([1, 3], 3)
    assert verify(store.database).notes == ()
    assert not list(outside.folder.glob(".venuecheck.anchor*"))


def test_who_is_overtaken_says_nothing(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Another took away what was to be put there, and has put a later one in its place."""
    module.Settle(tmp_path / "gone", tmp_path / "venuecheck.anchor")()
    assert not caplog.records


def test_what_cannot_be_put_in_its_place_is_tried_again_and_then_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Windows replaces no file that somebody reads just then."""
    made, place = tmp_path / "made", tmp_path / "venuecheck.anchor"
    made.write_text("new", "utf-8")
    refused, replace_it = iter(range(3)), Path.replace

    def busy(self: Path, target: Path) -> Path:
        for _ in refused:
            raise PermissionError(13, "Permission denied")
        return replace_it(self, target)

    monkeypatch.setattr(Path, "replace", busy)
    monkeypatch.setattr(module, "_AGAIN", 1)
    module.Settle(made, place)()
    assert "venuecheck.anchor cannot be replaced (Permission denied)" in caplog.text
    caplog.clear()
    module.Settle(made, place)()
    assert place.read_text("utf-8") == "new"
    assert not caplog.records


def test_to_name_a_key_in_it_lowers_nothing_either(
    store: Store, outside: Beside, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever recorded puts theirs in its place between the reading of it and the writing."""
    settle, is_there, may_go_on = module.Settle.__call__, Event(), Event()

    def late(self: module.Settle) -> None:
        is_there.set()
        may_go_on.wait(60)
        settle(self)

    class Late(Outside):
        @contextmanager
        def prepared(self, mark: Mark, signer: Signer, own: str = "") -> Iterator[module.Settle]:
            may_go_on.set()
            somebody.join()
            with super().prepared(mark, signer, own) as settle:
                yield settle

    class LateFolder(Beside):
        def of(self, chain: str) -> Outside:
            found = super().of(chain)
            return Late(**{one.name: getattr(found, one.name) for one in fields(found)}) if chain == "v" else found

    store.append("thing", "a", Jotting(name="x"), AT)
    Store(store.database, OWN).append("thing", "o", Jotting(name="x"), AT)
    monkeypatch.setattr(module.Settle, "__call__", late)
    somebody = Thread(target=store.append, args=("thing", "b", Jotting(name="x"), AT))
    somebody.start()
    assert is_there.wait(60)
    with store.database.writing() as connection:
        name_where_not(connection, LateFolder(outside.folder))
    assert records_of(outside) == 2


def test_one_whose_place_is_just_being_taken_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows opens no file then; what nobody may read is said after a moment."""
    outside = Beside(tmp_path).of("v")
    outside.begin()
    read, refused = module._read, iter(range(5))

    def busy(path: Path) -> bytes:
        for _ in refused:
            raise PermissionError(13, "Permission denied")
        return read(path)

    monkeypatch.setattr(module, "_AGAIN", 2)
    monkeypatch.setattr(module, "_read", busy)
    with pytest.raises(AnchorError, match="cannot be read"):
        read_anchor(outside.anchor_path)
    assert read_anchor(outside.anchor_path) is not None


def test_computers_that_share_a_database_share_a_key_and_have_an_anchor_each(url: str, tmp_path: Path) -> None:
    """Each is behind by what another recorded; one without the key, or without an anchor, records nothing."""
    first, second, third, fourth = (tmp_path / name for name in ("first", "second", "third", "fourth"))
    first.mkdir()
    with Store.open(url, "v", Beside(first)) as here:
        here.append("thing", "a", Jotting(name="x"), AT)
        shutil.copytree(first, second)
        with Store.open(url, "v", Beside(second)) as there:
            there.append("thing", "b", Jotting(name="x"), AT)
            there.append("thing", "c", Jotting(name="x"), AT)
            found = verify(here.database)
            assert found.is_whole
            assert "The anchor is 2 records behind, all signed" in found.notes[0]
            here.append("thing", "d", Jotting(name="x"), AT)
            assert [records_of(Beside(folder)) for folder in (first, second)] == [4, 3]
            assert verify(there.database).is_whole
    for folder in (third, fourth):
        folder.mkdir()
    shutil.copy(first / "venuecheck.key", fourth / "venuecheck.key")
    neither, lacks_anchor = {DamageKind.NO_KEY, DamageKind.NO_ANCHOR}, {DamageKind.NO_ANCHOR}
    for folder, lacks, said, step in (
        (third, neither, r"no key is here.*copy the key \(venuecheck\.key\) here", Step.RECORD_LOST_KEY),
        (
            fourth,
            lacks_anchor,
            r"the anchor of the records is gone.*copy the anchor \(venuecheck\.anchor\) here",
            Step.SET_ANCHOR,
        ),
    ):
        with Store.open(url, "v", Beside(folder)) as store:
            assert verify(store.database, chain="v").wrong_beside == lacks
            with pytest.raises(NotWholeError, match=said) as refused:
                store.append("thing", "e", Jotting(name="x"), AT)
        assert refused.value.problems[0].then == Then(step=step)
    assert not (third / "venuecheck.key").exists()


def test_one_that_is_not_as_it_was_written_stops_whoever_records(store: Store, outside: Beside) -> None:
    """Named, and nothing is added."""
    store.append("thing", "a", Jotting(name="x"), AT)
    for broken in (b"", b"{}", outside.of("v").anchor_path.read_bytes()[:-5]):
        outside.of("v").anchor_path.write_bytes(broken)
        with pytest.raises(AnchorError):
            outside.of("v").anchor()
        with pytest.raises(NotWholeError, match="the anchor of the records is not as it was written"):
            store.append("thing", "c", Jotting(name="x"), AT)


def test_one_that_cannot_be_read_is_named_by_its_file(tmp_path: Path) -> None:
    """Of several venues' anchors it is not told otherwise which."""
    loop = tmp_path / "venuecheck-mill-hall.anchor"
    loop.symlink_to(loop)
    with pytest.raises(AnchorError, match=r"the anchor venuecheck-mill-hall\.anchor cannot be read \("):
        module.read_anchor(loop)
