"""Redirects, followed one hop at a time, into every ditch there is."""

import socket
from itertools import count

import dns.message
import pytest

from tests.filtering.vantage.device import MARKER, device, exchange, visited
from tests.filtering.vantage.name_server import answers, name_server, reply
from tests.filtering.vantage.serving import Behaviour, answering, closed_port, request, serving
from venuecheck.filtering.model.answer import Answer, Redirect, SentBy
from venuecheck.filtering.model.failure import Failure
from venuecheck.filtering.model.observation import Connection, Exchange, Lookup, Observation

SECRET = "jane.doe%40school.test"


def _moved(to: str, status: str = "302 Found") -> Behaviour:
    return answering(b"", status, Location=to)


def _page(text: str, status: str = "200 OK") -> Behaviour:
    return answering(f"<html>{text}</html>".encode(), status, Content_Type="text/html")


def _routed(routes: dict[str, Behaviour]) -> Behaviour:
    """Answer by path; the request is read by a peek, so that the answer can read it again."""

    def behave(connection: socket.socket) -> None:
        seen = b""
        while b"\r\n" not in seen:
            seen = connection.recv(65_536, socket.MSG_PEEK)
        routes[seen.split()[1].decode()](connection)

    return behave


def _seen(behave: Behaviour, path: str = "/") -> tuple[Observation, ...]:
    with name_server(answers("127.0.0.1")) as dns_port, serving(behave) as port:
        return visited(device(dns=dns_port), f"http://site.test:{port}{path}")


def _redirect(step: Observation) -> Redirect:
    assert isinstance(step, Exchange)
    assert isinstance(step.answer, Answer)
    assert step.answer.redirect is not None
    return step.answer.redirect


@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "303 See Other", "307 T", "308 P", "302 "])
def test_a_redirect_is_followed(status: str) -> None:
    seen = _seen(_routed({"/": _moved("/b", status), "/b": answering(MARKER.encode())}))
    found = exchange(seen)
    assert found.hop == 1
    assert found.answer is not None
    assert found.answer.body is not None
    assert found.answer.body.holds_expected
    steps = [(type(step).__name__, step.hop) for step in seen if not isinstance(step, Lookup)]
    assert steps == [("Connection", 0), ("Exchange", 0), ("Connection", 1), ("Exchange", 1)]


@pytest.mark.parametrize(
    "to",
    [
        "http://",
        "http:///deny",
        "https://[::1/",
        "//[bad",
        "javascript:alert(1)",
        "data:text/html,hello",
        "ftp://site.test/",
        "http://site.test:0/",
        "http://site.test:99999/",
        "http://a b/",
        "http://" + "x" * 300 + ".test/",
        "/" + "x" * 9_000,
        "http://" + "x." * 6_000 + "test/",
    ],
)
def test_an_address_that_cannot_be_used_ends_the_visit(to: str) -> None:
    found = exchange(_seen(_moved(to)))
    assert (found.failure, found.hop, found.answer) == (Failure.BAD_ADDRESS, 1, None)


@pytest.mark.parametrize("headers", [{}, {"Location": ""}])
def test_a_redirect_to_nowhere_is_an_answer(headers: dict[str, str]) -> None:
    found = exchange(_seen(answering(b"", "302 Found", **headers)))
    assert found.answer is not None
    assert found.answer.redirect is None


@pytest.mark.parametrize(
    ("page", "how"),
    [
        (answering(b"", Refresh="0;url=/b"), SentBy.REFRESH),
        (_page('<meta http-equiv="refresh" content="0;url=/b">'), SentBy.META),
        (_page('<meta http-equiv="refresh" content="0;url=/b">', "403 Forbidden"), SentBy.META),
        (_page("<script>location='/b'</script>"), SentBy.SCRIPT),
        (_page('<iframe src="/b" width="100%" height="100%"></iframe>'), SentBy.FRAME),
        (_page('<frameset rows="*"><frame src="/b"></frameset>', "503 No"), SentBy.FRAME),
    ],
)
def test_a_page_that_sends_its_reader_on_is_followed(page: Behaviour, how: SentBy) -> None:
    seen = _seen(_routed({"/": page, "/b": answering(MARKER.encode())}))
    found = exchange(seen)
    assert found.hop == 1
    assert found.answer is not None
    assert found.answer.body is not None
    assert found.answer.body.holds_expected
    assert _redirect(next(step for step in seen if isinstance(step, Exchange))).how is how


def test_a_page_that_shows_its_content_is_where_the_way_ends() -> None:
    seen = _seen(_page(f'<meta http-equiv="refresh" content="5;url=/elsewhere">{MARKER}'))
    assert (exchange(seen).hop, exchange(seen).failure) == (0, None)


def test_a_script_that_carries_the_pages_address_to_another_site_is_known_as_such() -> None:
    to = f"'http://block.test:{closed_port()}/?u='+encodeURIComponent(location.href)"
    seen = _seen(_page(f"<script>location={to}</script>"))
    redirect = _redirect(next(step for step in seen if isinstance(step, Exchange)))
    assert (redirect.host, redirect.same_site, redirect.carries_page) == ("block.test", False, True)


def test_pages_that_send_on_without_end_are_given_up() -> None:
    numbers = count()

    def behave(connection: socket.socket) -> None:
        _page(f"<script>location='/{next(numbers)}'</script>")(connection)

    assert exchange(_seen(behave)).failure is Failure.TOO_MANY_REDIRECTS


def test_a_site_that_looks_whether_its_cookie_comes_back_is_seen() -> None:
    """Without it such sites send the browser round for ever."""

    def behave(connection: socket.socket) -> None:
        asked = request(connection)
        came_back = b"\r\ncookie: seen=1\r\n" in asked.lower()
        head = b"200 OK" if came_back else b"302 Found\r\nSet-Cookie: seen=1; Path=/\r\nLocation: /"
        body = MARKER.encode() if came_back else b""
        connection.sendall(b"HTTP/1.1 %b\r\nContent-Length: %d\r\n\r\n%b" % (head, len(body), body))

    found = exchange(_seen(behave))
    assert found.answer is not None
    assert (found.answer.status, found.hop) == (200, 1)


def test_redirects_without_end_are_given_up() -> None:
    numbers = count()

    def behave(connection: socket.socket) -> None:
        request(connection)
        connection.sendall(f"HTTP/1.1 302 x\r\nLocation: /{next(numbers)}\r\nContent-Length: 0\r\n\r\n".encode())

    seen = _seen(behave)
    assert exchange(seen).failure is Failure.TOO_MANY_REDIRECTS
    assert len([step for step in seen if isinstance(step, Exchange) and step.answer]) == 11


def test_a_redirect_to_itself_is_given_up() -> None:
    assert exchange(_seen(_moved("/"))).failure is Failure.TOO_MANY_REDIRECTS


def test_a_redirect_to_a_dead_port_is_told_as_its_own_hop() -> None:
    seen = _seen(_moved(f"http://block.test:{closed_port()}/"))
    assert isinstance(seen[-1], Connection)
    assert (seen[-1].failure, seen[-1].hop) == (Failure.REFUSED, 1)
    assert not _redirect([step for step in seen if isinstance(step, Exchange)][-1]).same_site


def test_a_redirect_to_a_name_that_does_not_exist_is_told_as_its_own_hop() -> None:
    def by_name(query: dns.message.Message) -> list[bytes]:
        gone = str(query.question[0].name).startswith("gone")
        return [(reply(query, rcode=dns.rcode.NXDOMAIN) if gone else reply(query, "127.0.0.1")).to_wire()]

    with name_server(by_name) as dns_port, serving(_moved("http://gone.test/")) as port:
        seen = visited(device(dns=dns_port), f"http://site.test:{port}/")
    assert isinstance(seen[-1], Lookup)
    assert (seen[-1].failure, seen[-1].hop) == (Failure.NXDOMAIN, 1)


def test_a_redirect_to_a_block_page_is_noted_and_its_address_redacted() -> None:
    """What rules need is noted before the redaction: that it carries the page's address, and leads elsewhere."""
    port = closed_port()
    seen = _seen(_moved(f"http://filter.example:{port}/deny?url=http%3A%2F%2Fsite.test%2F&user={SECRET}"))
    redirect = _redirect(next(step for step in seen if isinstance(step, Exchange)))
    assert (redirect.host, redirect.same_site, redirect.carries_page) == ("filter.example", False, True)
    assert redirect.url == f"http://filter.example:{port}/deny?url=REMOVED&user=REMOVED"
    assert "jane" not in repr(seen)


def test_a_redirect_within_the_site_is_known_as_such() -> None:
    seen = _seen(_moved(f"http://www.site.test:{closed_port()}/?from=http://site.test/"))
    assert _redirect(next(step for step in seen if isinstance(step, Exchange))).same_site


def test_a_long_block_page_address_is_still_looked_into() -> None:
    """Some products put a kilobyte of state before the page's address."""
    to = f"http://filter.example:{closed_port()}/deny?state={'x' * 3_000}&url=http://site.test/"
    assert _redirect(next(step for step in _seen(_moved(to)) if isinstance(step, Exchange))).carries_page


def test_the_pages_own_address_is_kept_as_the_list_gives_it() -> None:
    seen = _seen(_routed({"/?token=abc": answering(b"")}), "/?token=abc")
    assert exchange(seen).url.endswith("/?token=abc")
