"""What named persons stated of a requirement, in words: the newest, and who said otherwise before."""

from collections.abc import Iterable, Iterator
from typing import Final

from venuecheck.assurance.check import aware
from venuecheck.core.london import london_day
from venuecheck.plans.said import SignOff, Stated
from venuecheck.report.setting.wording import day, label, said, sentence

STATED_WORDS: Final[dict[Stated, str]] = {
    Stated.MET: "Met.",
    Stated.PARTLY: "Met in part.",
    Stated.NOT_MET: "Not met.",
}


def stated_words(signed: SignOff) -> str:
    """Say whether somebody stated that a requirement is met, and by how much."""
    figure = ""
    if signed.figure is not None and signed.target is not None:
        figure = f" {signed.figure:g} against a target of {signed.target:g}."
        if signed.stated is not Stated.MET and signed.figure >= signed.target:
            figure += " The figure meets its target: ask whoever signed what is missing."
    return f"{STATED_WORDS[signed.stated]}{figure}"


def signed_words(signed: SignOff) -> str:
    """Say what somebody stated of a requirement, with what shows it; that it is simply met goes without saying."""
    stated = stated_words(signed).removeprefix(STATED_WORDS[Stated.MET]).strip()
    return " ".join(filter(None, (stated, sentence(said(signed.statement)) or "No more is said.")))


def otherwise_words(newest: SignOff, before: Iterable[SignOff]) -> Iterator[str]:
    """Say who else said of it that it is not met, or in part, and has said nothing of it since."""
    last: dict[str, SignOff] = {}
    for one in sorted(before, key=lambda each: aware(each.at)):
        if one.key == newest.key:
            last[one.person.casefold()] = one
    for person, one in last.items():
        if person != newest.person.casefold() and one.stated is not Stated.MET:
            by = label(one.person) + (f", {label(one.role)}" if one.role else "")
            yield f"Before that, on {day(london_day(one.at))}, {by}, said: {signed_words(one)}"
