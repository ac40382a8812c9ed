"""Words around numbers, lists and moments, so that every sentence of a report reads like the others."""

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from venuecheck.assurance.check import aware
from venuecheck.core import day_words
from venuecheck.core.london import london_time
from venuecheck.core.plain_text import plain, shortened

if TYPE_CHECKING:
    from collections.abc import Sequence


def label(text: str) -> str:
    """Make a name or a title safe to show, and short enough to stand in a sentence."""
    return shortened(text, 200).strip()


def remark(text: str) -> str:
    """Make what a program says safe to show; it is never long unless something is wrong with it."""
    return shortened(text, 500).strip()


def said(text: str) -> str:
    """Make what a person put on record in a line safe to show."""
    return shortened(text, 1_000).strip()


def prose(text: str) -> str:
    """Make what a person wrote safe to show, as long as it may be."""
    return plain(text, 10_000).strip()


def counted(number: int, noun: str, plural: str = "") -> str:
    """Give `1 page`, `2 pages`."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def was_or_were(number: int) -> str:
    """Give the verb that goes with so many things."""
    return "was" if number == 1 else "were"


def joined(parts: "Sequence[str]") -> str:
    """Give `a, b and c`."""
    return " and ".join((", ".join(parts[:-1]), parts[-1])) if len(parts) > 1 else "".join(parts)


def some(parts: "Sequence[str]", most: int) -> str:
    """Give `a, b and 3 more` where there are more than so many."""
    return joined(parts) if len(parts) <= most else joined([*parts[:most], f"{len(parts) - most} more"])


def capitalised(text: str) -> str:
    """Begin with a capital, and leave the rest as it is: unlike `str.capitalize`, which knows no IT."""
    return f"{text[:1].upper()}{text[1:]}"


def uncapitalised(text: str) -> str:
    """Begin with a small letter, to stand behind a colon; a word such as DNS stays as it is."""
    return text if text[1:2].isupper() else f"{text[:1].lower()}{text[1:]}"


def sentence(text: str) -> str:
    """Give `text` with a capital letter and a full stop."""
    text = text.strip()
    if not text:
        return ""
    return stopped(capitalised(text))


def stopped(text: str) -> str:
    """Give `text` with a full stop, where it does not end with what closes a sentence."""
    return text if text[-1:] in {".", "!", "?", "…"} else f"{text}."


def clause(text: str) -> str:
    """Give `text` without its full stop, to stand before more words."""
    return text.strip().rstrip(".")


def day(when: date) -> str:
    """Give `14 September 2026`: month names are English whatever the computer's language is.

    Of a moment, the day in its own zone: a report says in which zone its times are.
    """
    return day_words.day(when.date() if isinstance(when, datetime) else when)


def month_words(when: date) -> str:
    """Give `Sep 2026`."""
    return f"{day_words.MONTHS[when.month - 1][:3]} {when.year}"


def minute(moment: datetime, like: datetime) -> str:
    """Give `14 September 2026, 09:05`, in the time zone of `like`."""
    local = in_zone(moment, like)
    return f"{day(local.date())}, {local:%H:%M}"


def in_zone(moment: datetime, like: datetime) -> datetime:
    """Move a moment to the zone of `like`; one without a zone is taken for UTC, never for this computer's own.

    Where `like` is as clocks in London show it, so is the moment, whichever side of a change of clocks it is on.
    """
    return london_time(aware(moment)) if _is_londons(like) else aware(moment).astimezone(aware(like).tzinfo)


def _is_londons(moment: datetime) -> bool:
    return aware(moment).utcoffset() == london_time(moment).utcoffset()


def zone_words(moment: datetime) -> str:
    """Name the zone of a moment: `London’s`, `UTC-1`, `UTC+5:30`."""
    if _is_londons(moment):
        return "London’s"
    offset = moment.utcoffset() or timedelta()
    minutes = round(offset.total_seconds() / 60)
    if not minutes:
        return "UTC"
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'+' if minutes > 0 else '-'}{hours}" + (f":{rest:02}" if rest else "")


def seconds(elapsed: float) -> str:
    """Give `34 ms` or `10.0 s`."""
    return f"{elapsed * 1000:.0f} ms" if elapsed < 1 else f"{elapsed:.1f} s"
