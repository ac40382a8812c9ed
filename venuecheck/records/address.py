"""A database's address: what of it can be shown, and what must not stand in it.

A password in an address ends in lists of processes, histories, logs and copies of the configuration. PostgreSQL has
places of its own for it: https://www.postgresql.org/docs/current/libpq-pgpass.html
"""

import re
from pathlib import Path
from urllib.parse import unquote

import sqlalchemy as sa

from venuecheck.core.problem import InputError
from venuecheck.core.secret_address import INSTEAD, REFUSED, SECRET_NAMES, has_password

_ASSIGNED = re.compile(rf"(?:{'|'.join(SECRET_NAMES)})\s*=", re.IGNORECASE)
"""A secret in a connection string that stands where one value is expected."""
_MAY_BE_SHOWN = frozenset({"host", "port", "dbname"})


def has_secret(url: str) -> bool:
    """Whether a password or the like stands in an address, wherever in it; not where it is no address at all."""
    try:
        parsed = sa.make_url(url)
    except (sa.exc.ArgumentError, ValueError):
        return False
    if parsed.get_backend_name() == "sqlite":  # a file has neither, and its name may be anything
        return parsed.password is not None or any(
            secret in name.lower() for secret in SECRET_NAMES for name in parsed.query
        )
    said = [parsed.username or "", parsed.host or "", parsed.database or ""]
    for name, value in parsed.query.items():
        if any(secret in name.lower() for secret in SECRET_NAMES):
            return True
        said += [value] if isinstance(value, str) else value
    # an escaped colon is a letter of the name, and an address has no part behind "#": people write passwords so
    if ":" in unquote(said[0]) or any("#" in unquote(value) for value in said):
        return True
    # libpq takes a whole connection string where one value is expected
    return parsed.password is not None or any(_ASSIGNED.search(value) or has_password(value) for value in said)


def refuse_secret(url: str, where: str) -> None:
    """Raise `InputError` where a password stands in an address, without repeating it; `where` says whose it is."""
    if has_secret(url):
        raise InputError.at(where, REFUSED, INSTEAD)


def shown_as(url: str) -> str:
    """Give a database's name for people: its file, or its address without anything that can be secret."""
    try:
        parsed = sa.make_url(url)
    except (sa.exc.ArgumentError, ValueError):
        return "store"
    if parsed.get_backend_name() == "sqlite":
        return str(Path(parsed.database)) if parsed.database else "store"
    if has_secret(str(parsed.set(password=None, query={}))):
        return "store"
    query = {name: value for name, value in parsed.query.items() if name in _MAY_BE_SHOWN}
    shown = parsed.set(password=None, query=query).render_as_string()
    return "store" if has_secret(shown) else shown
