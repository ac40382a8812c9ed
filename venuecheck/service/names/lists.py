"""The lists of names of a site: in the folder `lists` beside its configuration, and the snapshot that is shipped."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from venuecheck import catalogue
from venuecheck.authoring.document import read_file
from venuecheck.core.problem import InputError
from venuecheck.records.chain import payload_digest
from venuecheck.records.codec import decode, encode
from venuecheck.screening.folding import plain
from venuecheck.screening.known import OWN, PROSCRIBED, SANCTIONS
from venuecheck.screening.listing import NameList
from venuecheck.screening.reading.registers import CHARITIES, COMPANIES, Registered
from venuecheck.screening.reading.written import read_written
from venuecheck.screening.result import ListUsed
from venuecheck.screening.screen import list_used
from venuecheck.service.sites.site import Site

LIST_SCHEMA, REGISTER_SCHEMA = "venuecheck.name-list/1", "venuecheck.register/1"
_AGAIN = "get it again: venuecheck lists update"
_REGISTER_WORDS = {CHARITIES: "register of charities", COMPANIES: "register of companies"}


def folder(site: Site) -> Path:
    """Give the folder in which the site's lists are."""
    return site.path.parent / "lists"


def kept_at(site: Site, list_id: str) -> Path:
    """Give the file of a list that was got by `lists update`."""
    return folder(site) / f"{list_id}.json"


def lists_of(site: Site) -> dict[str, NameList]:
    """Give every list that is here, by id. Raises `InputError` where one is here and cannot be read."""
    found = {}
    for list_id in (PROSCRIBED, SANCTIONS):
        kept = kept_list(site, list_id)
        if kept is not None:
            found[list_id] = kept
    if PROSCRIBED not in found:
        found[PROSCRIBED] = snapshot()
    own = folder(site) / "own.yaml"
    if own.exists():
        names = read_written(read_file(own))
        if names.id != OWN:
            raise InputError.at(str(own), f"the id of this list is '{names.id}'", f'write: id: "{OWN}"')
        found[OWN] = names
    return found


def snapshot() -> NameList:
    """Give the list of proscribed organisations that came with the program."""
    path = next(each for each in catalogue.name_lists() if each.stem == PROSCRIBED)
    return read_written(read_file(path))


def used_lists(site: Site, lists: Mapping[str, NameList], today: date) -> tuple[ListUsed, ...]:
    """Say of each list how far it can be relied on."""
    policy = site.screening
    return tuple(
        list_used(
            lists.get(list_id),
            list_id,
            today=today,
            max_age_days=policy.max_age_days,
            needed=list_id in policy.lists,
        )
        for list_id in (PROSCRIBED, SANCTIONS, OWN)
    )


def kept_list(site: Site, list_id: str) -> NameList | None:
    """Give the list that was got last, None where there is none. Raises `InputError` where its file is damaged."""
    path = kept_at(site, list_id)
    data = _read(path, LIST_SCHEMA)
    try:
        return None if data is None else decode(NameList, data)
    except ValidationError:
        raise InputError.at(str(path), "this file is not as it was written", _AGAIN) from None


def list_bytes(names: NameList) -> bytes:
    """Write a list as it is kept."""
    return _written(LIST_SCHEMA, encode(names))


def register_bytes(rows: list[Registered], got: date) -> bytes:
    """Write a register as it is kept: by plain name, with the day on which it was got."""
    by_name: dict[str, list[str]] = {}
    for row in rows:
        title = _REGISTER_WORDS[row.register]
        said = f"{title}, as of {got.isoformat()}: {row.name}, number {row.number}, {row.status.lower() or 'no status'}"
        by_name.setdefault(plain(row.name), []).append(said)
    return _written(REGISTER_SCHEMA, {"got": got.isoformat(), "names": by_name})


def registered(site: Site, names: list[str]) -> dict[str, tuple[str, ...]]:
    """Give what the registers that are here say of these names, by plain name."""
    wanted = {plain(name) for name in names}
    found: dict[str, tuple[str, ...]] = {}
    for register in (CHARITIES, COMPANIES):
        data = _read(kept_at(site, register), REGISTER_SCHEMA)
        known = data.get("names", {}) if data else {}
        for name in wanted & known.keys():
            found[name] = (*found.get(name, ()), *(str(said) for said in known[name][:5]))
    return found


def _written(schema: str, body: object) -> bytes:
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    digest = payload_digest(b"", text.encode("utf-8", "surrogatepass"))
    return f'{{"schema":"{schema}","digest":"{digest}","body":{text}}}\n'.encode()


def _read(path: Path, schema: str) -> dict[str, Any] | None:
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        what = f"the list cannot be read ({error.strerror or 'input error'})"
        raise InputError.at(str(path), what, "check who may read the folder") from None
    try:
        data = json.loads(raw)
        body = data["body"]
        text = json.dumps(body, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
        whole = data["schema"] == schema and data["digest"] == payload_digest(b"", text.encode("utf-8"))
    except (ValueError, KeyError, TypeError, RecursionError):
        whole, body = False, None
    if not whole or not isinstance(body, dict):
        raise InputError.at(str(path), "this list is damaged, or was changed by hand", _AGAIN)
    return body
