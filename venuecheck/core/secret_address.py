"""Whether a text that somebody typed holds a database's address with a password in it, wherever it stands.

Such a text is never shown again, and nothing is done by it: it was meant for another place than where it was typed.
"""

import re
from typing import Final
from urllib.parse import unquote

SECRET_NAMES: Final = (
    "password",
    "passwd",
    "pwd",
    "secret",
    "token",
    "scram_client_key",
    "scram_server_key",
    "pin-value",
)
"""What the names of an address's secrets have in common."""
REFUSED: Final = "a password must not stand in a database's address"
INSTEAD: Final = (
    "leave it out, and put the password into .pgpass, a service file (?service=NAME) or the variable PGPASSWORD"
)
_SERVER = r"\b(?:postgres(?:ql)?|mysql|mariadb|oracle|mssql)(?:\+\w+)?:"
_NAMED = rf"(?:{'|'.join(SECRET_NAMES)})[\w-]*"
_SECRET: Final = re.compile(
    rf"{_SERVER}(?:\S*?:(?!//)\S*@|\S*?{_NAMED}\s*=|\S*\#)"
    rf"|(?:^|=){_SERVER}/*[^/@:]*:(?!//)[^@]*@"  # a password with blanks in it
    rf"|\bsqlite(?:\+\w+)?:(?://[^\s/@]*:[^\s/@]*@|\S*\?\S*?{_NAMED}=)",
    re.IGNORECASE,
)
_BLANK: Final = re.compile("%(?:25)*(?:20|09|0[ad])", re.IGNORECASE)
_ASSIGNED: Final = re.compile(rf"(?:^|[\s=])\w*{_NAMED}\s*=\s*\S", re.IGNORECASE)
_CONNECTION: Final = re.compile(r"(?:^|[\s=])(?:host|hostaddr|port|user|dbname|service|sslmode)\s*=", re.IGNORECASE)
"""What libpq takes in the place of an address: names and values."""


def has_secret_address(text: str) -> bool:
    """Whether an address with a password stands in a text; one that only looks so is refused as well."""
    if _SECRET.search(text) or (_ASSIGNED.search(text) and _CONNECTION.search(text)):
        return True
    read = unquote(_BLANK.sub("_", text)) if "%" in text else text  # what is one word stays one
    return read != text and has_secret_address(read)


def without_secret(line: str) -> str:
    """Give a line that is to be shown; where such an address is in it, what is wrong with that, in its place."""
    return f"{REFUSED}; {INSTEAD}" if has_secret_address(line) else line
