"""The tables that name venues: all of them, whom to chase, what changed, what was not counted, where it comes from."""

from collections.abc import Iterator, Mapping, Sequence

from venuecheck.assurance.status import STATUS_WORDS, Status
from venuecheck.collate.change import CHANGE_WORDS
from venuecheck.collate.facts import ListedVenue, Partner, VenueFacts
from venuecheck.collate.gone import arrived_by_way
from venuecheck.collate.picture import Picture
from venuecheck.collate.sent import CountedBundle, NotCounted
from venuecheck.collate.standing import Standing
from venuecheck.core.london import london_day
from venuecheck.core.venue import VENUE_KIND_WORDS
from venuecheck.report.partnership.by_persons import counts_words
from venuecheck.report.partnership.overall import columns, counted_before, nothing_heard, since_words
from venuecheck.report.partnership.unusable import NOT_USABLE, side_shown, unusable_words, way_of, whose_words
from venuecheck.report.partnership.view import MOST_ON_A_PAGE, Cell, Grid
from venuecheck.report.setting.requirement_words import REQUIREMENT_WORDS
from venuecheck.report.setting.wording import counted, day, label, stopped, uncapitalised


def venues(picture: Picture, listed: Sequence[VenueFacts], partners: Mapping[str, Partner]) -> Grid:
    """Every venue with how it stands: in the list's order, or, where a page cannot show all, the worst first."""
    rows = list(zip(listed, picture.standings, strict=True))
    if len(rows) > MOST_ON_A_PAGE:
        order = list(Status)
        rows.sort(
            key=lambda row: (
                order.index(row[1].filtering),
                order.index(row[1].bookings),
                order.index(row[1].requirements),
            )
        )
    return Grid(
        id="venues",
        title="Venues",
        about="Every venue of the list, with how it stands and when it was last heard of.",
        columns=columns(
            ("venue", "Venue"),
            ("kind", "Kind"),
            ("partner", "Partner"),
            ("filtering", "Web filter"),
            ("bookings", "Bookings and procedures"),
            ("requirements", "Requirements"),
            ("last_heard", "Last heard of"),
            ("overdue", "Past its day"),
            ("beside", "Beside it"),
        ),
        rows=tuple(
            (
                name_of(facts.venue),
                VENUE_KIND_WORDS[facts.venue.kind],
                partner_name(facts.venue, partners),
                side_shown(standing.filtering, standing.counted.filtering, standing),
                side_shown(standing.bookings, standing.counted.bookings, standing),
                side_shown(standing.requirements, standing.counted.requirements, standing, REQUIREMENT_WORDS),
                standing.last_heard or _never(standing, picture),
                _overdue_words(standing),
                ". ".join(filter(None, (counts_words([standing]), unusable_words(standing)))),
            )
            for facts, standing in rows
        ),
        otherwise="No venue is listed.",
    )


def _overdue_words(standing: Standing) -> str:
    if standing.was_due is not None:
        return "past its day then, and answered since"
    if standing.overdue and standing.to_send_again:
        return NOT_USABLE.lower()
    return "past its day" if standing.overdue else ""


def chase(picture: Picture, listed: Sequence[VenueFacts], partners: Mapping[str, Partner]) -> Grid:
    """Whom to chase, the longest silent first."""
    by_id = {facts.venue.id: facts.venue for facts in listed}
    standings = {standing.venue: standing for standing in picture.standings}
    return Grid(
        id="chase",
        title="Past the day they were due",
        about=(
            "The longest silent first; whoever sent what is not usable is asked to send it again. The program writes "
            "the letters, and knows to whom the next one goes."
        ),
        columns=columns(
            ("venue", "Venue"),
            ("partner", "Partner"),
            ("last_heard", "Last heard of"),
            ("due", "Was due by"),
            ("late", "Late by"),
        ),
        rows=tuple(_chase(by_id[venue], standings[venue], partners, picture) for venue in picture.overdue),
        otherwise="Nobody is past that day.",
    )


def _chase(
    venue: ListedVenue, standing: Standing, partners: Mapping[str, Partner], picture: Picture
) -> tuple[Cell, ...]:
    return (
        name_of(venue),
        partner_name(venue, partners),
        standing.last_heard or _never(standing, picture),
        standing.due or "at once",
        _late_words(standing, picture),
    )


def _never(standing: Standing, picture: Picture) -> str:
    """Say of a venue of which nothing that counts is here whether anything ever came: “never” where nothing did."""
    if standing.unusable:
        return "nothing usable"
    return f"counted in {heard}" if (heard := counted_before(picture, standing.venue)) else "never"


def _late_words(standing: Standing, picture: Picture) -> str:
    late = counted((london_day(picture.at) - standing.due).days, "day") if standing.due else ""
    if standing.unusable:
        return f"{late}; {NOT_USABLE.lower()}" if late else NOT_USABLE.lower()
    return late or ("" if counted_before(picture, standing.venue) else "never heard of")


def overdue_lines(picture: Picture, listed: Sequence[VenueFacts]) -> Iterator[str]:
    """Say of each overdue venue since when; of a day that is past, who was, and answered since."""
    names = {facts.venue.id: name_of(facts.venue) for facts in listed}
    standings = {standing.venue: standing for standing in picture.standings}
    for venue in picture.overdue:
        standing = standings[venue]
        if standing.last_heard is None or standing.due is None:
            begins = (NOT_USABLE if standing.to_send_again else STATUS_WORDS[Status.NOT_REPORTED]).upper()
            sent = unusable_words(standing).removeprefix(f"{NOT_USABLE}: " if standing.to_send_again else "")
            words = sent if standing.to_send_again else uncapitalised(sent)
            yield f"{begins} {names[venue]} ({venue}): {words or f'{nothing_heard(picture, venue)} of it'}."
        else:
            begins = (NOT_USABLE if standing.to_send_again else "past its day").upper()
            late = counted((london_day(picture.at) - standing.due).days, "day")
            yield (
                f"{begins} {names[venue]} ({venue}): last heard of on {day(standing.last_heard)}, "
                f"was due by {day(standing.due)}, {late} late."
            )
    for standing in picture.standings:
        if standing.was_due is not None and standing.last_heard is not None:
            yield (
                f"WAS PAST ITS DAY {names[standing.venue]} ({standing.venue}): was due by {day(standing.was_due)}, "
                f"and answered on {day(standing.last_heard)}: what came then speaks for this day."
            )


def moved(picture: Picture, listed: Sequence[VenueFacts]) -> Grid:
    """Name the venues that changed; those that were not there then are named by themselves."""
    new = {one.venue.id for one in picture.arrived}
    by_id = {facts.venue.id: facts.venue for facts in listed}
    return Grid(
        id="moved",
        title="Venues that changed",
        about=f"How the web filter stands beside {since_words(picture)}. Those that got worse first.",
        columns=columns(
            ("venue", "Venue"), ("before", day(picture.before)), ("now", day(picture.at)), ("change", "Change")
        ),
        rows=tuple(
            (
                name_of(by_id[one.venue]),
                way_of(one.before, unusable=one.unusable[0]) if one.before else "not listed",
                way_of(one.now, unusable=one.unusable[1]),
                CHANGE_WORDS[one.change],
            )
            for one in picture.moved
            if one.venue not in new
        ),
        otherwise="Every venue stands as it stood then.",
    )


def arrived(picture: Picture, partners: Mapping[str, Partner]) -> Grid:
    """Name the venues that opened, or were put into the list."""
    return Grid(
        id="arrived",
        title="Venues opened or listed",
        about=f"By the list of partners, after {day(picture.before)}.",
        columns=columns(("venue", "Venue"), ("partner", "Partner"), ("came", "How it came"), ("on", "From")),
        rows=tuple(
            (name_of(one.venue), partner_name(one.venue, partners), words.lower(), one.opened or "")
            for words, some in arrived_by_way(picture.arrived)
            for one in some
        ),
        otherwise="No venue opened or was put into the list.",
    )


def gone(picture: Picture, partners: Mapping[str, Partner]) -> Grid:
    """Name the venues that closed or merged."""
    return Grid(
        id="gone",
        title="Venues closed or merged",
        about=(
            f"By the list of partners, after {day(picture.before)}. Bookings that were begun there before stay in the "
            "numbers."
        ),
        columns=columns(("venue", "Venue"), ("partner", "Partner"), ("became", "What became of it"), ("on", "From")),
        rows=tuple(
            (
                name_of(one.facts.venue),
                partner_name(one.facts.venue, partners),
                f"merged into {label(one.into)}" if one.into else "closed",
                one.since,
            )
            for one in picture.gone
        ),
        otherwise="No venue closed or merged.",
    )


def not_counted(troubles: Sequence[NotCounted], names: Mapping[str, str]) -> Grid:
    """What was sent and is not counted, a line each; `names` are those of venues by their ids."""
    return Grid(
        id="not_counted",
        title="Sent, and not counted",
        about=(
            "Nothing of these is in the numbers, but for what a line says is. A venue stands no better than the worst "
            "file that was sent for it and cannot be used. A single record that is dated in the future counts neither "
            "for nor against it until then. "
            "What is settled needs nothing more."
        ),
        columns=columns(
            ("source", "What was sent"), ("venue", "Venue"), ("why", "Why it is not counted, and what to do")
        ),
        rows=tuple(
            (label(one.source), whose_words(one, names), stopped(label(one.words[:1].upper()) + one.words[1:]))
            for one in troubles
        ),
        otherwise="Everything that was sent is counted.",
    )


def sources(found: Sequence[CountedBundle], listed: Sequence[VenueFacts]) -> Grid:
    """Where everything comes from: the bundles, with digest and key."""
    names = {facts.venue.id: name_of(facts.venue) for facts in listed}
    return Grid(
        id="sources",
        title="Sources",
        about="Every bundle that is counted, by the SHA-256 of what was signed, and the key that signed it.",
        columns=columns(
            ("venue", "Venue"),
            ("source", "File"),
            ("made", "Made on"),
            ("digest", "SHA-256"),
            ("key", "Key"),
            ("compared", "Key compared"),
        ),
        rows=tuple(
            (
                names.get(one.venue, one.venue),
                label(one.source),
                london_day(one.made_at),
                one.digest,
                one.fingerprint,
                "yes" if one.compared else "no",
            )
            for one in found
        ),
        otherwise="No bundle is counted.",
    )


def name_of(venue: ListedVenue) -> str:
    """Name a venue."""
    return label(venue.name) or label(venue.id)


def partner_name(venue: ListedVenue, partners: Mapping[str, Partner]) -> str:
    """Name a venue's partner; empty where there is no list."""
    partner = partners.get(venue.partner)
    return label(partner.name) if partner else ""
