"""Chains judged by the public roots and by the device's own store."""

from datetime import timedelta
from pathlib import Path

import pytest
from cryptography import x509
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.filtering.vantage.authority import DAY, NOW, Authority, Issued, issue, self_signed
from venuecheck.core.problem import InputError
from venuecheck.filtering.model.observation import Trust
from venuecheck.filtering.vantage.trust import TrustJudge, describe

PUBLIC, SCHOOL, BARE, STRANGER = (
    Authority("Public CA"),
    Authority("School CA"),
    Authority("Old School CA", bare=True),
    Authority("Stranger CA"),
)
SITE = PUBLIC.issue("site.test", "www.site.test")


@pytest.fixture(scope="module")
def judge(tmp_path_factory: pytest.TempPathFactory) -> TrustJudge:
    """Trust the public authority, and on the device the school's two besides."""
    folder = tmp_path_factory.mktemp("roots")
    (folder / "public.pem").write_bytes(PUBLIC.own.pem)
    broken = b"-----BEGIN CERTIFICATE-----\nbm8=\n-----END CERTIFICATE-----\n"
    (folder / "device.pem").write_bytes(broken + b"".join(each.own.pem for each in (PUBLIC, SCHOOL, BARE)))
    return TrustJudge.load(folder / "public.pem", folder / "device.pem")


def _chain(leaf: Issued, *signers: Authority) -> tuple[bytes, ...]:
    return (leaf.der, *(signer.own.der for signer in signers))


@pytest.mark.parametrize(
    ("chain", "name", "public", "device"),
    [
        (_chain(SITE), "site.test", Trust.TRUSTED, Trust.TRUSTED),
        (_chain(SITE, PUBLIC), "www.site.test", Trust.TRUSTED, Trust.TRUSTED),
        (_chain(SITE), "other.test", Trust.WRONG_NAME, Trust.WRONG_NAME),
        (_chain(PUBLIC.issue("*.site.test")), "a.site.test", Trust.TRUSTED, Trust.TRUSTED),
        (_chain(PUBLIC.issue("*.site.test")), "a.b.site.test", Trust.WRONG_NAME, Trust.WRONG_NAME),
        (_chain(PUBLIC.issue("127.0.0.1")), "127.0.0.1", Trust.TRUSTED, Trust.TRUSTED),
        (_chain(PUBLIC.issue("::1")), "::1", Trust.TRUSTED, Trust.TRUSTED),
        (_chain(SCHOOL.issue("site.test"), SCHOOL), "site.test", Trust.UNKNOWN_ISSUER, Trust.TRUSTED),
        (_chain(BARE.issue("site.test"), BARE), "site.test", Trust.UNKNOWN_ISSUER, Trust.TRUSTED),
        (_chain(BARE.issue("*.site.test")), "a.site.test", Trust.UNKNOWN_ISSUER, Trust.TRUSTED),
        (_chain(BARE.issue("127.0.0.1")), "127.0.0.1", Trust.UNKNOWN_ISSUER, Trust.TRUSTED),
        (_chain(STRANGER.issue("site.test"), STRANGER), "site.test", Trust.UNKNOWN_ISSUER, Trust.UNKNOWN_ISSUER),
        ((self_signed("site.test").der,), "site.test", Trust.UNKNOWN_ISSUER, Trust.UNKNOWN_ISSUER),
        (_chain(PUBLIC.issue("site.test", begins=NOW - 9 * DAY, ends=NOW - DAY)), "site.test", *[Trust.EXPIRED] * 2),
        (_chain(PUBLIC.issue("site.test", begins=NOW + DAY)), "site.test", *[Trust.NOT_YET_VALID] * 2),
        (_chain(PUBLIC.issue("site.test", ends=NOW - DAY / 2)), "other.test", *[Trust.WRONG_NAME] * 2),
        (_chain(SCHOOL.issue("site.test", ends=NOW - DAY / 2)), "site.test", Trust.UNKNOWN_ISSUER, Trust.EXPIRED),
        (_chain(STRANGER.issue("site.test", ends=NOW - DAY / 2)), "site.test", *[Trust.UNKNOWN_ISSUER] * 2),
        ((), "site.test", Trust.NOT_JUDGED, Trust.NOT_JUDGED),
        ((b"no certificate",), "site.test", Trust.NOT_JUDGED, Trust.NOT_JUDGED),
        ((SITE.der, b"no certificate"), "site.test", Trust.NOT_JUDGED, Trust.NOT_JUDGED),
    ],
)
def test_a_chain_is_judged_twice(
    judge: TrustJudge, chain: tuple[bytes, ...], name: str, public: Trust, device: Trust
) -> None:
    assert judge.judge(chain, name, NOW) == (public, device)


def _stamped(by: Authority, stamps: int) -> Issued:
    """Give a certificate with so many stamps of public logs: RFC 6962's list, with stamps that no log has made."""
    one = (
        bytes(1) + bytes(32) + (1_700_000_000_000).to_bytes(8, "big") + bytes(2) + b"\x04\x03" + b"\x00\x08" + bytes(8)
    )
    listed = b"".join(len(one).to_bytes(2, "big") + one for _ in range(stamps))
    inner = len(listed).to_bytes(2, "big") + listed
    octets = b"\x04" + (bytes([len(inner)]) if len(inner) < 128 else b"\x81" + bytes([len(inner)])) + inner
    oid = x509.oid.ExtensionOID.PRECERT_SIGNED_CERTIFICATE_TIMESTAMPS
    return by.issue("site.test", beside=x509.UnrecognizedExtension(oid, octets))


@pytest.mark.parametrize(
    ("chain", "public"),
    [
        ((_stamped(STRANGER, 2).der,), Trust.INCOMPLETE),
        ((_stamped(STRANGER, 2).der, STRANGER.own.der), Trust.UNKNOWN_ISSUER),
        ((_stamped(STRANGER, 1).der,), Trust.UNKNOWN_ISSUER),
        ((STRANGER.issue("site.test").der,), Trust.UNKNOWN_ISSUER),
        ((_stamped(PUBLIC, 2).der,), Trust.TRUSTED),
    ],
)
def test_a_chain_that_a_site_forgot_to_send_whole_is_not_taken_for_a_filters(
    judge: TrustJudge, chain: tuple[bytes, ...], public: Trust
) -> None:
    """Nor for the site's own: the stamps are not verified. A filter sends its authority, or no public stamps."""
    assert judge.judge(chain, "site.test", NOW)[0] is public


def test_a_certificate_that_names_nobody_is_trusted_for_nobody(judge: TrustJudge) -> None:
    assert judge.judge(_chain(BARE.issue()), "nobody", NOW)[1] is not Trust.TRUSTED


@pytest.mark.parametrize("bare", [False, True])
def test_an_ordinary_sites_certificate_cannot_vouch_for_another_site(judge: TrustJudge, bare: bool) -> None:  # noqa: FBT001
    """Or anybody with a certificate of his own could pass for every site."""
    forged = issue(SITE, "bank.test", bare=bare)
    assert Trust.TRUSTED not in judge.judge((forged.der, SITE.der), "bank.test", NOW)


def test_without_roots_nothing_is_judged() -> None:
    assert TrustJudge(public=None, device=None).judge(_chain(SITE), "site.test", NOW) == (Trust.NOT_JUDGED,) * 2


def test_the_default_roots_are_there() -> None:
    """Whatever they say of a stranger, they are read without error."""
    judge = TrustJudge.load(None, None)
    assert judge.judge(_chain(STRANGER.issue("site.test")), "site.test", NOW)[0] is Trust.UNKNOWN_ISSUER


@pytest.mark.parametrize("content", [None, b"", b"no certificate", b"-----BEGIN CERTIFICATE-----\nbm8=\n"])
def test_roots_that_cannot_be_read_are_the_persons_to_put_right(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "roots.pem"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InputError, match=r"roots\.pem"):
        TrustJudge.load(path, None)


@settings(max_examples=300)
@given(st.lists(st.tuples(st.integers(0, len(SITE.der) - 1), st.integers(0, 255)), min_size=1, max_size=4))
def test_a_mangled_certificate_never_raises(changes: list[tuple[int, int]]) -> None:
    """A server sends what it likes, versions that do not exist among it."""
    mangled = bytearray(SITE.der)
    for at, value in changes:
        mangled[at] = value
    assert describe(bytes(mangled)).sha256
    store = TrustJudge(public=None, device=None)
    assert len(store.judge((bytes(mangled), SITE.der), "site.test", NOW + timedelta(seconds=1))) == 2


@settings(max_examples=100)
@given(st.binary(max_size=200))
def test_any_bytes_in_place_of_a_certificate_are_described(raw: bytes) -> None:
    assert describe(raw).pem == ""


def test_a_certificate_that_names_a_person_is_kept_without_them() -> None:
    stranger = Authority("Jane Doe jane.doe@school.test")
    told = describe(stranger.own.der)
    assert told.issuer == "CN=Jane Doe REMOVED"
    assert told.pem == ""
    assert told.sha256
    assert describe(SITE.der).pem
