"""Invented block pages that name a pupil wherever a filter may put a name: none of it is in what is kept."""

import base64
import re
import socket
from urllib.parse import quote

import pytest

from tests.filtering.vantage.device import device, visited
from tests.filtering.vantage.name_server import answers, name_server
from tests.filtering.vantage.serving import answering, request, saying, serving
from venuecheck.filtering.judging.fingerprint import Fingerprint
from venuecheck.filtering.judging.sign import Sign
from venuecheck.filtering.model.observation import Exchange, Lookup
from venuecheck.records.codec import written

NAME = re.compile(r"amara|okafor|4a6d6172|616d617261|QW1hcmE|YW1hcmE|nznen|bxnsbe", re.IGNORECASE)
"""The pupil's name, plain, in hexadecimal, in base64, turned by thirteen."""
B64 = base64.b64encode(b"Amara Okafor").decode()
HEX = b"Amara Okafor".hex()
BLOCKED = "<title>Access denied</title><h1>This page is blocked</h1><p>Category: gambling</p>"


def page(html: str, **headers: str) -> bytes:
    """Write an answer with this page."""
    body = html.encode()
    lines = [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    head = "\r\n".join(["HTTP/1.1 403 Forbidden", f"Content-Length: {len(body)}", *lines])
    return head.encode() + b"\r\n\r\n" + body


def moved(to: str) -> bytes:
    """Write an answer that sends the browser on."""
    return f"HTTP/1.1 302 Found\r\nLocation: {to}\r\nContent-Length: 0\r\n\r\n".encode()


PAGES: dict[str, bytes] = {
    "a header of who blocks": page(BLOCKED, X_Blocked_By="Amara Okafor's policy"),
    "a header of its own": page(BLOCKED, X_Filter="group=pupils; who=amara.okafor"),
    "by whom blocked": page(BLOCKED, Blocked_By="okafor-amara"),
    "the way": page(BLOCKED, Via="1.1 amara-okafors-laptop.school.local (squid/5.7)"),
    "the server": page(BLOCKED, Server="SchoolWall/4.2 (amara okafor)"),
    "a realm": page(BLOCKED, Proxy_Authenticate='Basic realm="Filter for Amara Okafor"'),
    "a cache": page(BLOCKED, X_Cache="MISS from okafor.school.test", X_Cache_Lookup="NONE from okafor:3128"),
    "a link": page(BLOCKED, Link='<http://okafor.school.test/amara?u=okafor>; rel="blocked-by"; title="Amara"'),
    "an error of Squid's": page(BLOCKED, X_Squid_Error="ERR_AMARA_OKAFOR 0"),
    "a date": page(BLOCKED, Date="Amara Okafor", Retry_After="Amara Okafor, 28 Nov 2026"),
    "a kind of content": page(BLOCKED, Content_Type="text/html; name=okafor; charset=utf-8"),
    "a cookie": page(BLOCKED, Set_Cookie="user=amara.okafor; domain=okafor.test"),
    "a title": page("<title>Amara Okafor may not see this</title><p>blocked"),
    "a title of a server's first page": page("<title>Welcome to nginx, Amara Okafor</title>"),
    "a title of known words and a name": page("<title>Access denied for year 9 pupil okafor</title>"),
    "a title in figures": page(f"<title>Access denied {HEX}</title>"),
    "a form": page(f'{BLOCKED}<form><input name="amara" value="okafor"><textarea>Amara Okafor</textarea></form>'),
    "a hidden field": page(f'{BLOCKED}<input type="hidden" name="user" value="{B64}">'),
    "a script": page(f"{BLOCKED}<script>var who = {{name: 'Amara Okafor'}}</script>"),
    "a remark": page(f"{BLOCKED}<!-- Amara Okafor --><meta name='author' content='Amara Okafor'>"),
    "a reason": page(f"{BLOCKED}<p>Reason: asked by Amara Okafor</p>"),
    "a group": page(f"{BLOCKED}<p>Policy: okafor</p>"),
    "a status": b"HTTP/1.1 403 Blocked for Amara Okafor\r\nContent-Length: 0\r\n\r\n",
    "a host": moved("http://amara-okafor.wall.school.test/blocked"),
    "a host of public name": moved("http://amara.okafor.example.co.uk/blocked"),
    "a name in the network": moved("http://okafor-laptop/blocked"),
    "a user in front of a host": moved("http://amara:okafor@wall.school.test/blocked"),
    "a query": moved("http://wall.school.test/blocked?user=amara&q=okafor"),
    "a query's own name": moved("http://wall.school.test/blocked?amara=1&okafor[]=2"),
    "a category": moved("http://wall.school.test/blocked?cat=amara+okafor&reason=okafor"),
    "a word alone": moved("http://wall.school.test/blocked?amara.okafor"),
    "a path": moved("http://wall.school.test/amara/okafor/blocked.html;v=okafor"),
    "a path in base64": moved(f"http://wall.school.test/{quote(B64, safe='')}/blocked"),
    "a path in figures": moved(f"http://wall.school.test/{HEX}/blocked?id={HEX}"),
    "turned by thirteen": moved("http://wall.school.test/nznen/bxnsbe?cat=bxnsbe"),
    "a fragment": moved("http://wall.school.test/blocked#amara-okafor"),
    "a scheme of its own": moved("okafor://amara/blocked"),
    "a refresh": page(f'<meta http-equiv="refresh" content="0; url=http://okafor.wall.test/?u=amara">{BLOCKED}'),
    "a frame": page('<frameset><frame src="http://okafor.wall.test/amara"></frameset>'),
    "a script that sends on": page("<script>location='http://wall.test/amara?okafor=1'</script>"),
}


@pytest.mark.parametrize("about", PAGES)
def test_nothing_of_a_pupils_name_is_kept(about: str) -> None:
    """Whether it is in a header, an address or the page itself, written as it is or not."""
    with name_server(answers()) as names, serving(saying(PAGES[about])) as port:
        seen = visited(device(dns=names), f"http://127.0.0.1:{port}/")
    assert [step for step in seen if isinstance(step, Exchange) and step.answer is not None]
    assert not NAME.search("".join(map(written, seen)))


def test_a_place_that_is_asked_after_is_kept_without_the_name_in_it() -> None:
    """Its name is looked up, and asked for, as it came."""
    asked = []

    def behave(connection: socket.socket) -> None:
        head = request(connection)
        asked.append(head)
        is_first = b"okafor" not in head.lower()
        connection.sendall(moved(f"http://okafor.wall.test:{port}/amara") if is_first else page(BLOCKED))

    with serving(behave) as port, name_server(answers("127.0.0.1")) as names:
        seen = visited(device(dns=names), f"http://127.0.0.1:{port}/")
    kept = "".join(map(written, seen))
    assert not NAME.search(kept)
    assert "*.wall.test" in kept
    assert any(isinstance(step, Lookup) and step.name == "*.wall.test" for step in seen)


def test_what_a_venue_taught_of_its_page_is_known_by_its_whole_name() -> None:
    """And so is a product's host: a host by which pages are known is no pupil's."""
    taught = Fingerprint(id="taught", name="own", signs=(Sign(host="blocked.larkfield.local"),))
    with serving(saying(moved("http://blocked.larkfield.local/amara"))) as port:
        seen = visited(device(fingerprints=(taught,)), f"http://127.0.0.1:{port}/")
    answered = next(step.answer for step in seen if isinstance(step, Exchange) and step.answer is not None)
    assert [each.product for each in answered.recognised] == ["taught"]
    assert answered.redirect is not None
    assert answered.redirect.host == "blocked.larkfield.local"
    assert not NAME.search(answered.redirect.url)


KEPT = {
    "Squid/5.7 (Ubuntu)": "server",
    "Apache/2.4.57 (Debian) OpenSSL/3.0.11": "server",
    "ERR_ACCESS_DENIED 0": "x-squid-error",
    "Sat, 28 Nov 2026 21:20:03 GMT": "date",
    'h3=":443"; ma=8640': "alt-svc",
    "123456": "content-length",
    "text/html; charset=utf-8": "content-type",
    "1.1 e2guardian": "via",
    "cloudflare": "server",
}


@pytest.mark.parametrize("value", KEPT)
def test_what_servers_say_of_themselves_is_kept(value: str) -> None:
    """Rules and people look for it."""
    body = b"x" * 123_456 if value.isdigit() else b""
    headers = {} if value.isdigit() else {KEPT[value].replace("-", "_"): value}
    with serving(answering(body, **headers)) as port:
        seen = visited(device(), f"http://127.0.0.1:{port}/")
    answered = next(step.answer for step in seen if isinstance(step, Exchange) and step.answer is not None)
    assert answered.header(KEPT[value]) == value
