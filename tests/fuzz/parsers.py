"""Everything that reads a stranger's or a person's bytes without a network: each target takes any bytes at all."""

import asyncio
import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from venuecheck.authoring.document import read
from venuecheck.core.problem import InputError
from venuecheck.filtering.model.address import AddressError, parse_address
from venuecheck.filtering.model.page import Expect, Page
from venuecheck.filtering.reading.fingerprint import read_fingerprint
from venuecheck.filtering.reading.test_list import read_test_list, warnings_of
from venuecheck.filtering.redaction import carries, redact_text, redact_url
from venuecheck.filtering.vantage.answer import Keeping, keep
from venuecheck.filtering.vantage.failures import StepFailed
from venuecheck.filtering.vantage.http_step import MAX_BODY, RawAnswer, fetch
from venuecheck.filtering.vantage.proxy import ProxyUnknown, ways_of
from venuecheck.filtering.vantage.sent_on import next_hop
from venuecheck.filtering.vantage.servers import parse_server
from venuecheck.filtering.vantage.trust import TrustJudge, describe
from venuecheck.records.codec import encode
from venuecheck.service.bookings.answer_files import read_answers_document
from venuecheck.service.checklists.reading import load_checklist
from venuecheck.service.filter_checks.references import read_reference
from venuecheck.service.sites.site import read_site

_NOW = datetime(2026, 9, 14, tzinfo=UTC)
_PAGE = Page(id="p", url="http://p.test/here", expect=Expect(contains="MARKER"))
_ASKED = parse_address(_PAGE.url)
_JUDGE = TrustJudge.load(None, None)
_MOST_TEXT = 8_192


class _Bytes:
    """A stream that has these bytes, in two pieces."""

    def __init__(self, data: bytes) -> None:
        self._pieces = [data[: len(data) // 2], data[len(data) // 2 :], b""]

    async def read(self) -> bytes:
        """Give the next piece."""
        return self._pieces.pop(0) if self._pieces else b""

    async def write(self, data: bytes) -> None:
        """Take the request."""

    def close(self) -> None:
        """Close."""


def http_answer(raw: bytes) -> None:
    """Read an answer off the wire and keep of it what evidence needs."""
    answer = RawAnswer()
    try:
        asyncio.run(fetch(_Bytes(raw), "p.test", "/here", answer))
    except StepFailed as failed:
        assert failed.failure  # noqa: PT017 - it says what happened
    assert len(answer.body) <= MAX_BODY
    kept, sent = keep(answer, _PAGE, _ASKED, _ASKED, Keeping(identities=("robins-laptop",)))
    assert (kept is None) is (answer.status == 0)
    json.dumps(encode(kept), ensure_ascii=False).encode()
    try:
        assert sent is None or next_hop(sent)
    except AddressError as error:
        assert str(error)  # noqa: PT017


def page_body(raw: bytes) -> None:
    """Keep of a body what evidence needs; the first bytes are its declared content type."""
    kind, _, body = raw.partition(b"\n")
    answer = RawAnswer(
        status=200, headers=(("content-type", kind.decode("latin-1")),), body=body[:MAX_BODY], complete=True
    )
    kept, _ = keep(answer, _PAGE, _ASKED, _ASKED, Keeping(identities=("robins-laptop",)))
    assert kept is not None
    assert kept.body is not None
    assert len(kept.body.text) <= _MOST_TEXT
    json.dumps(encode(kept), ensure_ascii=False).encode()


def redaction(raw: bytes) -> None:
    """Redact text and an address: doing it again changes nothing, and nothing that was hidden comes back."""
    text = raw.decode("utf-8", "replace")[:4_000]
    once = redact_text(text, ("robins-laptop",))
    assert redact_text(once, ("robins-laptop",)) == once
    assert "robins-laptop" not in once.lower()
    shown = redact_url(text, ("robins-laptop",))
    shown.encode("utf-8", "replace")
    assert isinstance(carries(text, _PAGE.url, "p.test"), bool)


def addresses(raw: bytes) -> None:
    """Read an address, a resolver's setting and a proxy script's decision."""
    text = raw.decode("utf-8", "replace")
    try:
        found = parse_address(text)
        assert parse_address(found.url) == found
    except AddressError as error:
        assert str(error)  # noqa: PT017
    try:
        assert 0 < parse_server(text).port < 65_536
    except InputError as error:
        assert error.problems  # noqa: PT017
    for way in ways_of(text, where="The file"):
        if isinstance(way, ProxyUnknown):
            assert str(way).startswith("The file ")
        else:
            assert way is None or 0 < way.port < 65_536


def certificate(raw: bytes) -> None:
    """Describe and judge a certificate: whatever the bytes, there is a digest and a judgement."""
    assert len(describe(raw).sha256) == 64
    public, device = _JUDGE.judge((raw,), "p.test", _NOW)
    assert public.value
    assert device.value


def people_file(raw: bytes) -> None:
    """Read a file that people write as each kind there is: it is taken, or its mistakes are named with their place."""
    readers: tuple[Callable[[], object], ...] = (
        lambda: read_test_list(read(raw, "f.yaml"), raw),
        lambda: list(warnings_of(read(raw, "f.yaml"))),
        lambda: read_fingerprint(read(raw, "f.yaml")),
        lambda: load_checklist(read(raw, "f.yaml")),
        lambda: read_answers_document(read(raw, "f.yaml")),
        lambda: read_site(read(raw, "f.yaml"), _NOWHERE),
    )
    for attempt in readers:
        try:
            attempt()
        except InputError as error:
            assert error.problems  # noqa: PT017
            assert all(problem.what and "\n" not in str(problem) for problem in error.problems)  # noqa: PT017


def reference_file(raw: bytes) -> None:
    """Read a reference that somebody hands over."""
    try:
        read_reference(raw, "r.json")
    except InputError as error:
        assert error.problems  # noqa: PT017


_NOWHERE = Path("/nowhere/venuecheck.yaml")
PARSERS: dict[str, Callable[[bytes], None]] = {
    "http-answer": http_answer,
    "page-body": page_body,
    "redaction": redaction,
    "addresses": addresses,
    "certificate": certificate,
    "people-file": people_file,
    "reference-file": reference_file,
}
