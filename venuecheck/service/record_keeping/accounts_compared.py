"""The accounts beside a configuration, compared with what is on record of them: nothing is written, or made."""

import contextlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from time import sleep

from venuecheck.accounts.accounts import Accounts
from venuecheck.accounts.database import AccountsDatabase
from venuecheck.accounts.files import DATABASE_NAME, KEEP_ELSEWHERE, KEY_NAME
from venuecheck.accounts.secrets_outside import WebKey
from venuecheck.core.problem import InputError
from venuecheck.records.address import of_file
from venuecheck.records.chains import OWN
from venuecheck.records.copies import file_of, private_copy, refuse_unfit, untouched_file
from venuecheck.records.database import Database
from venuecheck.records.engine import connect, untouched
from venuecheck.records.store import Store
from venuecheck.service.record_keeping.own_matters import accounts_on_record, found_otherwise
from venuecheck.service.sites.opening import beside
from venuecheck.service.sites.site import Site

_SHOWN = 20


def accounts_compared(site: Site, now: datetime) -> tuple[str, ...]:
    """Say in sentences what of the accounts stands otherwise than on record. Raises `InputError`.

    Whoever calls has proven the records, and that the store's own matters are kept in the folder of the configuration.
    """
    found = _compared(site, now)
    for _ in range(_AGAIN if found else 0):
        # who changes them changes the accounts first, and records it then: what is so a moment later stands so
        sleep(_MOMENT)
        again = _compared(site, now)
        found = tuple(one for one in found if one in again)
    more = (f"And {len(found) - _SHOWN} more.",) if len(found) > _SHOWN else ()
    return (*found[:_SHOWN], *more)


_AGAIN, _MOMENT = 2, 0.1
"""Times that they are compared once more, and seconds between."""


def _compared(site: Site, now: datetime) -> tuple[str, ...]:
    with _as_they_lie(site) as own:
        files = [site.path.parent / name for name in (DATABASE_NAME, KEY_NAME)]
        for path in files:
            refuse_unfit(path, "", KEEP_ELSEWHERE)
        missing = [path.name for path in files if not path.is_file()]
        if missing:
            there = accounts_on_record(own)
            what = f"{missing[0]} is not here, and {there} accounts that have not ended are on record"
            fix = "Bring it back from its copy, unless the accounts are in another database"
            return (f"{what}. {fix}.",) if there else ()
        with _accounts(site) as accounts:
            found = [f"{one.words}." for one in found_otherwise(own, accounts, now)]
    return tuple(f"{one[0].upper()}{one[1:]}" for one in found)


@contextmanager
def _as_they_lie(site: Site) -> Iterator[Store]:
    path = file_of(site.store_url)
    with contextlib.ExitStack() as stack:
        engine, shown = (
            connect(site.store_url)
            if path is None
            else (untouched(stack.enter_context(untouched_file(path))), str(path))
        )
        yield Store(stack.enter_context(Database(engine, shown, beside(site))), OWN)


@contextmanager
def _accounts(site: Site) -> Iterator[Accounts]:
    folder = site.path.parent
    shown = str(folder / DATABASE_NAME)
    with contextlib.ExitStack() as stack:
        try:
            copy = stack.enter_context(private_copy(folder / DATABASE_NAME))
        except OSError as error:
            what = f"the accounts cannot be read ({error.strerror or 'input error'})"
            raise InputError.at(shown, what, "check who may read the file") from None
        accounts = Accounts(database=AccountsDatabase.open(of_file(copy), shown), key=WebKey.beside(folder))
        stack.callback(accounts.close)
        yield accounts
