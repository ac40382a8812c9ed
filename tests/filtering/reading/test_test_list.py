"""A test list is read, or everything wrong with it is told: where, what, and what to do."""

import pytest

from tests.filtering.reading.texts import LIST, changed, without
from venuecheck.authoring.document import read
from venuecheck.core.problem import InputError
from venuecheck.filtering.model.page import Expectation, Granularity, TestList
from venuecheck.filtering.reading import test_list
from venuecheck.filtering.reading.test_list import read_test_list, warnings_of


def _read(text: str) -> TestList:
    raw = text.encode()
    return read_test_list(read(raw, "list.yaml"), raw)


def _told(text: str) -> list[str]:
    with pytest.raises(InputError) as caught:
        _read(text)
    return [str(problem) for problem in caught.value.problems]


def test_a_list_is_read_as_it_is_written() -> None:
    found = _read(LIST)
    assert (found.id, found.version, found.digest[:7], len(found.digest)) == ("lab", 1, "sha256:", 71)
    (page,) = found.pages
    assert (page.url, page.granularity, page.vouched_by) == ("http://adult.test/", Granularity.HOST, "lab")
    assert page.expect is not None
    assert page.expect.contains == "ORIGIN-MARKER adult"
    assert [control.id for control in found.controls] == ["c-http", "c-https"]
    assert found.category("harmful").expectation is Expectation.BLOCK
    with pytest.raises(KeyError):
        found.category("none")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            changed(LIST, 'category: "harmful"', 'category: "harmfull"'),
            "list.yaml:19:15: category 'harmfull' is not declared; did you mean 'harmful'?",
        ),
        (
            changed(LIST, 'expectation: "block"', 'expectation: "blocked"'),
            "list.yaml:8:18: 'blocked' cannot be used here; did you mean 'block'?",
        ),
        (
            changed(LIST, 'granularity: "host"', 'granularity: "site"'),
            "list.yaml:21:18: 'site' cannot be used here; use one of: host, path",
        ),
        (changed(LIST, "version: 1", 'version: "one"'), "list.yaml:2:10: a whole number is needed here"),
        (changed(LIST, "version: 1", "version: 0"), "list.yaml:2:10: the version must be 1 or more"),
        (changed(LIST, 'id: "lab"', 'id: "Lab List"'), "list.yaml:1:5: 'Lab List' cannot be an id"),
        (
            changed(LIST, 'id: "adult"', 'id: "c-http"'),
            "list.yaml:17:9: the id 'c-http' is used already on line 10; choose another",
        ),
        (
            changed(LIST, '"http://adult.test/"', '"adult.test"'),
            "list.yaml:18:10: the address must begin with http:// or https://; write it as in a browser's address bar",
        ),
        (
            changed(LIST, '"http://adult.test/"', '"http://jane@adult.test/"'),
            "list.yaml:18:10: the address must not hold a user name or password",
        ),
        (changed(LIST, '"http://adult.test/"', '"http://"'), "list.yaml:18:10: the address names no host"),
        (changed(LIST, '"http://adult.test/"', '"http://adult.test:0/"'), "list.yaml:18:10: the port must be"),
        (changed(LIST, '"http://adult.test/"', '"http://a dult.test/"'), "list.yaml:18:10: the address holds a space"),
        (
            changed(LIST, '"ORIGIN-MARKER adult"', '"abc"'),
            "list.yaml:23:17: the expected text is shorter than 4 characters",
        ),
        (
            changed(LIST, '"ORIGIN-MARKER adult"', '"Adult.test"'),
            "list.yaml:23:17: the expected text is part of the page's address, which a block page repeats",
        ),
        (
            changed(LIST, '    expect:\n      contains: "ORIGIN-MARKER gov"\n', ""),
            "list.yaml:10:5: a control over http needs 'expect', or a sign-in page would pass for it",
        ),
        (
            changed(LIST, 'title: "Lab list"', 'titel: "Lab list"'),
            "list.yaml:3:1: 'titel' is not known here; did you mean 'title'?",
        ),
        (without(LIST, "edition"), "'edition' is missing here; add 'edition:'"),
        (
            changed(LIST, '      contains: "ORIGIN-MARKER adult"', '      holds: "ORIGIN-MARKER adult"'),
            "'holds' is not known here",
        ),
        (LIST[: LIST.index("pages:")] + "pages: []\n", "list.yaml:16:8: 'pages' is empty; add at least one"),
        (
            changed(LIST, "version: 1", "version: 1\nversion: 2"),
            "list.yaml:3:1: 'version' is given twice (first on line 2)",
        ),
    ],
)
def test_a_mistake_is_told_with_its_place_and_what_to_do(text: str, told: str) -> None:
    assert any(told in line for line in _told(text)), _told(text)


def test_all_mistakes_are_told_at_once_in_the_files_order() -> None:
    text = changed(LIST, 'category: "harmful"', 'category: "x"')
    text = changed(text, 'id: "c-https"', 'id: "C"')
    text = changed(text, '"http://adult.test/"', '"adult"')
    assert [line.split(":")[1] for line in _told(text)] == ["14", "18", "19"]


def test_a_text_that_is_only_the_sites_name_is_doubtful() -> None:
    """Whoever blocks a site names it."""
    text = changed(LIST, '"ORIGIN-MARKER adult"', '"The Adult"')
    document = read(text.encode(), "list.yaml")
    assert any("only the site's name" in str(each) for each in warnings_of(document))
    assert not any("only the site's name" in str(each) for each in warnings_of(read(LIST.encode(), "list.yaml")))


def test_what_is_doubtful_is_a_warning_and_no_obstacle() -> None:
    text = changed(LIST, '    expect:\n      contains: "ORIGIN-MARKER adult"\n', "")
    text = changed(text, "controls:\n", '  - id: "spare"\n    title: "S"\n    expectation: "allow"\ncontrols:\n')
    text = changed(text, '  - id: "c-https"\n    url: "https://gov.test/"\n', "")
    text += '  - id: "secure"\n    url: "https://adult.test/"\n    category: "harmful"\n'
    _read(text)
    told = [str(problem) for problem in warnings_of(read(text.encode(), "list.yaml"))]
    assert len(told) == 3
    assert all(" warning: " in line for line in told)
    assert "never tested" in told[0]
    assert "no control is https" in told[1]
    assert "nor a silence can be proven" in told[2]


def test_a_list_of_too_many_pages_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(test_list, "MAX_PAGES", 3)
    page = '  - {{id: "p{0}", url: "http://p{0}.test/", category: "harmful"}}\n'
    text = LIST + "".join(page.format(number) for number in range(3))
    assert "more than 3 pages; split the list" in _told(text)[0]
