"""Answers good, bad and hostile: the failure by its kind, and everything within bounds."""

import asyncio
import gzip
import socket
import threading
import time
import tracemalloc
import zlib

import pytest

from tests.filtering.vantage.device import HASTY, MARKER, PATIENT, device, exchange, step_for, visited
from tests.filtering.vantage.serving import (
    Behaviour,
    after_request,
    answering,
    beginning,
    bomb,
    forever,
    hang,
    request,
    reset,
    saying,
    serving,
)
from venuecheck.filtering.judging.fingerprint import Fingerprint
from venuecheck.filtering.judging.sign import NamesGroup, Sign
from venuecheck.filtering.model.answer import Body
from venuecheck.filtering.model.failure import Failure
from venuecheck.filtering.model.observation import Exchange
from venuecheck.filtering.model.page import Page
from venuecheck.filtering.model.recognised import Naming
from venuecheck.filtering.vantage.http_step import MAX_BODY

OK = b"HTTP/1.1 200 OK\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"
BOMB = bomb(48)
PAGE = f"<title>Site</title>{MARKER}".encode()
LIMIT = 15.0
"""Seconds within which any answer ends, on the slowest machine."""


def _seen(behave: Behaviour, *, step: float = PATIENT, identities: tuple[str, ...] = ()) -> Exchange:
    began = time.monotonic()
    with serving(behave) as port:
        found = exchange(visited(device(step=step, identities=identities), f"http://127.0.0.1:{port}/"))
    assert time.monotonic() - began < LIMIT
    return found


def _body(behave: Behaviour) -> Body:
    answer = _seen(behave).answer
    assert answer is not None
    assert answer.body is not None
    return answer.body


def cut_by_a_reset(start: bytes) -> Behaviour:
    """Send the beginning of an answer, and reset when it has been read."""

    def behave(connection: socket.socket) -> None:
        request(connection)
        connection.sendall(start)
        threading.Event().wait(0.1)
        reset(connection)

    return behave


def _encoded(raw: bytes, encoding: str) -> Behaviour:
    return answering(raw, Content_Encoding=encoding)


@pytest.mark.parametrize(
    ("behave", "failure"),
    [
        (after_request(reset), Failure.RESET),
        (after_request(lambda _connection: None), Failure.EOF),
        (hang, Failure.TIMEOUT),
        (saying(b"HTTP/1.1 200 OK\r\nServer: x"), Failure.EOF),
        (saying(b"garbage\r\n\r\n"), Failure.MALFORMED),
        (saying(b"\x00\xff\x00\xff\r\n\r\n"), Failure.MALFORMED),
        (saying(b"<html>an answer of HTTP/0.9</html>\r\n\r\n"), Failure.MALFORMED),
        (saying(b"SSH-2.0-OpenSSH_9.2\r\n\r\n"), Failure.MALFORMED),
        (saying(OK + OK + b"\r\n"), Failure.MALFORMED),
        (saying(OK + b"a header\x00\r\n\r\n"), Failure.MALFORMED),
        (saying(OK + b"Content-Length: -1\r\n\r\n"), Failure.MALFORMED),
        (saying(OK + b"Content-Length: 1\r\nContent-Length: 2\r\n\r\n"), Failure.MALFORMED),
        (saying(b"HTTP/1.1 101 Switching Protocols\r\n\r\n"), Failure.MALFORMED),
        (saying(OK + b"A: " + b"x" * 100_000 + b"\r\n\r\n"), Failure.TOO_LARGE),
        (forever(OK, b"A: b\r\n"), Failure.TOO_LARGE),
        (forever(b"", b"HTTP/1.1 103 Early Hints\r\n\r\n"), Failure.TOO_LARGE),
        (forever(OK, b"A: b\r\n", pause=0.05), Failure.TIMEOUT),
        (forever(b"", b"HTTP/1.1 103 Early Hints\r\n\r\n", pause=0.05), Failure.TIMEOUT),
    ],
)
def test_no_answer_came(behave: Behaviour, failure: Failure) -> None:
    found = _seen(behave, step=step_for(failure))
    assert (found.failure, found.answer) == (failure, None)


@pytest.mark.parametrize(
    ("behave", "status"),
    [
        (saying(b"HTTP/1.1 403 \r\nContent-Length: 0\r\n\r\n"), 403),
        (saying(b"HTTP/1.1 403\r\nContent-Length: 0\r\n\r\n"), 403),
        (saying(b"HTTP/1.0 200 OK\r\n\r\nold"), 200),
        (saying(b"HTTP/1.1 100 Continue\r\n\r\n" + OK + b"\r\n"), 200),
        (saying(b"HTTP/1.1 599 What\xe9ver\r\n\r\n"), 599),
        (saying(b"HTTP/1.1 204 No Content\r\n\r\n"), 204),
        (saying(CHUNKED + b"zz\r\nnonsense\r\n"), 200),
        (saying(CHUNKED + b"5\r\nab"), 200),
        (saying(OK + b"Content-Length: 99\r\n\r\nshort"), 200),
    ],
)
def test_an_answer_came(behave: Behaviour, status: int) -> None:
    found = _seen(behave)
    assert found.failure is None
    assert found.answer is not None
    assert found.answer.status == status


@pytest.mark.parametrize(
    "behave",
    [
        answering(PAGE),
        saying(CHUNKED + f"{len(PAGE):x}\r\n".encode() + PAGE + b"\r\n0\r\n\r\n"),
        saying(OK + b"\r\n" + PAGE),
        _encoded(gzip.compress(PAGE), "gzip"),
        _encoded(gzip.compress(PAGE), "X-GZIP"),
        _encoded(zlib.compress(PAGE), "deflate"),
        _encoded(zlib.compress(PAGE, wbits=-15), "deflate"),
        _encoded(PAGE, "identity"),
        answering(PAGE.decode().encode("utf-16"), Content_Type="text/html; charset=utf-16"),
        answering(b"\xff\xfe" + PAGE + b"\x80", Content_Type="text/html; charset=no-such-thing"),
        answering(PAGE, Content_Type="text/html; charset=unicode_escape"),
    ],
)
def test_the_expected_content_is_found_however_it_is_packed(behave: Behaviour) -> None:
    body = _body(behave)
    assert (body.holds_expected, body.complete, body.title, body.text) == (True, True, "Site", "")


@pytest.mark.parametrize(
    ("behave", "size"),
    [
        (answering(b"x" * (MAX_BODY + 1)), MAX_BODY),
        (forever(OK + b"\r\n", b"x" * 65_536), MAX_BODY),
        (forever(CHUNKED, b"10000\r\n" + b"x" * 65_536 + b"\r\n"), MAX_BODY),
        (_encoded(BOMB, "gzip"), MAX_BODY),
        (_encoded(bomb(48, wbits=15), "deflate"), MAX_BODY),
        (_encoded(gzip.compress(PAGE * 99)[:-20], "gzip"), None),
        (_encoded(gzip.compress(PAGE)[:12] + b"corrupt!" * 40, "gzip"), None),
        (_encoded(b"no gzip at all", "gzip"), 0),
        (saying(CHUNKED + b"5\r\nab"), 2),
        (saying(OK + b"Content-Length: 99\r\n\r\nshort"), 5),
    ],
)
def test_a_body_is_bounded_and_its_breaking_off_is_known(behave: Behaviour, size: int | None) -> None:
    body = _body(behave)
    assert not body.complete or body.size < 4_000
    assert body.size <= MAX_BODY
    assert size is None or body.size == size
    assert len(body.text) <= 8_192


@pytest.mark.parametrize(
    ("behave", "cut"),
    [
        (answering(PAGE), None),
        (answering(b"x" * (MAX_BODY + 1)), None),
        (_encoded(BOMB, "gzip"), None),
        (saying(b"HTTP/1.0 200 OK\r\n\r\nold"), None),
        (saying(CHUNKED + b"5\r\nabcde\r\n"), Failure.EOF),
        (saying(CHUNKED + b"zz\r\nnonsense\r\n"), Failure.MALFORMED),
        (saying(OK + b"Content-Length: 99\r\n\r\nshort"), Failure.EOF),
        (_encoded(gzip.compress(PAGE * 99)[:-20], "gzip"), Failure.EOF),
        (_encoded(b"no gzip at all", "gzip"), Failure.MALFORMED),
        (_encoded(PAGE, "br"), Failure.MALFORMED),
        (cut_by_a_reset(OK + b"Content-Length: 99\r\n\r\nshort"), Failure.RESET),
        (cut_by_a_reset(b"HTTP/1.0 200 OK\r\n\r\nno length, so this might be all"), Failure.RESET),
        (forever(OK + b"\r\n", b"x", pause=0.05), Failure.TIMEOUT),
    ],
)
def test_how_a_body_broke_off_is_known(behave: Behaviour, cut: Failure | None) -> None:
    answer = _seen(behave, step=step_for(cut)).answer
    assert answer is not None
    assert answer.body is not None
    assert answer.body.cut is cut


@pytest.mark.parametrize(
    ("behave", "failure"),
    [
        (beginning(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"), Failure.TIMEOUT),
        (beginning(b"H"), Failure.TIMEOUT),
        (beginning(b"HTTP/1.1 100 Continue\r\n\r\n"), Failure.TIMEOUT),
        (cut_by_a_reset(b"HTTP/1.1 200 O"), Failure.RESET),
        (saying(b"HTTP/1.1 200 O"), Failure.EOF),
        (saying(b"garbage\r\n\r\n"), Failure.MALFORMED),
    ],
)
def test_a_byte_of_an_answer_is_a_sign_of_life(behave: Behaviour, failure: Failure) -> None:
    found = _seen(behave, step=step_for(failure))
    assert (found.failure, found.answer) == (failure, None)
    assert found.came > 0


@pytest.mark.parametrize("behave", [hang, after_request(reset), after_request(lambda _connection: None)])
def test_silence_is_no_sign_of_life(behave: Behaviour) -> None:
    assert _seen(behave, step=HASTY).came == 0


def test_a_body_that_drips_for_ever_is_given_up() -> None:
    answer = _seen(forever(OK + b"\r\n", b"x", pause=0.05), step=HASTY).answer
    assert answer is not None
    assert answer.body is not None
    assert (answer.status, answer.body.complete) == (200, False)
    assert 0 < answer.body.size < 100


def test_an_inflated_body_costs_no_more_memory_than_is_kept() -> None:
    tracemalloc.start()
    try:
        assert _body(_encoded(BOMB, "gzip")).size == MAX_BODY
        assert tracemalloc.get_traced_memory()[1] < 12 * MAX_BODY
    finally:
        tracemalloc.stop()


def test_content_behind_the_bound_is_not_claimed_to_be_missing_in_a_complete_answer() -> None:
    body = _body(answering(b"x" * MAX_BODY + PAGE))
    assert (body.holds_expected, body.complete) == (False, False)


_PUPIL = "Robin Example"
_WALL = Fingerprint(
    id="wall",
    name="SchoolWall",
    signs=(
        Sign(title="Blocked by SchoolWall"),
        Sign(body="SchoolWall stopped this"),
        Sign(location=":15871/deny/"),
    ),
    names_group=(NamesGroup(kind=Naming.GROUP, after="Group: "),),
    reason_after=("Reason: ",),
)


@pytest.mark.parametrize(
    ("page", "headers", "names", "reason"),
    [
        (
            f"<title>Blocked by SchoolWall for {_PUPIL}</title>Group: Year 9<br>Reason: Gambling<br>",
            {},
            "Year 9",
            "Gambling",
        ),
        (f"<title>{_PUPIL}: Blocked by SchoolWall</title>Group: {_PUPIL}<br>Reason: rule of {_PUPIL}<br>", {}, "", ""),
        ("x" * 60_000 + f"SchoolWall stopped this, {_PUPIL}. Group: 7B Robin<br>", {}, "", ""),
        (
            f"<p>{_PUPIL}</p>",
            {"Location": "http://10.1.2.3:15871/deny/Robin.Example/?reason=Robin+Example"},
            "",
            "",
        ),
    ],
)
def test_a_sign_is_known_before_people_are_taken_out_and_nobody_is_kept(
    page: str, headers: dict[str, str], names: str, reason: str
) -> None:
    """Whatever a filter writes into its page of whom it stopped: a title, a reason, a group, a path."""
    with serving(answering(page.encode(), "302 Robin" if headers else "403 No", **headers)) as port:
        seen = visited(device(fingerprints=(_WALL,)), f"http://127.0.0.1:{port}/", expect=None)
    answer = next(step.answer for step in seen if isinstance(step, Exchange) and step.answer)
    (known,) = answer.recognised
    assert (known.product, "".join(each.name for each in known.names), known.reason) == ("wall", names, reason)
    assert "robin" not in repr(seen).lower()


def test_one_title_is_known_again_in_a_run_and_says_nothing() -> None:
    """Two block pages with a school's own title are alike; of the title nothing can be read."""
    vantage, bodies = device(), []
    for name in (_PUPIL, _PUPIL, "Kit Sample"):
        with serving(answering(f"<title>Stopped for {name}</title>".encode())) as port:
            found = exchange(visited(vantage, f"http://127.0.0.1:{port}/"))
        assert found.answer is not None
        assert found.answer.body is not None
        bodies.append(found.answer.body)
    one, two, other = bodies
    assert (one.title, one.title_mark == two.title_mark, one.title_mark == other.title_mark) == ("", True, False)


def test_evidence_is_redacted() -> None:
    page = b"<title>Blocked for jane.doe@school.test</title><p>User: jdoe7 on LAPTOP-0042 (10.1.2.3)</p>"
    behave = answering(page, "403 jane.doe@school.test", Via="1.1 laptop-0042", X_Session="secret")
    answer = _seen(behave, identities=("LAPTOP-0042",)).answer
    assert answer is not None
    shown = repr(answer).lower()
    assert "title=''" in shown
    for secret in ("jane", "jdoe7", "laptop", "10.1.2.3", "secret"):
        assert secret not in shown


@pytest.mark.parametrize("hostile", [b"<title>" * 60_000, b"<" * 400_000, b"<script>" * 50_000, b"&" * 400_000])
def test_hostile_markup_takes_no_time(hostile: bytes) -> None:
    assert _body(answering(hostile)).holds_expected is False


def test_pages_in_the_same_words_are_alike_and_others_are_not() -> None:
    page = "<p>The page {} is not for this school, because it is in the category {}. Ask the office.</p>"
    one, two, other = (
        _body(answering(page.format(*filled).encode())).likeness
        for filled in (("127.0.0.1", "gambling"), ("127.0.0.1", "gambling"), ("127.0.0.1", "weapons"))
    )
    assert one == two != other
    assert _body(answering(b"<p>Not found</p>")).likeness == ""


@pytest.mark.parametrize(("visit", "answered"), [(1, False), (2, True), (3, True)])
def test_a_site_that_is_slow_has_longer_at_a_later_visit(visit: int, answered: bool) -> None:  # noqa: FBT001
    """A filter that says nothing says nothing for ever; so silence is waited for longer before it counts."""

    def slowly(connection: socket.socket) -> None:
        request(connection)
        threading.Event().wait(1.5 * HASTY * 2)
        connection.sendall(OK + b"Content-Length: 0\r\n\r\n")

    with serving(slowly) as port:
        page = Page(id="p", url=f"http://127.0.0.1:{port}/")
        found = exchange(asyncio.run(device(step=HASTY * 2).visit(page, visit)))
    assert (found.answer is not None) is answered
