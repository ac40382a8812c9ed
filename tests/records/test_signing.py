"""Keys and signatures: the published vectors, and files that others could read."""

import os
import tracemalloc
from pathlib import Path
from types import ModuleType

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from venuecheck.core.problem import InputError
from venuecheck.core.step import Step, Then
from venuecheck.records.envelope import MAX_BYTES, read_envelope, seal
from venuecheck.records.signing import Signer, fingerprint, is_signed, pre_authentication, public_key_at, signer_at

SIGNER = Signer(
    # RFC 8032, section 7.1, test 1
    Ed25519PrivateKey.from_private_bytes(
        bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
    )
)


def test_what_is_signed_is_encoded_as_the_protocol_says() -> None:
    """The example of the DSSE protocol, and lengths in bytes."""
    encoded = pre_authentication("http://example.com/HelloWorld", b"hello world")
    assert encoded == b"DSSEv1 29 http://example.com/HelloWorld 11 hello world"
    assert pre_authentication("é", "é".encode()) == b"DSSEv1 2 \xc3\xa9 2 \xc3\xa9"
    assert pre_authentication("", b"") == b"DSSEv1 0  0 "


def test_the_key_of_rfc_8032() -> None:
    """The library signs as the standard says."""
    assert SIGNER.public_key == "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
    assert SIGNER.key.sign(b"").hex().startswith("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e0652249015")
    assert "9d61" not in repr(SIGNER)
    assert len(fingerprint(SIGNER.public_key)) == 24


def test_a_file_that_is_too_long_for_a_key_is_none(tmp_path: Path, verifier: ModuleType) -> None:
    """However it begins: it is not read to its end, by neither verifier."""
    place = tmp_path / "venuecheck.key"
    key = signer_at(place).public_key
    assert verifier.read_key(place) == public_key_at(place) == key
    with place.open("ab") as stream:
        stream.truncate(200_000_000)
    with pytest.raises(InputError, match="this is not the key of a store"):
        public_key_at(place)
    with pytest.raises(verifier.UnreadableError, match="this is not the key of a store"):
        verifier.read_key(place)


@given(kind=st.text(max_size=20), body=st.binary(max_size=200), place=st.integers(0, 10_000))
def test_an_envelope_comes_back_and_any_change_shows(kind: str, body: bytes, place: int) -> None:
    """Of its content, of its kind, of its signature."""
    try:
        sealed = seal(SIGNER, kind, body)
    except UnicodeEncodeError:
        return  # a lone surrogate has no bytes
    envelope = read_envelope(sealed, "x")
    assert (envelope.kind, envelope.body) == (kind, body)
    assert envelope.is_signed_by(SIGNER.public_key)
    assert not is_signed(SIGNER.public_key, envelope.signatures[0], kind + "x", body)
    assert not is_signed(SIGNER.public_key, envelope.signatures[0], kind, body + b"\0")
    changed = bytearray(envelope.signatures[0])
    changed[place % len(changed)] ^= 1
    assert not is_signed(SIGNER.public_key, bytes(changed), kind, body)


@given(st.binary(max_size=400))
def test_bytes_from_anywhere_give_an_envelope_or_a_clear_error(raw: bytes) -> None:
    """And nothing else."""
    with pytest.raises(InputError, match=r"^upload: "):
        read_envelope(raw, "upload")


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"[" * 200_000, "not a file that venuecheck signed"),
        (b'{"payload": ' * 50_000, "not a file that venuecheck signed"),
        (b'{"payloadType": "a", "payload": "YQ==", "signatures": []}', "not signed"),
        (b'{"payloadType": "a", "payload": "YQ==", "payload": "Yg==", "signatures": [{"sig": "YQ=="}]}', "not a file"),
        (b'{"payloadType": "a", "payload": "?", "signatures": [{"sig": "YQ=="}]}', "not a file"),
        (b'{"payloadType": "a", "payload": NaN, "signatures": [{"sig": "YQ=="}]}', "not a file"),
        (b'{"payloadType": "a", "payload": ' + b"1" * 10_000 + b"}", "not a file"),
        (
            b'{"payloadType": "a", "payload": "YQ==", "signatures": '
            + str([{"sig": "a"}] * 17).replace("'", '"').encode()
            + b"}",
            "too many",
        ),
        (b" " * (MAX_BYTES + 1), "larger than 32 MiB"),
    ],
    ids=["deep", "deep objects", "unsigned", "twins", "no base64", "nan", "long number", "many signatures", "large"],
)
def test_hostile_envelopes(raw: bytes, said: str) -> None:
    """Bounded, and said."""
    with pytest.raises(InputError, match=said):
        read_envelope(raw, "upload")


def test_a_key_is_made_once_for_its_owner_alone(tmp_path: Path) -> None:
    """A second call reads it; nothing else is left in the folder."""
    path = tmp_path / "venuecheck.key"
    first = signer_at(path)
    assert signer_at(path).public_key == first.public_key
    assert [each.name for each in tmp_path.iterdir()] == ["venuecheck.key"]
    if os.name == "posix":
        assert path.stat().st_mode & 0o777 == 0o600
        path.chmod(0o644)
        with pytest.raises(InputError, match=r"others can read the key.*chmod 600"):
            signer_at(path)


@pytest.mark.parametrize("content", [b"", b"no key", b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"])
def test_a_file_that_is_no_key_is_left_alone(tmp_path: Path, content: bytes) -> None:
    """And said to be none."""
    path = tmp_path / "venuecheck.key"
    path.write_bytes(content)
    path.chmod(0o600)
    with pytest.raises(InputError, match=r"not the key of a store; bring it back from a copy; only where") as raised:
        signer_at(path)
    assert raised.value.problems[0].then == Then(step=Step.RECORD_LOST_KEY)
    assert path.read_bytes() == content


def test_a_key_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    """With its file."""
    with pytest.raises(InputError, match=r"missing/venuecheck\.key: .*cannot be written"):
        signer_at(tmp_path / "missing" / "venuecheck.key")


def test_what_is_long_is_not_kept_to_be_asked_again() -> None:
    """Hundreds of files of many megabytes would all stay in memory; what is short, and asked often, is known."""
    bodies = [bytes(100_000) + bytes([number]) for number in range(20)]
    signed = [SIGNER.sign("a", body) for body in bodies]
    tracemalloc.start()
    for body, signature in zip(bodies, signed, strict=True):
        assert is_signed(SIGNER.public_key, signature, "a", body)
        assert not is_signed(SIGNER.public_key, signature, "a", body + b"0")
    held = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    assert held < 200_000
