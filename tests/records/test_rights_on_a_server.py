"""Whoever may read a store on a server, and not change it: what is said, and what to do where a right is wanting."""

from pathlib import Path
from types import ModuleType

import pytest
import sqlalchemy as sa

from venuecheck.core.problem import InputError
from venuecheck.records.damage import NotWholeError
from venuecheck.records.looking import prove
from venuecheck.records.outside import Beside

from .conftest import dumped
from .test_former_stores import outside, served

_FORMER = "0003-one"
_VENUE = "hill-top"
_READS = "GRANT SELECT ON ALL TABLES IN SCHEMA public TO {auditor}"
_LATER_ONES_TOO = "ALTER DEFAULT PRIVILEGES FOR ROLE venuecheck IN SCHEMA public GRANT SELECT ON TABLES TO {auditor}"


def said(url: str, *statements: str) -> str:
    """Have the owner of the database say something; give the address of an auditor of that database."""
    parsed = sa.make_url(url)
    auditor = f"auditor_of_{parsed.database}"
    engine = sa.create_engine(parsed.set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for statement in statements:
            connection.execute(sa.text(statement.format(auditor=auditor)))
    engine.dispose()
    return parsed.set(username=auditor).render_as_string()


def refused(url: str, beside: Beside) -> str:
    """Give what is said where the records cannot be proven; that they are damaged is not said."""
    with pytest.raises(InputError) as caught:
        prove(url, beside, _VENUE)
    assert not isinstance(caught.value, NotWholeError)
    return str(caught.value)


def test_who_may_only_read_an_earlier_form_is_told_who_brings_it_up(sockets: str, tmp_path: Path) -> None:
    """The owner opens it once, and lets them read what that adds: both are said when they are wanting."""
    url = served(_FORMER, sockets, ())
    outside(_FORMER, tmp_path)
    auditor = said(url, "CREATE ROLE {auditor} LOGIN", "GRANT USAGE ON SCHEMA public TO {auditor}", _READS)
    before = refused(auditor, Beside(tmp_path))
    assert "of an earlier form, and the database's user may not change it (" in before
    assert "have the user to whom the store's tables belong open it once" in before
    assert prove(url, Beside(tmp_path), _VENUE).is_whole
    after = refused(auditor, Beside(tmp_path))
    assert "permission denied for table" in after
    assert "use all tables of the store, those that an update adds too" in after
    said(url, _READS)
    assert prove(auditor, Beside(tmp_path), _VENUE).is_whole


def test_rights_on_later_tables_are_given_before_an_update(sockets: str, tmp_path: Path, verifier: ModuleType) -> None:
    """As docs/server.md has it: then nothing is wanting afterwards, and the verifier passes over who may read."""
    url = served(_FORMER, sockets, ())
    outside(_FORMER, tmp_path)
    auditor = said(
        url,
        *("CREATE ROLE {auditor} LOGIN", "GRANT USAGE ON SCHEMA public TO {auditor}", _READS),
        _LATER_ONES_TOO,
    )
    documented = (Path(__file__).parents[2] / "docs/server.md").read_text("utf-8")
    assert _READS.format(auditor="auditor") in documented
    assert _LATER_ONES_TOO.format(auditor="auditor") in documented
    assert prove(url, Beside(tmp_path), _VENUE).is_whole
    assert prove(auditor, Beside(tmp_path), _VENUE).is_whole
    dump = dumped(url, tmp_path / "dump.sql")
    assert "GRANT SELECT ON TABLE public.neighbour" in dump.read_text("utf-8")
    assert not verifier.verify(dump, tmp_path / "venuecheck.key", chain=_VENUE).faults
