"""Of how many sites one thing was shown is what a plain count over sets gives, at every moment of a run."""

from hypothesis import given
from hypothesis import strategies as st

from venuecheck.filtering.judging.shown import As, Asked, Mark, Shown
from venuecheck.filtering.model.answer import Body

SITES = st.integers(0, 90).map("site{}.test".format)
SHOWN_AS = st.sampled_from(As)
EVENTS = st.one_of(
    st.tuples(st.just("answered"), SITES, SHOWN_AS),
    st.tuples(st.just("sent"), SITES, SHOWN_AS),
    st.tuples(st.just("short"), SITES, SHOWN_AS),
)
NO_WORDS = Body(size=1, complete=True, likeness="", short_mark="0123456789abcdef")


@given(st.lists(EVENTS, max_size=60))
def test_a_share_is_what_a_plain_count_gives(events: list[tuple[str, str, As]]) -> None:
    run, answered, stood = Shown(), set[str](), {"sent": set[str](), "short": set[str]()}
    for what, site, shown_as in events:
        mark = Mark(site=site, maker=site, asked=Asked.MUST_BLOCK, shown_as=shown_as)
        if what == "answered":
            run.add_answered(site)
            answered.add(site)
            continue
        if what == "sent":
            run.add_place(mark, "portal.test")
        else:
            run.add(mark, site, NO_WORDS)
        if shown_as is not As.OWN:
            stood[what].add(site)
        for share, sites in (
            (run.share_sent_to("portal.test"), stood["sent"]),
            (run.share_of_same_short(NO_WORDS), stood["short"]),
        ):
            assert (share.part, share.whole) == (len(sites & answered), len(answered))
            assert share.is_most is (2 * len(sites & answered) >= len(answered))
            assert share.is_nearly_all is (5 * len(sites & answered) >= 4 * len(answered))
