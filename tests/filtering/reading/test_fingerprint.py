"""A fingerprint is read and its own examples tried, or everything wrong with it is told."""

import pytest

from tests.filtering.reading.texts import FINGERPRINT, changed, without
from venuecheck.authoring.document import read
from venuecheck.core.problem import InputError
from venuecheck.filtering.judging.fingerprint import Fingerprint, product_of, says_little
from venuecheck.filtering.judging.sign import HeaderSign, Sign
from venuecheck.filtering.model.answer import Answer, Body, Redirect
from venuecheck.filtering.reading.fingerprint import read_fingerprint

MATCHING = """\
  matching:
    - about: "the block page"
      status: 403
      title: "Blocked by SchoolWall"
"""


def _read(text: str) -> Fingerprint:
    return read_fingerprint(read(text.encode(), "wall.yaml"))


def _told(text: str) -> list[str]:
    with pytest.raises(InputError) as caught:
        _read(text)
    return [str(problem) for problem in caught.value.problems]


def _answer(status: int = 200, title: str = "", text: str = "", server: str = "", location: str = "") -> Answer:
    redirect = Redirect(url=location, host="", same_site=False, carries_page=False) if location else None
    headers = (("server", server),) if server else ()
    body = Body(size=len(text), complete=True, likeness="", title=title, text=text)
    return Answer(status=status, headers=headers, body=body, redirect=redirect)


def test_a_fingerprint_is_read_as_it_is_written() -> None:
    found = _read(FINGERPRINT)
    assert (found.id, found.name, len(found.signs), found.failures) == ("schoolwall", "SchoolWall", 2, ())
    assert found.signs[0] == Sign(title="Blocked by SchoolWall", status=403)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (changed(FINGERPRINT, 'id: "schoolwall"', 'id: "School Wall"'), "wall.yaml:1:5: 'School Wall' cannot be an id"),
        (
            changed(FINGERPRINT, '  - title: "Blocked by SchoolWall"\n    status: 403\n', "  - status: 403\n"),
            "wall.yaml:6:5: a status alone never tells a product; add a host, location, title, body or header",
        ),
        (
            changed(FINGERPRINT, '  - header: {name: "x-schoolwall", contains: "denied"}\n', '  - titel: "x"\n'),
            "wall.yaml:8:5: 'titel' is not known here; did you mean 'title'?",
        ),
        (
            changed(
                FINGERPRINT,
                '    - about: "another refusal"\n      status: 403\n      title: "Access denied"\n',
                '    - about: "another refusal"\n      status: 403\n      title: "blocked by schoolwall today"\n',
            ),
            "wall.yaml:17:7: a sign matches this look-alike",
        ),
        (
            changed(
                FINGERPRINT, '      status: 403\n      title: "Blocked by SchoolWall"\n', '      title: "Blocked"\n'
            ),
            "wall.yaml:11:7: no sign matches this example",
        ),
        (
            changed(FINGERPRINT, '    - about: "an article"\n      title: "How we chose SchoolWall"\n', ""),
            "there are too few look-alikes; give at least two that must not match",
        ),
        (without(FINGERPRINT, 'name: "SchoolWall"'), "'name' is missing here; add 'name:'"),
        (
            FINGERPRINT[: FINGERPRINT.index("signs:")] + "signs: []\n" + FINGERPRINT[FINGERPRINT.index("examples:") :],
            "a fingerprint needs at least one sign",
        ),
        (changed(FINGERPRINT, MATCHING, "  matching: []\n"), "no example matches; give at least one that does"),
        (FINGERPRINT + "failures:\n  - status: 503\n", "a status alone never tells a product"),
    ],
)
def test_a_mistake_is_told_with_its_place_and_what_to_do(text: str, told: str) -> None:
    assert any(told in line for line in _told(text)), _told(text)


@pytest.mark.parametrize(
    ("answer", "matches"),
    [
        (_answer(403, "BLOCKED BY schoolwall - Pupils"), True),
        (_answer(200, "Blocked by SchoolWall"), False),
        (_answer(302, location="http://wall.test/DENY/?cat=7"), True),
        (_answer(200, location=""), False),
        (_answer(200, server="SchoolWall/2"), True),
        (_answer(200, server="other"), False),
        (_answer(200, text="... this page is not for pupils ..."), True),
        (_answer(503, "Site down", "this page is not for pupils"), False),
        (Answer(status=403), False),
    ],
)
def test_a_sign_matches_where_all_that_it_names_is_there(answer: Answer, matches: bool) -> None:  # noqa: FBT001
    wall = Fingerprint(
        id="w",
        name="W",
        signs=(
            Sign(title="Blocked by SchoolWall", status=403),
            Sign(location="/deny/"),
            Sign(header=HeaderSign(name="Server", contains="schoolwall")),
            Sign(body="Not for pupils"),
        ),
        failures=(Sign(title="Site down"),),
    )
    assert wall.matches(answer) is matches
    assert (product_of(answer, (wall,)) is wall) is matches


@pytest.mark.parametrize(
    ("answer", "little"),
    [
        (_answer(200), False),
        (_answer(403), False),
        (_answer(451), False),
        (_answer(404), True),
        (_answer(410), True),
        (_answer(500), True),
        (_answer(301), True),
        (_answer(403, server="cloudflare"), True),
        (_answer(403, server="AkamaiGHost"), True),
        (_answer(429, server="CloudFront"), True),
        (_answer(200, server="cloudflare"), False),
        (_answer(403, server="squid/5.7"), False),
    ],
)
def test_answers_that_many_sites_give_in_the_same_words_say_little(answer: Answer, little: bool) -> None:  # noqa: FBT001
    assert says_little(answer, ()) is little
