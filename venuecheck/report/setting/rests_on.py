"""When the law and guidance that a paper rests on were last looked at, and what is overdue to be looked at again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from venuecheck.authoring.source import Source
from venuecheck.core import day_words
from venuecheck.report.setting.wording import counted, some


@dataclass(frozen=True, slots=True, kw_only=True)
class OverdueSource:
    """A source that somebody should have looked at again."""

    id: str
    title: str
    url: str
    look_again_by: date
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RestsOn:
    """How old the program's knowledge of the rules was when a report was made."""

    words: str
    """Empty where no sources were given."""
    overdue: tuple[OverdueSource, ...]
    """The longest overdue first."""
    overdue_words: str
    """What stands above those; empty where there is none."""
    others_words: str = ""
    """How many of the other sources are overdue: of test pages, of filters' signs, of the program's constants."""

    @property
    def overdue_lines(self) -> tuple[str, ...]:
        """What is overdue, a paragraph each, for papers without lists."""
        overdue = " ".join((self.overdue_words, "; ".join(one.words for one in self.overdue))).strip()
        return tuple(filter(None, (overdue, self.others_words)))


UNSAID: Final = RestsOn(words="", overdue=(), overdue_words="")


def rests_on(rules: Sequence[Source], today: date, others: Sequence[Source] = ()) -> RestsOn:
    """Say of the sources of rules, and shorter of others, how they stand on a day. What is settled is never overdue."""
    late = sorted((one for one in rules if one.is_overdue(today)), key=lambda one: (one.look_again_by, one.id))
    overdue = tuple(_overdue(one, one.look_again_by) for one in late if one.look_again_by is not None)
    words = (
        f"{_count(len(overdue))} to be looked at again, and may have changed since. Read them before you rely on them,"
        " and ask for a newer version of this program:"
    )
    return RestsOn(
        words=" ".join(_words(rules, today)),
        overdue=overdue,
        overdue_words=words if overdue else "",
        others_words=_others(sum(one.is_overdue(today) for one in others)),
    )


def overdue_of_list(sources: Sequence[Source], today: date) -> str:
    """Say which sources of a list are overdue, in a line; empty where none is."""
    late = [one.title for one in sources if one.is_overdue(today)]
    if not late:
        return ""
    return (
        f"Of what this list rests on, {_count(len(late))} to be looked at again, so that a page may hold something "
        f"else by now: {some(late, _MOST_NAMED)}."
    )


_MOST_NAMED = 3


def _others(number: int) -> str:
    if not number:
        return ""
    return (
        f"Of what the test pages, the signs of web filters and the program's own lists rest on, {_count(number)} to be "
        "looked at again: a page, a sign or an address may have changed since."
    )


def _words(sources: Sequence[Source], today: date) -> list[str]:
    if not sources:
        return []
    looked = sorted(one.looked_at for one in sources if one.looked_at is not None)
    unseen = len(sources) - len(looked)
    said = []
    if looked:
        first, last = day_words.day(looked[0]), day_words.day(looked[-1])
        when = f"on {last}" if first == last else f"between {first} and {last}"
        said.append(f"The law and guidance that this rests on were last looked at {when}.")
    if unseen:
        said.append(
            f"Of {counted(len(sources), 'source')}, {unseen} nobody has read yet: what is said of them is from memory"
            " or from others."
        )
    ahead = [one.look_again_by for one in sources if one.look_again_by is not None and one.look_again_by >= today]
    if ahead:
        said.append(f"The next is due to be looked at by {day_words.day(min(ahead))}.")
    return said


def _count(number: int) -> str:
    return f"{counted(number, 'source')} {'is' if number == 1 else 'are'} overdue"


def _overdue(one: Source, by: date) -> OverdueSource:
    looked = f"last looked at on {day_words.day(one.looked_at)}" if one.looked_at is not None else "never looked at"
    return OverdueSource(
        id=one.id,
        title=one.title,
        url=one.url,
        look_again_by=by,
        words=f"{one.shown}: {looked}, due by {day_words.day(by)}",
    )
