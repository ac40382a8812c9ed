"""Certificates, made once; and accounts with an outbox on both databases."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.mail.server import Certificates, certificates
from tests.records.conftest import new_database
from venuecheck.accounts.accounts import Accounts


@pytest.fixture(scope="session")
def certified(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    """Make them."""
    return certificates(tmp_path_factory.mktemp("mail"))


@pytest.fixture
def trusted(certified: Certificates, monkeypatch: pytest.MonkeyPatch) -> Certificates:
    """Have this computer trust the authority."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certified.authority))
    return certified


@pytest.fixture(params=["sqlite", "postgresql"])
def accounts(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Accounts]:
    """Open accounts of one's own."""
    url = "" if request.param == "sqlite" else new_database(request.getfixturevalue("sockets"))
    opened = Accounts.beside(tmp_path, url)
    yield opened
    opened.close()
