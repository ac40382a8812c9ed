"""The verifier by itself reads a dump as a server's program may write it, and says of which it cannot."""

from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

import pytest

from venuecheck.records.looking import prove
from venuecheck.records.outside import Beside
from venuecheck.records.store import Store

from .alterations_unforeseen import set_of_database
from .conftest import dumped, new_database
from .jotting import Jotting
from .test_alterations import tamper

AT = datetime(2026, 9, 14, 9, 30, tzinfo=UTC)


def recorded(sockets: str, folder: Path, *before: str) -> str:
    """Record something in a new database of which something was changed before; give its address."""
    url = new_database(sockets)
    tamper(url, before, guarded=False)
    with Store.open(url, "v", Beside(folder)) as store:
        store.append("thing", "k", Jotting(name="a thing"), AT)
    return url


@pytest.mark.parametrize("schema", ["public", "order", 'My "Records"'])
def test_names_may_be_quoted_that_need_it_or_not(
    schema: str, sockets: str, tmp_path: Path, verifier: ModuleType
) -> None:
    """It names what was changed, and nothing else."""
    quoted = '"' + schema.replace('"', '""') + '"'
    url = recorded(sockets, tmp_path, f"CREATE SCHEMA IF NOT EXISTS {quoted}", set_of_database("search_path", quoted))

    def said(*options: str) -> list[tuple[int, str]]:
        proof = verifier.verify(dumped(url, tmp_path / "dump.sql", *options), tmp_path / "venuecheck.key", chain="v")
        assert proof.records == 1
        faults: list[tuple[int, str]] = proof.faults
        return faults

    assert (said(), said("--quote-all-identifiers")) == ([], [])
    tamper(
        url, ('ALTER TABLE draft ADD COLUMN "bo""dy" text', "DROP TRIGGER record_no_update ON record"), guarded=False
    )
    faults = [
        (0, "the TRIGGER record record_no_update is missing"),
        (0, "the TABLE draft is not as the program made it"),
    ]
    assert (said(), said("--quote-all-identifiers")) == (faults, faults)
    assert len(prove(url, Beside(tmp_path), "v").faults) == 2


@pytest.mark.parametrize("option", ["--inserts", "--column-inserts", "--format=custom"])
def test_a_dump_of_another_format_is_no_loss(option: str, sockets: str, tmp_path: Path, verifier: ModuleType) -> None:
    """It is told by what it is."""
    dump = dumped(recorded(sockets, tmp_path), tmp_path / "dump.sql", option)
    with pytest.raises(verifier.UnreadableError, match="write it as plain text"):
        verifier.verify(dump, tmp_path / "venuecheck.key", chain="v")
