"""What is no evidence: a venue's own keys and records, and whatever holds a private key."""

from pathlib import Path

import pytest

from tests.report import samples as made
from tests.service import venues
from venuecheck.core.problem import InputError
from venuecheck.service.given_files import Given
from venuecheck.service.record_keeping.attachments import attach
from venuecheck.service.sites.opening import open_store

KEYS = {
    "OpenSSH": "-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA",
    "PKCS 8": "-----BEGIN PRIVATE KEY-----\nAAAA",
    "of a name": "Dear all,\n-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA",
    "OpenPGP": "-----BEGIN PGP PRIVATE KEY BLOCK-----\nAAAA",
    "PuTTY": "PuTTY-User-Key-File-3: ssh-ed25519",
}


@pytest.mark.parametrize("name", ["venuecheck.key", "venuecheck.anchor", "venuecheck.db", "letter.txt", "copy.dat"])
def test_what_a_venue_proves_its_records_with_is_kept_in_none_of_them(tmp_path: Path, name: str) -> None:
    site = venues.school(tmp_path / "school")
    folder = site.path.parent
    (folder / "letter.txt").symlink_to("venuecheck.key")
    (folder / "copy.dat").write_bytes((folder / "venuecheck.db").read_bytes())
    with open_store(site) as store:
        before = store.keys("file")
        with pytest.raises(InputError, match="attach the document itself"):
            attach(site, store, folder / name, made.booking().id, person="A. Manager", now=made.NOW)
        assert store.keys("file") == before


@pytest.mark.parametrize("content", KEYS.values(), ids=KEYS)
def test_a_private_key_is_kept_by_no_name_and_from_no_page(tmp_path: Path, content: str) -> None:
    site = venues.school(tmp_path / "school")
    with open_store(site) as store:
        for sent in (Given(name="notes.txt", content=content.encode()), tmp_path / "notes.txt"):
            (tmp_path / "notes.txt").write_text(content, "utf-8")
            with pytest.raises(InputError, match="holds a private key"):
                attach(site, store, sent, made.booking().id, person="A. Manager", now=made.NOW)
        public = Given(name="key.pub", content=b"-----BEGIN PUBLIC KEY-----\nAAAA")
        attach(site, store, public, made.booking().id, person="A. Manager", now=made.NOW)
