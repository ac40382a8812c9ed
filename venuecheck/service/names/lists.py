"""The lists of names of a site: in the folder `lists` beside its configuration, and the snapshot that is shipped."""

import json
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from venuecheck import catalogue
from venuecheck.authoring.kept import kept
from venuecheck.core.ordinary_file import opened
from venuecheck.core.problem import InputError
from venuecheck.core.step import Step, Then
from venuecheck.records import listing
from venuecheck.records.chain import payload_digest
from venuecheck.records.codec import decode, encode
from venuecheck.records.store import Store
from venuecheck.screening.folding import plain
from venuecheck.screening.known import OWN, PROSCRIBED, SANCTIONS
from venuecheck.screening.listing import NameList
from venuecheck.screening.reading.registers import CHARITIES, COMPANIES, Register
from venuecheck.screening.reading.written import read_written
from venuecheck.screening.result import ListUsed
from venuecheck.screening.screen import list_used
from venuecheck.service.names import kept_files
from venuecheck.service.sites.opening import open_store
from venuecheck.service.sites.site import Site

LIST_UPDATE_KIND = "list_update"
LIST_SCHEMA, REGISTER_SCHEMA = "venuecheck.name-list/1", "venuecheck.register/1"
_AGAIN = "get it again"
_UPDATE = Then(step=Step.UPDATE_NAMES)
_NO_RECORD = "no record says where it came from and whether it was whole: get it again"
_written_in = kept(read_written)
_REGISTER_WORDS = {CHARITIES: "register of charities", COMPANIES: "register of companies"}


def folder(site: Site) -> Path:
    """Give the folder in which the site's lists are."""
    return site.path.parent / "lists"


def kept_at(site: Site, list_id: str) -> Path:
    """Give where a list that was got belongs. `kept_files.found` says where it is."""
    return folder(site) / f"{list_id}.json"


def lists_of(site: Site, store: Store | None = None) -> dict[str, NameList]:
    """Give every list that is here, by id, each the one that was recorded when it was got.

    `store`: the site's own; without it, it is opened. Raises `InputError` where a list is here and cannot be read, or
    is not the one that the records speak of.
    """
    found = {}
    here, recorded = kept_here(site, (PROSCRIBED, SANCTIONS), store)
    for list_id in here:
        names = kept_list(site, list_id, recorded)
        if names is not None:
            found[list_id] = names
    if PROSCRIBED not in found:
        found[PROSCRIBED] = snapshot()
    own = folder(site) / "own.yaml"
    if own.exists():
        names = _written_in(own)
        if names.id != OWN:
            raise InputError.at(str(own), f"the id of this list is '{names.id}'", f'write: id: "{OWN}"')
        found[OWN] = names
    return found


def kept_here(site: Site, list_ids: Collection[str], store: Store | None) -> tuple[list[str], dict[str, str]]:
    """Give which of these lists were got, and the digests by which they are known; an update cut short is completed.

    `store`: the site's own; without it, it is opened. Raises `InputError`.
    """
    here = [each for each in list_ids if kept_at(site, each).exists() or kept_files.waiting(kept_at(site, each))]
    if not here:
        return here, {}
    with _opened(site, store) as own:
        for each in here:
            if kept_files.waiting(kept_at(site, each)):
                settle(site, own, each)
        return here, recorded_digests(own)


def settle(site: Site, store: Store, list_id: str) -> None:
    """See that the list that was recorded last is in its place. Where nothing can be written, it is read as it lies."""
    with suppress(InputError), store.writing():  # whoever gets a list holds this lock
        digest = recorded_digests(store).get(list_id, "")
        if digest:
            kept_files.settle(kept_at(site, list_id), digest)


def recorded_digests(store: Store) -> dict[str, str]:
    """Give the SHA-256 of each list's file as it was last recorded, by id."""
    said = listing.said(store, {LIST_UPDATE_KIND})
    return {str(body["list"]): str(body["kept_digest"]) for _, body in said}


@contextmanager
def _opened(site: Site, store: Store | None) -> Iterator[Store]:
    if store is not None:
        yield store
        return
    with open_store(site) as own:
        yield own


def snapshot() -> NameList:
    """Give the list of proscribed organisations that came with the program."""
    path = next(each for each in catalogue.name_lists() if each.stem == PROSCRIBED)
    return _written_in(path)


def used_lists(
    site: Site, lists: Mapping[str, NameList], today: date, store: Store | None = None
) -> tuple[ListUsed, ...]:
    """Say of each list how far it can be relied on: one that no record speaks of may be anything."""
    policy = site.screening
    here, recorded = kept_here(site, (PROSCRIBED, SANCTIONS), store)
    unrecorded = {each for each in here if each in lists} - recorded.keys()
    used = (
        list_used(
            lists.get(list_id),
            list_id,
            today=today,
            max_age_days=policy.max_age_days,
            needed=list_id in policy.lists,
        )
        for list_id in (PROSCRIBED, SANCTIONS, OWN)
    )
    return tuple(replace(each, problem=each.problem or _NO_RECORD) if each.id in unrecorded else each for each in used)


def kept_list(site: Site, list_id: str, recorded: Mapping[str, str] | None = None) -> NameList | None:
    """Give the list that was got last, None where there is none. Raises `InputError` where its file is damaged.

    `recorded`: digests by id, as `recorded_digests` gives them; None where the records are not asked.
    """
    path = kept_at(site, list_id)
    data = _read(path, LIST_SCHEMA, recorded.get(list_id, "") if recorded else "")
    try:
        return None if data is None else decode(NameList, data)
    except ValidationError:
        raise InputError.at(str(path), "this file is not as it was written", _AGAIN, then=_UPDATE) from None


def list_bytes(names: NameList) -> bytes:
    """Write a list as it is kept."""
    return _written(LIST_SCHEMA, encode(names))


def register_bytes(register: Register) -> bytes:
    """Write a register as it is kept: by plain name, with the day of which it is, empty where it does not say."""
    by_name: dict[str, list[str]] = {}
    of = f"as of {register.dated.isoformat()}" if register.dated else "of a day that it does not say"
    for row in register.bodies:
        title = _REGISTER_WORDS[row.register]
        said = f"{title}, {of}: {row.name}, number {row.number}, {row.status.lower() or 'no status'}"
        by_name.setdefault(plain(row.name), []).append(said)
    got = register.dated.isoformat() if register.dated else ""
    return _written(REGISTER_SCHEMA, {"got": got, "names": by_name})


def registered_count(site: Site, register_id: str, recorded: Mapping[str, str]) -> int:
    """Count the bodies of a register that is here; 0 where it is not. Raises `InputError` where it is damaged."""
    data = _read(kept_at(site, register_id), REGISTER_SCHEMA, recorded.get(register_id, ""))
    return sum(len(said) for said in data.get("names", {}).values()) if data else 0


def registered(site: Site, names: list[str], store: Store | None = None) -> dict[str, tuple[str, ...]]:
    """Give what the registers that are here say of these names, by plain name. Raises `InputError` as `lists_of`."""
    wanted = {plain(name) for name in names}
    found: dict[str, tuple[str, ...]] = {}
    here, recorded = kept_here(site, (CHARITIES, COMPANIES), store)
    for register in here:
        data = _read(kept_at(site, register), REGISTER_SCHEMA, recorded.get(register, ""))
        known = data.get("names", {}) if data else {}
        for name in wanted & known.keys():
            found[name] = (*found.get(name, ()), *(str(said) for said in known[name][:5]))
    return found


def _written(schema: str, body: object) -> bytes:
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    digest = payload_digest(b"", text.encode("utf-8", "surrogatepass"))
    return f'{{"schema":"{schema}","digest":"{digest}","body":{text}}}\n'.encode()


def _read(path: Path, schema: str, recorded: str = "") -> dict[str, Any] | None:
    """Read a kept file. `recorded`: the digest that the records have of it, empty where it is not compared."""
    try:
        with opened(kept_files.found(path, recorded)) as stream:
            raw = stream.read()
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
        raise InputError.at(str(path), "this list is damaged, or was changed since it was got", _AGAIN, then=_UPDATE)
    if recorded and recorded != kept_files.digest_of(raw):
        what = "this is not the list that was recorded last: it was changed, or another took its place"
        raise InputError.at(str(path), what, _AGAIN, then=_UPDATE)
    return body
