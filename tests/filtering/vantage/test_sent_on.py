"""Every way in which an answer sends the browser on, and what only looks like one."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from venuecheck.filtering.model.address import MAX_URL, parse_address
from venuecheck.filtering.model.answer import SentBy
from venuecheck.filtering.vantage.script import assigned_address
from venuecheck.filtering.vantage.sent_on import next_hop, refresh_target, sent_by_header, sent_by_page

ASKED = parse_address("http://casino.test/play?a=1")
BLOCK = "http://block.test/"
HTML = {"content-type": "text/html; charset=utf-8"}
WORDS = "<p>" + "A page with something to read. " * 60
MUCH = f"<title>Museum</title>{WORDS}"


def _sent(text: str, headers: dict[str, str] | None = None) -> tuple[str, SentBy] | None:
    found = sent_by_page(HTML if headers is None else headers, text, ASKED)
    return None if found is None else (found.url, found.how)


REFRESHES = [
    ("0;url=http://block.test/", BLOCK),
    ("0; URL='http://block.test/'", BLOCK),
    ('0;url="http://block.test/" and more', BLOCK),
    ("0; http://block.test/", BLOCK),
    ("0, url = http://block.test/", BLOCK),
    ("0 url=http://block.test/", BLOCK),
    ("  5.5 ;url=http://block.test/", BLOCK),
    (".5;url=http://block.test/", BLOCK),
    ("10;url=http://block.test/", BLOCK),
    ("0;url=/deny", "/deny"),
    ("5", ""),
    ("0;", ""),
    ("0;url=", ""),
    ("", ""),
    ("url=http://block.test/", ""),
    ("soon; url=http://block.test/", ""),
    ("11;url=http://block.test/", ""),
    ("600;url=http://block.test/", ""),
    ("999999999999;url=http://block.test/", ""),
]


@pytest.mark.parametrize(("value", "where"), REFRESHES)
def test_a_refresh_is_read_as_browsers_read_it(value: str, where: str) -> None:
    assert refresh_target(value) == where


MARKUP = [
    ('<meta http-equiv="refresh" content="0;url=http://block.test/">', BLOCK, SentBy.META),
    ("<META HTTP-EQUIV=Refresh CONTENT=\"0;URL='http://block.test/'\"/>", BLOCK, SentBy.META),
    ("<meta content='3; url=http://block.test/?a=1&amp;b=2' http-equiv=refresh>", f"{BLOCK}?a=1&b=2", SentBy.META),
    ('<meta http-equiv="refresh" content="0;url=../deny">', "http://casino.test/deny", SentBy.META),
    ('<base href="http://block.test/x/"><meta http-equiv=refresh content="0;url=y">', f"{BLOCK}x/y", SentBy.META),
    (f'<meta http-equiv="refresh" content="0;url=http://block.test/">{WORDS}', BLOCK, SentBy.META),
    ('<frameset rows="100%,*"><frame src="http://block.test/"><frame></frameset>', BLOCK, SentBy.FRAME),
    ('<frameset cols="0,*"><frame src=a><frame src="http://block.test/"></frameset>', BLOCK, SentBy.FRAME),
    ('<frameset rows="20,80%"><frame src=a><frame src="//block.test/"></frameset>', BLOCK, SentBy.FRAME),
    ('<frameset><frame src="http://block.test/"></frameset><noframes>No</noframes>', BLOCK, SentBy.FRAME),
    ('<iframe src="http://block.test/" width="100%" height="100%"></iframe>', BLOCK, SentBy.FRAME),
    ('<iframe style="width:100vw; height:100vh" src=http://block.test/></iframe>', BLOCK, SentBy.FRAME),
    ('<iframe src="http://block.test/" style="position:fixed;top:0;left:0;right:0;bottom:0">', BLOCK, SentBy.FRAME),
    ("<style>iframe{width:100%;height:100%}</style><iframe src=http://block.test/>", BLOCK, SentBy.FRAME),
    ('<object data="http://block.test/" type="text/html" width="100%" height="100%"></object>', BLOCK, SentBy.FRAME),
    ('<embed src="http://block.test/" type="text/html" style="width:100vw;height:100vh">', BLOCK, SentBy.FRAME),
    (
        "<style>.all{position:absolute;inset:0}</style><iframe class='x all' src=http://block.test/>",
        BLOCK,
        SentBy.FRAME,
    ),
    ("<style>body #f{width:100%;height:100vh}</style><iframe id=f src=http://block.test/>", BLOCK, SentBy.FRAME),
]


@pytest.mark.parametrize(("text", "url", "how"), MARKUP)
def test_markup_sends_the_browser_on(text: str, url: str, how: SentBy) -> None:
    assert _sent(f"<html><head></head>{text}</html>") == (url, how)


SCRIPTS = [
    "location='http://block.test/'",
    "location = 'http://block.test/';",
    "window.location='http://block.test/'",
    'window.location.href = "http://block.test/";',
    "document.location.href='http://block.test/'",
    "top.location='http://block.test/'",
    "self.location.replace('http://block.test/')",
    "window.top.location.href='http://block.test/'",
    "parent.location.assign('http://block.test/')",
    "location.replace(`http://block.test/`)",
    "window.open('http://block.test/', '_self')",
    r"location='http:\/\/block.test\/'",
    r"location='\u0068ttp://\x62lock.test/'",
    "var u = 'http://block.test/'; window.location = u;",
    "const host='block.test';location.href='http://'+host+'/'",
    "const host = 'block.test'; location.href = `http://${host}/`;",
    "(function(){ window.location='http://block.test/' })();",
    "(() => { location.href='http://block.test/' })()",
    "!function(){location='http://block.test/'}()",
    "setTimeout(function(){ location.replace('http://block.test/') }, 100)",
    "setTimeout(() => location.replace('http://block.test/'), 100)",
    "setTimeout(\"window.location.href='http://block.test/'\", 100)",
    "function go(){ location='http://block.test/' } setTimeout('go()', 100);",
    "eval('location=\\'http://block.test/\\'')",
    "window.onload = function () { location = 'http://block.test/' }",
    "window.addEventListener('load', function(){ location='http://block.test/' })",
    "document.addEventListener('DOMContentLoaded', () => { location='http://block.test/' });",
    "function go(){ location='http://block.test/' } go();",
    "try { top.location = 'http://block.test/' } catch (e) { }",
    "// if this\nlocation='http://block.test/' /* else */",
    "<!--\nlocation='http://block.test/'\n//-->",
]


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_script_sends_the_browser_on(script: str) -> None:
    assert _sent(f"<html><script>{script}</script>Please wait") == (BLOCK, SentBy.SCRIPT)


def test_a_script_that_runs_when_the_body_is_loaded_counts() -> None:
    text = "<script>function go(){window.location='http://block.test/'}</script><body onload='go()'>"
    assert _sent(text) == (BLOCK, SentBy.SCRIPT)
    assert _sent("<body onload=\"location='http://block.test/'\">") == (BLOCK, SentBy.SCRIPT)


CARRYING = [
    ("'?u=' + encodeURIComponent(location.href)", "?u=http%3A%2F%2Fcasino.test%2Fplay%3Fa%3D1"),
    ("'?u=' + location.hostname", "?u=casino.test"),
    ("'?u=' + escape(document.URL) + '&t=' + Date.now()", "?u=http%3A//casino.test/play%3Fa%3D1&t="),
    ("'?u=' + btoa(window.location.host)", "?u=Y2FzaW5vLnRlc3Q="),
    ("`?u=${location.protocol}//${location.host}`", "?u=http://casino.test"),
    ("('?r=' + Math.random())", "?r="),
]


@pytest.mark.parametrize(("added", "query"), CARRYING)
def test_what_a_script_adds_of_the_pages_address_is_known(added: str, query: str) -> None:
    assert _sent(f"<script>location='http://block.test/'+{added}</script>") == (BLOCK + query, SentBy.SCRIPT)


INNOCENT = [
    # nothing leads elsewhere
    '<meta http-equiv="refresh" content="30">',
    '<meta http-equiv="refresh" content="0;url=http://casino.test/play?a=1#top">',
    '<meta http-equiv="refresh" content="900;url=http://block.test/">',
    "<script>location = location.href</script>",
    "<script>location.reload()</script>",
    "<script>location = 'javascript:void(0)'</script>",
    "<script>location.hash = 'http://block.test/'</script>",
    # it is done under a condition, or when somebody does something, or never
    "<script>if (top != self) top.location = self.location</script>",
    "<script>if (top !== self) { top.location.href = 'http://block.test/' }</script>",
    "<script>if (!window.fetch) location='http://block.test/old'</script>",
    "<script>if (a) {} else { location='http://block.test/' }</script>",
    "<script>old && (location='http://block.test/')</script>",
    "<script>function out(){ location='http://block.test/logout' }</script>",
    "<script>button.onclick = function(){ location='http://block.test/' }</script>",
    "<script>button.addEventListener('click', () => { location='http://block.test/' })</script>",
    "<script>fetch('/x').catch(e => { location='http://block.test/' })</script>",
    "<script>var location = 'http://block.test/'</script>",
    "<script>map.location = 'http://block.test/'</script>",
    "<script>if (location == 'http://block.test/') x()</script>",
    "<script>var text = \"location='http://block.test/'\"</script>",
    "<script>// location='http://block.test/'</script>",
    "<script type='text/template'>location='http://block.test/'</script>",
    "<script>window.open('http://block.test/')</script>",
    "<!-- <script>location='http://block.test/'</script> -->",
    # for browsers without scripts
    "<noscript><meta http-equiv='refresh' content='0;url=http://block.test/'></noscript>",
    # frames that do not fill the page
    "<iframe src='http://block.test/' width='0' height='0'></iframe>",
    "<iframe src='http://block.test/' width='100%' height='315'></iframe>",
    "<iframe src='http://block.test/' style='display:none;width:100%;height:100%'></iframe>",
    "<iframe src='about:blank' width='100%' height='100%'></iframe>",
    "<object data='http://block.test/' type='application/pdf' width='100%' height='100%'></object>",
    "<embed src='http://block.test/' width='100%' height='100%'>",
    f"{MUCH}<iframe src='http://block.test/' width='100%' height='100%'></iframe>",
    f"{MUCH}<script>location='http://block.test/'</script>",
    "<a href='http://block.test/'>here</a>",
    "",
]


@pytest.mark.parametrize("text", INNOCENT)
def test_what_only_looks_like_a_way_on_is_none(text: str) -> None:
    assert _sent(f"<html>{text}</html>") is None


def test_the_header_comes_first_and_needs_no_page() -> None:
    meta = '<meta http-equiv="refresh" content="0;url=http://other.test/">'
    assert _sent(meta, {**HTML, "refresh": "0;url=http://block.test/"}) == (BLOCK, SentBy.REFRESH)
    assert _sent("", {"content-type": "text/plain", "refresh": "2; url=http://block.test/"}) == (BLOCK, SentBy.REFRESH)


def test_what_is_no_page_sends_nobody_on() -> None:
    script = "location='http://block.test/'"
    assert _sent(f"<script>{script}</script>", {"content-type": "text/plain"}) is None
    assert _sent(f"<script>{script}</script>", {"content-type": "application/json"}) is None
    assert _sent(f" <script>{script}</script>", {}) == (BLOCK, SentBy.SCRIPT)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_one(status: int) -> None:
    found = sent_by_header(status, {"location": "/deny"}, ASKED)
    assert found is not None
    assert (found.url, found.how) == ("http://casino.test/deny", SentBy.LOCATION)


@pytest.mark.parametrize("status", [200, 201, 300, 304, 403])
def test_a_location_beside_another_status_is_none(status: int) -> None:
    assert sent_by_header(status, {"location": BLOCK}, ASKED) is None


@pytest.mark.parametrize(
    "hostile",
    [
        "<meta http-equiv" * 5_000,
        "<meta http-equiv='" * 5_000,
        "<iframe style='" + "a:b;" * 20_000,
        "<script>location" + "=(" * 30_000,
        "<script>location='" + "\\" * 60_000,
        "<script>/*" * 10_000,
        "<script>location=" + "`${" * 20_000,
        "<script>" + "location=a+" * 6_000,
        "<script>" + "location=(b" * 6_000,
        "<script>" + "(function(){" * 5_000 + "location='http://block.test/'",
        "<style>" + "{" * 60_000 + "<iframe src=a>" * 100,
        "<!--location" * 10_000,
        "<frameset rows='" + "*," * 20_000 + "'><frame src=a>",
    ],
)
def test_hostile_markup_takes_no_time(hostile: str) -> None:
    began = time.monotonic()
    _sent(hostile)
    assert time.monotonic() - began < 5


@pytest.mark.parametrize(
    "script",
    [
        """var a = "eval('' + a)"; eval('' + a)""",
        """var a = "eval(''+a);eval(''+a)"; eval(''+a);eval(''+a)""",
        """var a = "setTimeout('' + a)"; setTimeout('' + a); setTimeout(`${a}`)""",
        "async " * 3_000 + "function(){ x = 1 }",
    ],
)
def test_a_script_that_runs_itself_comes_to_an_end(script: str) -> None:
    assert assigned_address([script], ASKED) == ""


def test_of_the_texts_that_a_script_runs_the_first_are_read() -> None:
    last = """eval("location='http://block.test/'")"""
    assert assigned_address(["eval('x');" * 10 + last], ASKED) == BLOCK
    assert assigned_address(["eval('x');" * 30 + last], ASKED) == ""
    assert assigned_address(["""eval("eval('location=`http://block.test/`')")"""], ASKED) == BLOCK


def test_a_variable_holds_no_more_than_an_address_may() -> None:
    script = "var a='http://block.test/';" + "var a=a+a;" * 16 + "location=a"
    assert len(assigned_address([script], ASKED)) == MAX_URL + 1
    assert _sent(f"<script>{script}</script>") is None


@given(
    st.lists(
        st.sampled_from(
            [
                "<script>", "</script>", "location", ".href", "=", "'http://block.test/'", "(", ")", "{", "}", "if",
                "function", "`${", "+", "<meta http-equiv=refresh content='0;url=", "'>", "<iframe src=", "\\", '"',
            ]
        ),
        max_size=40,
    ).map("".join)
)  # fmt: skip
def test_any_page_is_read_without_an_error_and_leads_to_a_web_address(text: str) -> None:
    found = sent_by_page(HTML, text, ASKED)
    assert found is None or parse_address(found.url).url == found.url


@pytest.mark.parametrize(
    ("location", "asked"),
    [
        ("http://block.test/deny?c=adult content", "http://block.test/deny?c=adult%20content"),
        ("/deny page?c=a b", "http://casino.test/deny%20page?c=a%20b"),
        ("http://somebody:secret@block.test/deny", "http://block.test/deny"),
        ("http://somebody@block.test:8080/deny?at=a@b.test", "http://block.test:8080/deny?at=a@b.test"),
        ("http://block.test/de\tny", "http://block.test/deny"),
        ("http://block.test/deny?by=a@b.test", "http://block.test/deny?by=a@b.test"),
    ],
)
def test_an_address_is_asked_for_as_browsers_do(location: str, asked: str) -> None:
    """Spaces are encoded, and nobody is signed in by a user name that stands in the address."""
    sent = sent_by_header(302, {"location": location}, ASKED)
    assert sent is not None
    assert next_hop(sent).url == asked
