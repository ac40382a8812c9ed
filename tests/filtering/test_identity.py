"""How the filter named the group or policy, and that no person's name is taken for one."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from venuecheck import catalogue
from venuecheck.authoring.document import read, read_file
from venuecheck.core.problem import InputError
from venuecheck.filtering.judging.fingerprint import Fingerprint
from venuecheck.filtering.judging.identity import identified
from venuecheck.filtering.judging.sign import NamesGroup, Sign
from venuecheck.filtering.model.answer import Answer, Body, Redirect
from venuecheck.filtering.model.group_name import plain_group
from venuecheck.filtering.model.observation import Exchange, Purpose
from venuecheck.filtering.model.recognised import Naming
from venuecheck.filtering.model.run import Identified
from venuecheck.filtering.reading.fingerprint import read_fingerprint
from venuecheck.filtering.redaction import redact_url

SENT = "https://uk-www.securly.com/blocked?useremail=robin.example@school.test&policyid={policy}&url=YWR1bHQudGVzdA=="


@pytest.mark.parametrize("name", ["Pupils", "yr9", "Year 9 pupils", "ks3-default", "2006", "Staff_WiFi", "Sixth form"])
def test_what_is_plainly_a_group_is_kept(name: str) -> None:
    assert plain_group(name) == name


@pytest.mark.parametrize(
    "name",
    [
        *("Robin Example", "robin.example", "robin", "Year 9 Robin", "jsmith9", "123456", "pupil-104233", "", " "),
        *("pupils@school.test", "Élèves", "<b>pupils</b>", "year " * 20, "cm9iaW4", "10.20.30.40.50555"),
    ],
)
def test_what_may_be_a_person_is_not_kept(name: str) -> None:
    """A name, a user name, a pupil's number, or whatever is not known."""
    assert plain_group(name) == ""


@given(st.text(max_size=60))
def test_what_is_kept_is_kept_again_and_short(text: str) -> None:
    kept = plain_group(text)
    assert plain_group(kept) == kept
    assert len(kept) <= 40


@pytest.mark.parametrize("parameter", ["group", "groupname", "policy", "policyid", "policyname", "clientgroup"])
def test_an_address_keeps_groups_and_no_people(parameter: str) -> None:
    """Before this a group called after a pupil was kept as it was."""
    url = "http://wall.school.test/deny?{}={}"
    assert redact_url(url.format(parameter, "Year%209%20pupils")) == url.format(parameter, "Year+9+pupils")
    assert redact_url(url.format(parameter, "Robin+Example")) == url.format(parameter, "REMOVED")


def _step(page: str, address: str = "", *, body: str = "", purpose: Purpose = Purpose.PAGE) -> Exchange:
    kept = redact_url(address)
    redirect = Redirect(url=kept, host=kept.split("/")[2], same_site=False, carries_page=True) if address else None
    answer = Answer(
        status=302 if address else 403,
        redirect=redirect,
        body=Body(size=len(body), complete=True, likeness="", title="Blocked by Made Up", text=body),
    )
    return Exchange(
        subject=page,
        visit=1,
        purpose=purpose,
        started=datetime(2026, 9, 21, tzinfo=UTC),
        elapsed=0.1,
        url=f"http://{page}.test/",
        answer=answer,
    )


def _securly() -> Fingerprint:
    path = next(path for path in catalogue.fingerprints() if path.stem == "securly")
    return read_fingerprint(read_file(path))


def test_a_block_pages_address_names_the_policy() -> None:
    """Counted by page; what is no page of the list, what is context, and a person's own policy name nothing."""
    steps = [
        _step("adult", SENT.format(policy=2006)),
        _step("adult", SENT.format(policy=2006)),
        _step("casino", SENT.format(policy=2006)),
        _step("bingo", SENT.format(policy="robin")),
        _step("control", SENT.format(policy=7)),
        _step("museum", SENT.format(policy=8), purpose=Purpose.CONTEXT),
    ]
    found = identified(steps, ("adult", "casino", "bingo", "museum"), [_securly()])
    named = Identified(naming=Naming.POLICY, name="2006", product="securly", pages=2, product_name="Securly")
    assert found == (named,)


def test_another_sites_parameter_names_nothing() -> None:
    """Only a known product's block page is believed."""
    assert identified([_step("adult", "https://shop.test/sale?group=pupils")], ("adult",), [_securly()]) == ()


def test_a_label_in_the_page_names_the_group() -> None:
    """Up to the end of its line, tag or quote."""
    made_up = Fingerprint(
        id="made-up",
        name="Made Up",
        signs=(Sign(title="Blocked by Made Up"),),
        names_group=(NamesGroup(kind=Naming.GROUP, after="Your group:"),),
    )
    page = "<p>Sorry.</p><p>YOUR GROUP: Year 9 pupils</p><p>User: REMOVED</p>"
    assert [each.name for each in identified([_step("adult", body=page)], ("adult",), [made_up])] == ["Year 9 pupils"]
    assert identified([_step("adult", body="Your group: Robin Example")], ("adult",), [made_up]) == ()
    assert identified([_step("adult", body="No group here")], ("adult",), [replace(made_up, names_group=())]) == ()


FINGERPRINT = """\
id: "made-up"
name: "Made Up"
sources: ["https://made-up.test/"]
signs: [{{title: "Blocked by Made Up"}}]
names_group: [{names}]
examples:
  matching:
    - {{about: "the page", title: "Blocked by Made Up", body: "Group: pupils"{said}}}
  not_matching:
    - {{about: "one", title: "No"}}
    - {{about: "two", title: "Nor this"{wrong}}}
"""


@pytest.mark.parametrize(
    ("names", "said", "wrong", "problem"),
    [
        ('{kind: "group", after: "Group:"}', "", "", "it names pupils by names_group"),
        ('{kind: "group", after: "Group:"}', ', names: ["staff"]', "", "it names pupils by names_group"),
        ('{kind: "group", after: "Policy:"}', "", "", "no matching example names a group"),
        ('{kind: "group"}', "", "", "name a parameter, or the text"),
        ('{kind: "group", after: "Group:", parameter: "g"}', "", "", "names both"),
        ('{kind: "group", after: "Group:"}', ', names: ["pupils"]', ', names: ["pupils"]', "a look-alike names no"),
    ],
)
def test_a_fingerprints_naming_is_tried_by_its_examples(names: str, said: str, wrong: str, problem: str) -> None:
    text = FINGERPRINT.format(names=names, said=said, wrong=wrong)
    with pytest.raises(InputError, match=problem):
        read_fingerprint(read(text.encode(), "made-up.yaml"))
