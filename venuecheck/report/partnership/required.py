"""The table of what plans require, over all venues of a partnership."""

from dataclasses import replace

from venuecheck.collate.picture import Picture
from venuecheck.report.partnership.overall import columns
from venuecheck.report.partnership.unusable import SENT_NOT_USABLE, by_way
from venuecheck.report.partnership.view import Grid
from venuecheck.report.setting.requirement_words import REQUIREMENT_WORDS
from venuecheck.report.setting.wording import counted


def requirements(picture: Picture) -> Grid:
    """Requirements of plans by status, and venues by how theirs stand together."""
    told = sum(one.required is not None for one in picture.standings)
    return Grid(
        id="requirements",
        title="Requirements",
        about=(
            f"{counted(told, 'venue')} of {len(picture.standings)} told what is recorded for the requirements of their "
            "plans. Of these each requirement counts once. A venue stands as the worst of its own: it is not reported "
            "where it told nothing, or where nothing is recorded for one of them."
        ),
        columns=columns(("status", "How it stands"), ("requirements", "Requirements"), ("venues", "Venues")),
        rows=tuple(
            (SENT_NOT_USABLE, 0, venues)
            if way == SENT_NOT_USABLE
            else (replace(way, words=REQUIREMENT_WORDS[way.status]), picture.required[way.status], venues)
            for way, venues in by_way(picture.standings, "requirements").items()
        )
        if told
        else (),
        otherwise="No venue told how the requirements of its plans stand.",
    )
