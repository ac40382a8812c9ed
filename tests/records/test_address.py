"""A password in a database's address is refused wherever it stands, and never repeated."""

from pathlib import Path

import pytest

from venuecheck.core.problem import InputError
from venuecheck.records.address import has_secret, shown_as
from venuecheck.records.database import Database
from venuecheck.service.partnership.reading_sent import database_url

SECRET = (
    "postgresql://venuecheck:s3cret@/store",
    "postgresql+psycopg://venuecheck:s3cret@db.example:5432/store",
    "postgresql://venuecheck@/store?password=s3cret",
    "postgresql://venuecheck@/store?host=/run&sslpassword=s3cret",
    "postgresql://venuecheck@/store?host=/run&PASSWORD=s3cret",
    "postgresql://venuecheck@/store?oauth_client_secret=s3cret",
    "postgresql://venuecheck@/store?scram_client_key=s3cret",
    "postgresql://venuecheck@/store?SCRAM_SERVER_KEY=s3cret",
    "postgresql://venuecheck@/store?sslkey=pkcs11:object=key;pin-value=s3cret",
    "postgresql://venuecheck@/store?pwd=s3cret",
    "postgresql://venuecheck@/store?options=-c%20x%20password%3Ds3cret",
    "postgresql://venuecheck@/dbname%3Dstore%20password%3Ds3cret",
    "postgresql://venuecheck@/store?dbname=host%3Ddb%20password%3Ds3cret",
    "postgresql://venuecheck@/store?dbname=host%3Ddb%20password%20%3D%20s3cret",
    "postgresql://venuecheck@/postgresql%3A%2F%2Fvenuecheck%3As3cret%40db%2Fstore",
    "postgresql://venuecheck@/store?dbname=postgresql://venuecheck:s3cret@db/store",
    "postgresql:///store?host=venuecheck:s3cret@db",
    "postgresql:///store?host=db,venuecheck:s3/cret@db",
    "postgresql:///venuecheck:s3cret@db",
    "postgresql://venuecheck%3As3cret@/store",
    "postgresql://venuecheck%253As3cret@/store",
    "postgresql://venuecheck@/store#s3cret",
    "postgresql://venuecheck@/store%23s3cret",
    "postgresql://venuecheck@/store?host=/run#s3cret",
    "postgresql://venuecheck#s3cret@/store",
    "mysql://venuecheck:s3cret@/store",
    "sqlite://venuecheck:s3cret@/store",
    "sqlite:///venuecheck.db?password=s3cret",
)
PLAIN = (
    "postgresql://venuecheck@/store?host=/run/postgresql",
    "postgresql:///?service=venuecheck",
    "postgresql://venuecheck@/store?passfile=/etc/venuecheck/pgpass",
    "postgresql:///store?host=::1",
    "postgresql:///store?dbname=postgresql://venuecheck@db/store",
    "sqlite:////home/password=1/venuecheck.db",
    "sqlite:////home/school#1/venuecheck.db",
)


@pytest.mark.parametrize("address", SECRET)
def test_a_password_is_refused_and_not_repeated(address: str, tmp_path: Path) -> None:
    """Wherever the address is named, and wherever in it the password stands."""
    assert has_secret(address)
    assert "s3cret" not in shown_as(address)
    del tmp_path
    for use in (Database.open, database_url):
        with pytest.raises(InputError, match="a password must not stand in a database's address") as raised:
            use(address)
        assert "s3cret" not in str(raised.value)
        assert ".pgpass" in str(raised.value)


@pytest.mark.parametrize("address", PLAIN)
def test_an_address_without_one_is_taken(address: str) -> None:
    """A service's name and a file of passwords are no secrets."""
    assert not has_secret(address)


def test_what_is_no_address_is_not_repeated() -> None:
    """A port that is none, for one: the whole text could be secret."""
    assert shown_as("postgresql://venuecheck:s3cret@db:port/store") == "store"
    with pytest.raises(InputError) as raised:
        Database.open("postgresql://venuecheck:s3cret@db:port/store")
    assert "s3cret" not in str(raised.value)
