"""Pages as a server on loopback sends them: alike through everything that differs, and no person in what is kept."""

import html

import pytest

from tests.filtering.vantage.device import MARKER, device, exchange, visited
from tests.filtering.vantage.serving import answering, serving
from venuecheck.filtering.judging.likeness import alike
from venuecheck.filtering.model.answer import Body

PAGE = (
    "<!doctype html><html><head><title>{title}</title><style>p {{ color: red }}</style></head><body>"
    "<h1>You cannot open this page</h1><p>Your school's web filter has stopped {url} because it belongs to {category}."
    "</p><p>Asked for at {time} by {user} from {ip}.</p><p>If you need it for your work, speak to the office, who can "
    "ask for it to be opened.</p><script>var x = '{token}';</script></body></html>"
)
PLAIN = {"title": "Stopped", "url": "", "category": "gambling", "time": "09:31", "user": "", "ip": "", "token": "a"}


def _body(page: str) -> Body:
    with serving(answering(page.encode(), Content_Type="text/html; charset=utf-8")) as port:
        answer = exchange(visited(device(), f"http://127.0.0.1:{port}/")).answer
    assert answer is not None
    assert answer.body is not None
    return answer.body


@pytest.mark.parametrize(
    "changes",
    [
        {"url": "http://127.0.0.1/some/page"},
        {"time": "Tuesday 3 November 2026, 14:02:11"},
        {"category": "weapons and hunting"},
        {"user": "user: jane.doe@school.test", "ip": "client ip: 10.20.30.40"},
        {"token": "f" * 400},
    ],
)
def test_a_block_page_that_tells_something_of_the_request_stays_alike(changes: dict[str, str]) -> None:
    assert alike(_body(PAGE.format(**PLAIN)), _body(PAGE.format(**(PLAIN | changes))))


def test_a_persons_name_leaves_no_trace_in_a_sketch() -> None:
    """The sketch is made of redacted words: two people's pages have the very same one."""
    named = [PAGE.format(**(PLAIN | {"user": f"e-mail {name}@school.test"})) for name in ("jane.doe", "rob.roe")]
    assert _body(named[0]).sketch == _body(named[1]).sketch != ""


def test_other_pages_are_not_alike() -> None:
    museum = "<title>Stopped</title><p>The museum of clocks is closed on Mondays, and all its clocks have stopped."
    assert not alike(_body(PAGE.format(**PLAIN)), _body(museum))


def test_what_holds_the_expected_text_is_sketched_like_everything_else() -> None:
    """A block page may quote what the list expects: only its likeness to others tells it from the page itself."""
    own = PAGE.format(**PLAIN).replace("speak to the office", MARKER)
    for page in (own, PAGE.format(**PLAIN)):
        with serving(answering(page.encode(), Content_Type="text/html; charset=utf-8")) as port:
            body = getattr(exchange(visited(device(), f"http://127.0.0.1:{port}/")).answer, "body", None)
        assert body is not None
        assert body.sketch
        assert body.likeness
        assert body.title == "Stopped"


@pytest.mark.parametrize("quote", ['"', "'"])
def test_a_frame_that_is_written_into_an_empty_page_shows_its_words(quote: str) -> None:
    told = PAGE.format(**PLAIN).partition("<body>")[2].partition("</body>")[0]
    written = html.escape(told)
    frame = f"<body style='margin:0'><iframe title=\"a, b\" width=100% srcdoc={quote}{written}{quote}></iframe></body>"
    assert _body(frame).words == _body(told).words
    assert alike(_body(frame), _body(f"<html><body>{told}</body></html>"))


def test_a_frame_beside_a_pages_own_words_is_not_taken_for_them() -> None:
    own = (
        "<p>The museum of clocks is closed on Mondays, and all its clocks have stopped, but for one that goes on alone."
    )
    assert _body(f"{own}<iframe srcdoc='An advertisement'></iframe>").words == _body(own).words


@pytest.mark.parametrize("hostile", ["<iframe srcdoc=", "<iframe x='", "<iframe " + 'a="b" ' * 20, "<iframe srcdoc='<"])
def test_hostile_frames_take_no_time(hostile: str) -> None:
    text = f"srcdoc {hostile * (300_000 // len(hostile))}"
    assert _body(text).size == len(text)
    assert _body(f"<!--{text}-->").words == 0
