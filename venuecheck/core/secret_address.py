"""Whether a text that somebody typed holds a database's address with a password in it, wherever it stands.

Such a text is never shown again, and nothing is done by it: it was meant for another place than where it was typed.
Each part of a text is looked at a few times, however it is written: nobody makes a program busy with a long one.
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
_FILE = r"\bsqlite(?:\+\w+)?:"
_NAMED: Final = re.compile("|".join(SECRET_NAMES), re.IGNORECASE)
_BEGINS_NAMED: Final = re.compile(rf"\w*?(?:{_NAMED.pattern})", re.IGNORECASE)
_OF_SERVER: Final = re.compile(rf"{_SERVER}(\S*+\s*+=?)", re.IGNORECASE)
"""Up to the next blank, and whether a value comes then."""
_OF_FILE: Final = re.compile(rf"{_FILE}(\S*+)", re.IGNORECASE)
_USER_OF_FILE: Final = re.compile(rf"{_FILE}//[^\s/@:]*+:[^\s/@]*+@", re.IGNORECASE)
_WITH_BLANKS: Final = re.compile(rf"(?:^|=){_SERVER}/*+[^/@:]*+:(?!//)", re.IGNORECASE)
_COLON: Final = re.compile(r":(?!//)")
_VALUE: Final = re.compile(r"(?<![\w-])([\w-]++)\s*+=")
_ASSIGNED: Final = re.compile(r"(?<![^\s=])([\w-]++)(?=\s*+=\s*+\S)")
_CONNECTION: Final = re.compile(r"(?:^|[\s=])(?:host|hostaddr|port|user|dbname|service|sslmode)\s*+=", re.IGNORECASE)
"""What libpq takes in the place of an address: names and values."""
_BLANK: Final = re.compile("%(?:25)*(?:20|09|0[ad])", re.IGNORECASE)
_ESCAPED_OVER: Final = 8
"""How often an address may be escaped one way within another: nothing that is meant to be read is more often."""


def has_password(said: str) -> bool:
    """Whether something stands between a colon, which begins no `//`, and an `@`."""
    return _COLON.search(said, 0, max(said.rfind("@"), 0)) is not None


def has_secret_address(text: str) -> bool:
    """Whether an address with a password stands in a text; one that only looks so is refused as well."""
    for _ in range(_ESCAPED_OVER):
        if _is_address(text) or (_is_assigned(text) and _CONNECTION.search(text)):
            return True
        read = unquote(_BLANK.sub("_", text)) if "%" in text else text  # what is one word stays one
        if read == text:
            return False
        text = read
    return False


def _is_address(text: str) -> bool:
    if any("#" in said or has_password(said) or _names_secret(said) for said in _OF_SERVER.findall(text)):
        return True
    if any(_names_secret(said.partition("?")[2]) for said in _OF_FILE.findall(text)) or _USER_OF_FILE.search(text):
        return True
    # a password with blanks in it
    return (begun := _WITH_BLANKS.search(text)) is not None and begun.end() <= text.rfind("@")


def _names_secret(said: str) -> bool:
    return any(map(_NAMED.search, _VALUE.findall(said)))


def _is_assigned(text: str) -> bool:
    return any(map(_BEGINS_NAMED.match, _ASSIGNED.findall(text)))


def without_secret(line: str) -> str:
    """Give a line that is to be shown; where such an address is in it, what is wrong with that, in its place."""
    return f"{REFUSED}; {INSTEAD}" if has_secret_address(line) else line
