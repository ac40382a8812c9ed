"""What a reference adds to a verdict, and what it never does."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.filtering.judging.situation import list_of
from tests.reference.samples import (
    EXPECTING,
    PLAIN,
    answered_facts,
    judged,
    known,
    silent_facts,
)
from tests.report import samples as made
from venuecheck.filtering.judging.journey import PageFacts, facts_of
from venuecheck.filtering.judging.reference import rests_on_reference, vouchers
from venuecheck.filtering.model.finding import Basis, Mechanism, Verdict
from venuecheck.filtering.model.observation import ExtendedError, Lookup
from venuecheck.filtering.model.page import Page
from venuecheck.filtering.model.reference import PageHealth, Reference, ReferencePage


def test_silence_of_a_page_seen_alive_is_a_block_by_absence() -> None:
    """As with 'expect', and the reason names the reference and its day."""
    finding = judged(silent_facts(PLAIN), known())
    assert (finding.verdict, finding.basis) == (Verdict.BLOCKED, Basis.ABSENCE)
    assert "the reference saw it alive on 15 September 2026" in finding.reason
    assert "the list vouches" not in finding.reason
    assert "reference.alive" in finding.rules
    assert rests_on_reference(finding)
    assert judged(silent_facts(PLAIN), None).verdict is Verdict.INCONCLUSIVE


@pytest.mark.parametrize("facts", [silent_facts(PLAIN, times=1), silent_facts(EXPECTING, times=1)])
def test_one_silence_is_not_enough(facts: PageFacts) -> None:
    """A reference vouches for life, not for the line."""
    assert judged(facts, known(page=facts.page)).verdict is Verdict.INCONCLUSIVE


def test_controls_are_needed_all_the_same() -> None:
    """Without intact controls nothing is blocked."""
    assert judged(silent_facts(PLAIN), known(), intact=False).verdict is Verdict.INCONCLUSIVE


@pytest.mark.parametrize("page", [PLAIN, EXPECTING])
@pytest.mark.parametrize(
    ("standing", "words"),
    [
        (PageHealth.DEAD, "down on"),
        (PageHealth.MOVED, "sent on to another"),
        (PageHealth.CHANGED, "without the"),
    ],
)
def test_a_page_that_is_not_as_listed_proves_nothing(page: Page, standing: PageHealth, words: str) -> None:
    """Even where the list vouches for it; the reason says so, and what to do."""
    finding = judged(silent_facts(page), known(standing, page))
    assert (finding.verdict, finding.basis) == (Verdict.INCONCLUSIVE, None)
    assert words in finding.reason
    assert f"reference.{standing}" in finding.rules
    assert rests_on_reference(finding)


def signed(page: Page) -> PageFacts:
    """Give a page of which DNS says that it is filtered."""
    facts = silent_facts(page)
    steps = [
        replace(step, extended_errors=(ExtendedError(code=15),)) if isinstance(step, Lookup) else step
        for step in facts.observations
    ]
    return facts_of(page, steps)


@pytest.mark.parametrize(
    ("standing", "verdict"),
    [
        (PageHealth.ALIVE, Verdict.BLOCKED),
        (PageHealth.MOVED, Verdict.BLOCKED),
        (PageHealth.CHANGED, Verdict.BLOCKED),
        (PageHealth.DEAD, Verdict.INCONCLUSIVE),
    ],
)
def test_a_filters_sign_counts_unless_the_page_is_dead(standing: PageHealth, verdict: Verdict) -> None:
    """A moved or changed page can still be blocked; of a dead one nothing is concluded."""
    assert judged(signed(EXPECTING), known(standing, EXPECTING)).verdict is verdict


@pytest.mark.parametrize("standing", PageHealth)
def test_what_was_seen_to_open_is_open(standing: PageHealth) -> None:
    """Whatever the reference says."""
    facts = answered_facts(EXPECTING, holds=True)
    assert judged(facts, known(standing, EXPECTING)).verdict is Verdict.REACHED


_SAME = [
    pytest.param({"title": "A place of its own"}, True, id="title"),
    pytest.param({"likeness": "ab" * 32}, True, id="words"),
    pytest.param({"title": "Another"}, False, id="another title"),
    pytest.param({"title": "", "likeness": ""}, False, id="nothing to compare"),
    pytest.param({"title": "A place of its own", "status": 403}, False, id="another status"),
]


@pytest.mark.parametrize(("came", "same"), _SAME)
def test_the_same_content_as_in_the_reference_is_the_page(came: dict[str, str], *, same: bool) -> None:
    """Reached, shown by content, where the list does not say what to expect."""
    finding = judged(answered_facts(PLAIN, **came), known())  # type: ignore[arg-type]
    assert (finding.verdict is Verdict.REACHED) is same
    assert rests_on_reference(finding) is same
    if same:
        assert (finding.basis, finding.mechanism) == (Basis.SHOWN, Mechanism.CONTENT)
        assert "reference.same-content" in finding.rules


def test_the_list_decides_what_to_expect_where_it_says_so() -> None:
    """A title is no substitute for the expected text."""
    came = answered_facts(EXPECTING, title="A place of its own", holds=False)
    assert judged(came, known(page=EXPECTING)).verdict is Verdict.INCONCLUSIVE


@given(
    standing=st.sampled_from(PageHealth),
    page=st.sampled_from([PLAIN, EXPECTING]),
    times=st.integers(1, 3),
    intact=st.booleans(),
)
def test_a_reference_never_opens_a_silent_page_nor_blocks_without_life(
    standing: PageHealth, page: Page, times: int, *, intact: bool
) -> None:
    """Silence is blocked only between intact controls, repeated, of a page that something vouches for."""
    finding = judged(silent_facts(page, times=times), known(standing, page), intact=intact)
    assert finding.verdict is not Verdict.REACHED
    if finding.verdict is Verdict.BLOCKED:
        assert intact
        assert times > 1
        assert standing is PageHealth.ALIVE
        assert finding.basis is Basis.ABSENCE


OTHER = Page(id="q", url="http://elsewhere.test/", category="c")
LIST = list_of(PLAIN, OTHER)


def taken(*pages: ReferencePage) -> dict[str, ReferencePage]:
    """Give what a run may take from a reference of these pages."""
    return vouchers(_reference(*pages), LIST)


def _reference(*pages: ReferencePage) -> Reference:
    return Reference(
        list_id="l",
        list_version=1,
        list_digest="sha256:0",
        made=made.NOW,
        valid=True,
        invalid_reason=None,
        software="venuecheck",
        pages=pages,
    )


def test_only_what_means_the_listed_page_is_taken() -> None:
    """Another address or expected text says nothing; of a page that could not be told, what was seen is kept."""
    for mine in (known(), known(PageHealth.UNSURE)):
        assert taken(mine) == {"p": mine}
    for other in (known(url="http://site.test/b"), known(expects="x"), known(page=EXPECTING)):
        assert taken(other) == {}
    assert taken(known(page=Page(id="gone", url="http://gone.test/"))) == {}


def test_a_restricted_page_is_known_by_its_list_alone() -> None:
    """Its address stands in no reference, so only one of the very same list can mean it."""
    secret = replace(PLAIN, restricted=True)
    seen = known(url=secret.shown)
    for digest, taken_ in (("sha256:0", {"p"}), ("sha256:1", set())):
        reference = replace(_reference(seen), list_digest=digest)
        assert set(vouchers(reference, replace(LIST, pages=(secret,)))) == taken_


def test_a_title_that_unrelated_sites_share_tells_neither() -> None:
    """Two sites behind one challenge page."""
    found = taken(known(likeness="ab"), known(page=OTHER, likeness="cd"))
    assert {(each.title, each.likeness) for each in found.values()} == {("", "ab"), ("", "cd")}
