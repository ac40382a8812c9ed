"""From the picture to the view: what each edition shows, and the sentences that stand first."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from venuecheck.authoring.source import Source
from venuecheck.collate.change import CHANGE_WORDS, Change
from venuecheck.collate.count_at_venues import CountAtVenues
from venuecheck.collate.facts import Partner, VenueFacts
from venuecheck.collate.failures import FailingPage
from venuecheck.collate.groups import group
from venuecheck.collate.picture import Picture
from venuecheck.collate.public import PublicNumbers, last_before, public_numbers
from venuecheck.collate.sent import CountedBundle, NotCounted
from venuecheck.collate.standing import Standing
from venuecheck.core.london import last_moment, london_day, london_time
from venuecheck.core.quarter import Quarter
from venuecheck.report.partnership import booked, overall, public, reviewed
from venuecheck.report.partnership import listed as naming
from venuecheck.report.partnership.actions import Titles, actions
from venuecheck.report.partnership.behind import Said, in_plain_numbers, with_behind
from venuecheck.report.partnership.by_group import for_board
from venuecheck.report.partnership.by_persons import at_venues
from venuecheck.report.partnership.paper import board_paper
from venuecheck.report.partnership.required import requirements
from venuecheck.report.partnership.told_apart import told_apart
from venuecheck.report.partnership.unusable import by_way, not_counted_words, sent_unusable_words
from venuecheck.report.partnership.venue_page import venue_page
from venuecheck.report.partnership.view import (
    MOST_ON_A_PAGE,
    Correction,
    Edition,
    Grid,
    PartnershipView,
    StatusShown,
    Tile,
    VenuePage,
)
from venuecheck.report.partnership.words import (
    CAVEAT,
    DEFINITIONS,
    EDITION_WORDS,
    PLAIN_DEFINITIONS,
    classes_said,
    first_sentence,
    issued,
    plainly,
)
from venuecheck.report.setting.rests_on import rests_on
from venuecheck.report.setting.wording import capitalised, counted, day, label, some

MOST_PAGES = 1_000
_NAMED = 4
"""Venues up to which each has a page of its own."""
_NOTHING: Mapping[str, PublicNumbers] = {}
_CALLED_NOTHING: Mapping[str, str] = {}
_NO_TITLES = Titles()


def build(
    *,
    edition: Edition,
    partnership: tuple[str, str],
    partners: Mapping[str, Partner],
    listed: Sequence[VenueFacts],
    picture: Picture,
    not_counted: Sequence[NotCounted],
    sources: Sequence[CountedBundle],
    is_listed: bool,
    made_at: datetime,
    software: str,
    published: Mapping[str, PublicNumbers] = _NOTHING,
    issued_on: date | None = None,
    corrects: Correction | None = None,
    today: Sequence[Standing] = (),
    rules: Sequence[Source] = (),
    other_sources: Sequence[Source] = (),
    listed_before: Collection[str] | None = None,
    to_ask: Sequence[str] = (),
    called: Mapping[str, str] = _CALLED_NOTHING,
    titles: Titles = _NO_TITLES,
) -> PartnershipView:
    """Make the view of an edition. `partnership` is its id and its name.

    `is_listed` is false where no list says which venues to expect: who is silent can then not be told, and the report
    says so. `published` are the numbers that the public was told, by quarter; `issued_on` is the day on which this one
    is published, and `corrects` what it takes the place of. `today` is how venues stand now, where that is not what the
    picture is of; `listed_before` are the ids of the venues of which the quarter was published before, if it was. The
    public edition holds nothing that names a venue, and so nothing of what is `to_ask`. `called` names venues by id,
    also those that are not there; `titles` are those of checklists and of their points.
    """
    view = PartnershipView(
        edition=edition,
        edition_words=EDITION_WORDS[edition],
        title="Web filters and bookings: all venues",
        partnership=label(partnership[1]) or label(partnership[0]),
        partnership_id=partnership[0],
        made_at=made_at,
        quarter=str(Quarter.of(picture.at)),
        made_words=_stands(picture.at),
        compared_words=f"Compared with {overall.since_words(picture)}",
        issue_words=issued(issued_on, corrects, to_public=edition is Edition.PUBLIC),
        software=label(software),
        venues_total=len(listed),
        headlines=(),
        overdue_lines=(),
        filtering=(),
        bookings=(),
        grids=(),
        pages=(),
        pages_words="",
        paper=None,
        definitions=PLAIN_DEFINITIONS,
        caveat=CAVEAT,
        rests_on=rests_on(rules, london_day(made_at), other_sources),
    )
    if edition is Edition.PUBLIC:
        numbers = public_numbers(picture, [facts.venue for facts in listed], published, listed_before)
        told = _public(view, numbers, last_before(published, numbers.quarter), partners)
        listed_since = overall.came_and_went_words(picture)
        return in_plain_numbers(replace(told, headlines=(*told.headlines, *filter(None, (listed_since,)))))
    listed, picture = told_apart(listed, picture, partners)
    pages = () if len(listed) > MOST_PAGES else tuple(_pages(listed, picture, partners))
    named = {facts.venue.id: naming.name_of(facts.venue) for facts in listed}
    named.update((one.facts.venue.id, naming.name_of(one.facts.venue)) for one in picture.gone)
    whole = replace(
        view,
        overdue_lines=tuple(naming.overdue_lines(picture, listed)),
        filtering=_tiles(by_way(picture.standings, "filtering")),
        bookings=_tiles(by_way(picture.standings, "bookings")),
        grids=(
            *_own(picture, listed, partners, titles),
            *(
                _told(replace(grid, in_appendix=True))
                for grid in _naming(edition, picture, listed, partners, not_counted, sources, {**called, **named})
            ),
        ),
        pages=pages,
        pages_words="" if pages else _no_pages(len(listed)),
        paper=board_paper(picture, listed, partners, not_counted, today) if edition is Edition.BOARD else None,
        definitions=tuple({one.term: one for one in (*PLAIN_DEFINITIONS, *DEFINITIONS)}.values()),
    )
    made = with_behind(whole, tuple(_headlines(picture, listed, not_counted, is_listed=is_listed)), named)
    return replace(made, headlines=(*made.headlines, *to_ask))


def _stands(at: datetime) -> str:
    """Say of when it is: the end of a day, or the minute in which it was made; times are London's."""
    if at == last_moment(london_day(at)):
        return f"As it stood at the end of {day(london_day(at))}"
    return f"As it stood on {day(london_day(at))}, {london_time(at):%H:%M} in London"


def _public(
    view: PartnershipView, numbers: PublicNumbers, before: PublicNumbers | None, partners: Mapping[str, Partner]
) -> PartnershipView:
    was = f"Compared with what was published of {public.quarter_words(before.quarter)}" if before else ""
    return replace(
        view,
        compared_words=was,
        headlines=tuple(public.headlines(numbers)),
        filtering=public.tiles(numbers, numbers.venues.filtering),
        bookings=public.tiles(numbers, numbers.venues.bookings),
        grids=tuple(public.grids(numbers, before, partners)),
    )


def _no_pages(number: int) -> str:
    if not number:
        return ""
    return f"With {number} venues there is no page for each: ask for a partner's or a borough's report."


def _told(grid: Grid) -> Grid:
    """Say of a table that is too long for a page where all of it stands."""
    if len(grid.rows) <= MOST_ON_A_PAGE:
        return grid
    words = f"The first {MOST_ON_A_PAGE:,} of {len(grid.rows):,} rows. The workbook (xlsx) and the CSV have all."
    return replace(grid, more_words=words)


def _tiles(numbers: Mapping[StatusShown, int]) -> tuple[Tile, ...]:
    return tuple(Tile(status=way.status, words=way.words, number=number) for way, number in numbers.items())


def _own(
    picture: Picture, listed: Sequence[VenueFacts], partners: Mapping[str, Partner], titles: Titles
) -> Iterator[Grid]:
    """Give the tables that name no venue; those of them that are in the appendix say so."""
    yield overall.statuses(picture)
    yield from for_board(listed, picture.standings, partners, group("", picture.standings))
    yield overall.changes(picture)
    yield from overall.failing(picture)
    yield overall.questions(picture)
    yield booked.bookings(picture)
    yield booked.overruled(picture)
    yield booked.looked_back(picture)
    yield requirements(picture)
    yield actions(picture)
    yield reviewed.rules(picture, titles)


def _naming(  # noqa: PLR0917 - everything that a table is made of
    edition: Edition,
    picture: Picture,
    listed: Sequence[VenueFacts],
    partners: Mapping[str, Partner],
    not_counted: Sequence[NotCounted],
    sources: Sequence[CountedBundle],
    named: Mapping[str, str],
) -> Iterator[Grid]:
    """Give the tables that name venues."""
    yield naming.not_counted(not_counted, named)
    yield naming.chase(picture, listed, partners)
    yield naming.venues(picture, listed, partners)
    yield naming.moved(picture, listed)
    if picture.arrived:
        yield naming.arrived(picture, partners)
    if picture.gone:
        yield naming.gone(picture, partners)
    if edition is Edition.INSPECTION:
        yield naming.sources(sources, listed)


def _pages(listed: Sequence[VenueFacts], picture: Picture, partners: Mapping[str, Partner]) -> Iterator[VenuePage]:
    failing: dict[str, list[FailingPage]] = {}
    for page in picture.failures.pages:
        failing.setdefault(page.venue, []).append(page)
    for facts, standing in zip(listed, picture.standings, strict=True):
        yield venue_page(facts, standing, tuple(failing.get(facts.venue.id, ())), partners, picture)


def _headlines(
    picture: Picture, listed: Sequence[VenueFacts], not_counted: Sequence[NotCounted], *, is_listed: bool
) -> Iterator[Said]:
    everywhere = CountAtVenues(facts.venue.id for facts in listed)
    if everywhere:
        filtering, bookings = plainly(picture.filtering), plainly(picture.bookings)
        yield Said(words=first_sentence(everywhere, filtering), numbers=(everywhere, *filtering.values()))
        yield Said(words=classes_said(bookings, "bookings"), numbers=tuple(bookings.values()))
    else:
        yield Said(words="No venue is listed.")
    if not is_listed:
        words = "No list of partners was given: venues that sent nothing are missing here, and nobody can be overdue."
        yield Said(words=words)
    untold = [facts.venue for facts in listed if facts.is_untold_then]
    if untold:
        number = CountAtVenues(venue.id for venue in untold)
        names = some([naming.name_of(venue) for venue in untold], _NAMED)
        yield Said(
            words=f"What {counted(number, 'venue')} had told by this day is not here, where it was recorded anew "
            f"since, and reads “could not tell”: {names}. Collate with the files that they sent by then, or with the "
            "database that took them in.",
            numbers=(number,),
        )
    silent = CountAtVenues(one.venue for one in picture.standings if one.is_silent)
    if silent:
        yield Said(
            words=f"Past the day by which it was due, and nothing was sent: {counted(silent, 'venue')}.",
            numbers=(silent,),
        )
    if not_counted:
        yield Said(words=not_counted_words(not_counted))
        words, venues = sent_unusable_words(picture.standings)
        if words:
            yield Said(words=words, numbers=venues)
    for words, numbers in at_venues(picture.standings):
        yield Said(words=words, numbers=numbers)
    for each in (Change.WORSE, Change.SILENT, Change.UNUSABLE, Change.RETIRED, Change.NOTHING_TOLD):
        number = CountAtVenues(one.venue for one in picture.moved if one.change is each)
        if number:
            # the number comes first: it is found in the sentence, and a day has a number too
            words = (
                f"{capitalised(CHANGE_WORDS[each])}: {counted(number, 'venue')}, beside {overall.since_words(picture)}."
            )
            yield Said(words=words, numbers=(number,))
