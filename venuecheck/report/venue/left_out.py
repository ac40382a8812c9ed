"""Pages that the venue left out of a check: shown with the reason, counted as nothing."""

from collections.abc import Sequence
from dataclasses import dataclass

from venuecheck.core.plain_text import plain
from venuecheck.filtering.model.run import LeftOut
from venuecheck.report.setting.wording import counted, day, label, remark, sentence, was_or_were


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOutShown:
    """One page that was not tried, because the venue says so."""

    page: str
    url: str
    """To be shown as text, never as a link."""
    words: str
    """Why, and until when."""


def left_out_shown(left_out: LeftOut) -> LeftOutShown:
    """Show one."""
    until = f" Left out until {day(left_out.until)}." if left_out.until else ""
    reason = sentence(remark(left_out.reason)) or "No reason is recorded."
    return LeftOutShown(page=label(left_out.page), url=plain(left_out.url), words=reason + until)


def left_out_words(left_out: Sequence[LeftOut] | Sequence[LeftOutShown]) -> str:
    """Say how many, as a clause; empty for none."""
    number = len(left_out)
    return f"{counted(number, 'page')} {was_or_were(number)} left out by the venue" if number else ""
