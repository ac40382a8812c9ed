"""A folder is what it is called: no part of its name is read as an escape, an option or the end of a name."""

import shutil
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from urllib.parse import unquote

import pytest

from venuecheck.accounts.accounts import Accounts
from venuecheck.accounts.files import DATABASE_NAME
from venuecheck.core.problem import InputError
from venuecheck.records.address import of_file, shown_as
from venuecheck.records.copies import file_of
from venuecheck.records.copying import back_up, restore
from venuecheck.records.database import Database
from venuecheck.records.looking import prove
from venuecheck.records.outside import Beside
from venuecheck.records.store import Store
from venuecheck.service.partnership.reading_sent import database_url

from .jotting import Jotting

AT = datetime(2026, 9, 14, 9, 30, tzinfo=UTC)
NAMES = (
    "a%20b",
    "C%41",
    "a%3Fb",
    "100%",
    "a?b",
    "a#b",
    "a?mode=ro&cache=shared",
    "a&mode=ro",
    "a:b",
    "a+b",
    "a@b",
    "file:a",
    'it\'s "a"',
    "a\nb",
    "ü",
    "u\u0308",
    "a ",
    " a",
    "[a]*",
    "a\udcffb",
)


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_a_store_lies_where_its_folder_is(name: str, tmp_path: Path, verifier: ModuleType) -> None:
    """And nowhere else: what is recorded there, copied, brought back and proven is of that file."""
    folder = tmp_path / name
    folder.mkdir()
    path = folder / "venuecheck.db"
    others = [tmp_path / other for other in (unquote(name), name.split("?", maxsplit=1)[0]) if other != name]
    for other in others:
        (other / "x").mkdir(parents=True, exist_ok=True)
    assert file_of(of_file(path)) == path
    assert shown_as(of_file(path)) == str(path)
    assert database_url(str(path) if path.exists() else of_file(path)) == of_file(path)
    with Store.open(of_file(path), "v") as store:
        store.append("thing", "k", Jotting(name=name.encode("utf-8", "replace").decode()), AT)
        back_up(store.database, folder / "copy?.db")
    Accounts.beside(folder).close()
    assert (folder / DATABASE_NAME).is_file()
    assert database_url(str(path)) == of_file(path)
    assert prove(of_file(path), Beside(folder), "v").records == 1
    assert verifier.verify(path, None, None, chain="v").records == 1
    back = folder / "back%41"
    back.mkdir()
    for end in ("key", "anchor"):
        shutil.copy(folder / f"venuecheck.{end}", back / f"venuecheck.{end}")
    assert restore(folder / "copy?.db", of_file(back / "venuecheck.db"), {}).records == 1
    with Database.open(of_file(back / "venuecheck.db"), Beside(back)) as database:
        assert database.chains() == {"v"}
    for other in others:
        assert [one.name for one in other.rglob("*") if one.is_file() and folder not in one.parents] == []


def test_what_would_be_passed_over_of_an_address_is_refused(tmp_path: Path) -> None:
    """SQLite's own options too: the file would be another than the one that was meant."""
    for more in ("?mode=ro", "?uri=true", "?a/venuecheck.db"):
        with pytest.raises(InputError, match="nothing stands behind '\\?' in the address of a file"):
            Database.open(f"sqlite:///{tmp_path.as_posix()}/venuecheck.db{more}")
    assert not list(tmp_path.iterdir())
