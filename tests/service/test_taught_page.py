"""A venue teaches its own block page once, and it counts as much as a shipped fingerprint."""

from pathlib import Path

import pytest

from venuecheck.core.problem import InputError
from venuecheck.filtering.judging.fingerprint import TAUGHT, product_of
from venuecheck.filtering.model.answer import Answer, Body, Redirect
from venuecheck.service.filter_checks.fingerprints import load_fingerprints
from venuecheck.service.sites.site import Site, load_site

_SITE = 'venue: {id: "v", kind: "school"}\nnetworks: [{id: "pupils"}]\n'
_TAUGHT = 'filter: {title: "Not for our pupils", host: "blocked.school.test", text: "Ask the library desk for it"}\n'


def _site(folder: Path, more: str) -> Site:
    path = folder / "venuecheck.yaml"
    path.write_text(_SITE + more, encoding="utf-8")
    return load_site(path)


def _page(title: str = "", text: str = "", location: str = "") -> Answer:
    host = location.partition("://")[2].partition("/")[0]
    redirect = Redirect(url=location, host=host, same_site=False, carries_page=False) if location else None
    return Answer(status=200, body=Body(size=9, complete=True, likeness="", title=title, text=text), redirect=redirect)


@pytest.mark.parametrize(
    ("answer", "known"),
    [
        (_page(title="NOT for our pupils - Year 9"), True),
        (_page(text="<p>Ask the library desk for it.</p>"), True),
        (_page(location="http://blocked.school.test/?u=x"), True),
        (_page(location="http://www.school.test/blocked.school.test"), False),
        (_page(title="For our pupils"), False),
        (_page(text="Ask the library desk"), False),
    ],
)
def test_any_one_of_what_was_taught_is_enough(tmp_path: Path, answer: Answer, known: bool) -> None:  # noqa: FBT001
    fingerprints, _ = load_fingerprints(_site(tmp_path, _TAUGHT).taught)
    found = product_of(answer, fingerprints)
    assert (found is not None and found.id == TAUGHT) is known


def test_what_is_taught_changes_the_version_of_the_signs(tmp_path: Path) -> None:
    """Two checks between which a page was taught are told apart."""
    assert load_fingerprints(_site(tmp_path, _TAUGHT).taught)[1] != load_fingerprints(_site(tmp_path, "").taught)[1]


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("filter: {}\n", "it does not say how the block page is known"),
        ('filter: {host: "http://x.test/"}\n', "this is no host name"),
        ('filter: {host: "test"}\n', "this is no host name"),
        ('filter: {title: "Stop"}\n', "too short to tell a page"),
        ('filter: {title: "Welcome to nginx!"}\n', "sites' own pages say this, too"),
        ('filter: {text: "This site is under maintenance"}\n', "sites' own pages say this, too"),
        ('filter: {titel: "Not for our pupils"}\n', "did you mean 'title'?"),
    ],
)
def test_what_tells_no_block_page_is_a_mistake(tmp_path: Path, written: str, told: str) -> None:
    with pytest.raises(InputError, match=told.replace("?", r"\?")):
        _site(tmp_path, written)
