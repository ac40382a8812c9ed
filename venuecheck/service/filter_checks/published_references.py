"""References that one unfiltered line publishes, signed, for all the venues that it serves.

Who publishes keeps a private key; venues have the public one in their configuration and take nothing else. The newest
that was used stays beside the configuration: an older one is refused then, however well it is signed.
"""

import hashlib
import ssl
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import certifi

from venuecheck.core.day_words import day
from venuecheck.core.plain_text import plain
from venuecheck.core.problem import InputError
from venuecheck.core.venue import Network
from venuecheck.filtering.model.page import TestList
from venuecheck.filtering.model.reference import Reference, ReferenceUsed
from venuecheck.records.envelope import read_envelope, seal
from venuecheck.records.signing import Signer, fingerprint
from venuecheck.service.downloading import Download, fetch
from venuecheck.service.filter_checks.references import KnownPages, known_pages, read_reference, reference_json
from venuecheck.service.given_files import given
from venuecheck.service.sites.reference_setting import ReferenceSetting
from venuecheck.service.sites.site import Site
from venuecheck.service.whole_files import write_whole

REFERENCE_TYPE = "application/vnd.venuecheck.reference+json"
FOLDER = "venuecheck.references"
MAX_BYTES = 16 * 1024 * 1024
WHOLE_SECONDS = 20.0
"""Less than a check may be silent before it is taken for dead."""


def publish(reference: Reference, folder: Path, signer: Signer) -> Path:
    """Write a reference into `folder`, signed, in place of the one before. Raises `InputError`."""
    path = folder / file_name(reference.list_id)
    sealed = seal(signer, REFERENCE_TYPE, reference_json(reference))
    fix = "name a folder that you may write to"
    write_whole(path, sealed, what="the reference", fix=fix, for_everybody=True)
    return path


def file_name(list_id: str) -> str:
    """Give the name of a list's file in the folder that is published."""
    return f"{list_id}.reference.json"


def published_pages(
    site: Site, network: Network, test_list: TestList, *, now: datetime, begun_with: str | None = None
) -> KnownPages | None:
    """Get the reference that the site's configuration names, and say what a run may take from it.

    What cannot be used is told in the note, and the run goes on without it. None where the configuration names none.
    `begun_with` is the digest of the reference of the run that goes on: that one is taken where it is still here; ''
    where the run had none.
    """
    setting = site.reference
    if setting is None:
        return None
    if begun_with == "":
        return _without(setting, "This check was begun without a reference, and goes on without one.")
    place = _Place(setting=setting, list_id=test_list.id, kept=site.path.parent / FOLDER / file_name(test_list.id))
    newest = _newest(place)
    if begun_with and newest is not None and newest.digest == begun_with:
        return _known(newest, setting, test_list, now)
    try:
        raw = _got(place, site, network)
        came = _opened(raw, place.name, setting)
        _not_older(came, newest, place)
        known = _known(came, setting, test_list, now)
        if known.used.used:
            fix = "check that the folder can be written to: without it an older one would not be noticed"
            write_whole(place.kept, raw, what="the newest reference", fix=fix)
    except InputError as error:
        return _without(setting, f"No reference was used. {plain(str(error), 500)}.")
    return known


@dataclass(frozen=True, slots=True, kw_only=True)
class _Published:
    reference: Reference
    digest: str
    """Of the reference itself, as `witness --output` writes it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """Where a list's reference comes from, and where the newest stays."""

    setting: ReferenceSetting
    list_id: str
    kept: Path

    @property
    def source(self) -> str | Path:
        """The file's address or path."""
        at, own = self.setting.at, file_name(self.list_id)
        if isinstance(at, Path):
            return at / own if at.is_dir() else at
        parts = urlsplit(at)
        path = parts.path or "/"
        return urlunsplit(parts._replace(path=path + own)) if path.endswith("/") else at

    @property
    def name(self) -> str:
        """What to call it in errors."""
        return plain(str(self.source), 200)


def _known(came: _Published, setting: ReferenceSetting, test_list: TestList, now: datetime) -> KnownPages:
    known = known_pages(came.reference, came.digest, test_list, now=now, max_age_days=setting.max_age_days)
    return replace(known, used=replace(known.used, signed_by=fingerprint(setting.key))) if known.used.used else known


def _without(setting: ReferenceSetting, note: str) -> KnownPages:
    used = ReferenceUsed(digest="", made=None, max_age_days=setting.max_age_days, used=False, note=note)
    return KnownPages(used=used, pages={})


def _newest(place: _Place) -> _Published | None:
    """Give the newest that was used here; None where there is none, or of another key than now."""
    try:
        return _opened(place.kept.read_bytes(), str(place.kept), place.setting) if place.kept.is_file() else None
    except (InputError, OSError):
        return None


def _got(place: _Place, site: Site, network: Network) -> bytes:
    source = place.source
    if isinstance(source, Path):
        raw = given(source, MAX_BYTES).content
        if len(raw) > MAX_BYTES:
            raise InputError.at(place.name, f"the file is larger than {MAX_BYTES // 1024 // 1024} MiB", _ASK)
        return raw
    download = Download(
        what="the reference",
        fix="try the address in a browser on this network, and ask IT to let it through",
        max_bytes=MAX_BYTES,
        whole_seconds=WHOLE_SECONDS,
        trust=_trust(site),
        proxy=network.proxy if network.proxy.startswith("http://") else None,
    )
    return fetch(source, download)


def _opened(raw: bytes, name: str, setting: ReferenceSetting) -> _Published:
    """Open a signed reference. Raises `InputError` where it is not, or not signed by the key that is pinned."""
    envelope = read_envelope(raw, name)
    if envelope.kind != REFERENCE_TYPE:
        raise InputError.at(name, "this is no published reference", _ASK)
    if not envelope.is_signed_by(setting.key):
        pinned = fingerprint(setting.key)
        what = f"it was changed on its way, or signed with another key than that in the configuration ({pinned})"
        raise InputError.at(name, what, _ASK)
    return _Published(
        reference=read_reference(envelope.body, name), digest=f"sha256:{hashlib.sha256(envelope.body).hexdigest()}"
    )


def _not_older(came: _Published, newest: _Published | None, place: _Place) -> None:
    """Raise `InputError` where it was made before the one that was used last: somebody plays an old one back."""
    if newest is None or came.reference.made >= newest.reference.made:
        return
    came_on, last = (f"{day(each.reference.made)}, {each.reference.made:%H:%M} UTC" for each in (came, newest))
    what = f"it is older ({came_on}) than the one that was used here before ({last})"
    raise InputError.at(place.name, what, _ASK)


_ASK = "ask who publishes it for a new one"


def _trust(site: Site) -> ssl.SSLContext:
    """Trust what either the public roots or this device trust: it is the signature that counts.

    A network that reads everything shows its own certificate, and lets the reference through all the same.
    """
    context = ssl.create_default_context(cafile=certifi.where())
    context.load_default_certs()
    # a school's own authority often lacks what the strict form asks for
    context.verify_flags &= ~ssl.VERIFY_X509_STRICT
    for roots in (site.trust.public_roots, site.trust.device_roots):
        if roots is not None:
            context.load_verify_locations(cafile=str(roots))
    return context
