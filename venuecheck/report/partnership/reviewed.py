"""The yearly review: how often points to check were raised, and what was then decided."""

from venuecheck.collate.picture import Picture
from venuecheck.report.partnership.actions import Titles
from venuecheck.report.partnership.overall import MOST_ROWS, columns, left_out
from venuecheck.report.partnership.view import Grid


def rules(picture: Picture, titles: Titles) -> Grid:
    """Points to check, referrals and refusals by rule, in words, and never by who booked."""
    return Grid(
        id="rules",
        title="Yearly review",
        about=(
            "How often each point of a checklist was raised in a year, and what a person then decided. A point that is "
            "raised often and leads nowhere may be worded too widely: have it looked at. No group of people is "
            "recorded or worked out."
        ),
        columns=columns(
            ("rule", "Point to check"),
            ("checklist", "Checklist"),
            ("raised", "Raised"),
            ("referred", "Then referred"),
            ("refused", "Then refused"),
        ),
        rows=tuple(
            (
                titles.point(one.checklist, one.rule),
                titles.checklist(one.checklist),
                one.raised,
                one.referred,
                one.refused,
            )
            for one in picture.rules[:MOST_ROWS]
        )
        + left_out(picture.rules, 5),
        otherwise="No point was raised in a year.",
        in_appendix=True,
    )
