"""To whom a letter goes where nobody names anybody else: it follows the record, and what the venue says of itself."""

import re
from collections.abc import Mapping
from typing import Final

from venuecheck.assessment.addressee import Addressee, addressee, addressee_words
from venuecheck.assessment.assessment import Assessment
from venuecheck.assessment.letter_kind import LetterKind
from venuecheck.core.actor import Role
from venuecheck.core.problem import Problem
from venuecheck.service.bookings.letter_values import who_books
from venuecheck.service.bookings.letter_words import line
from venuecheck.service.sites.site import Site

_SETTINGS: Final[Mapping[Addressee, tuple[str, ...]]] = {
    Addressee.PREVENT: ("coordinator",),
    Addressee.SAFEGUARDING: ("safeguarding",),
    Addressee.COMMUNITY_SAFETY: ("community_safety", "legal"),
    Addressee.LEGAL: ("legal",),
    Addressee.EDUCATION: (),
    Addressee.ELECTORAL: ("electoral",),
    Addressee.DECIDER: (),
}
"""Under which of `letters:` a venue says whom to write to, the first of them first."""

_ANSWERS_FOR_IT: Final = "responsible"
_MAIL: Final = re.compile(r"[^\s,;:/(<]+@")
_AFTER_NAME: Final = re.compile(r"[,;:/(<\d@+]")
_LEADS_ON: Final = frozenset(
    {"-", "–", "and", "at", "by", "e-mail", "email", "mobile", "on", "or", "phone", "tel", "via"}
)


def recipient(site: Site, assessment: Assessment, kind: LetterKind) -> str:
    """Give to whom a letter goes; empty where it is not known."""
    if kind is LetterKind.OWNER_ADVICE:
        return next((line(one.shown) for one in assessment.answers if one.question == "place"), "")
    return _of_referral(site, addressee(assessment)) if kind is LetterKind.REFERRAL else _organiser(assessment)


def _organiser(assessment: Assessment) -> str:
    """Give whom a letter to the organiser greets: who answers for it on the day, or else whoever books."""
    said = next((line(one.shown) for one in assessment.answers if one.question == _ANSWERS_FOR_IT), "")
    return _name_in(said) or who_books(assessment)


def _name_in(contact: str) -> str:
    """Give the name at the beginning of a name with a number or an address; empty where there is none."""
    without_mail = _MAIL.sub("@", contact)
    words = _AFTER_NAME.split(without_mail, maxsplit=1)[0].split()
    while words and words[-1].casefold().rstrip(".") in _LEADS_ON:
        words.pop()
    return " ".join(words)


def missing_recipient(site: Site, assessment: Assessment, kind: LetterKind) -> Problem:
    """Say that it is not known to whom a letter goes, and where to name them."""
    fix, setting = "name them", ""
    if kind is LetterKind.REFERRAL:
        whom = addressee(assessment)
        words, setting = addressee_words(whom, site.venue.nation), next(iter(_SETTINGS[whom]), "")
        fix = f"name them: {words}" + ("; or say it in the venue's settings" if setting else "")
    what = "it is not known to whom this letter goes"
    return Problem(field="to", what=what, fix=fix, setting=("letters", setting) if setting else ())


def _of_referral(site: Site, whom: Addressee) -> str:
    said = (line(getattr(site.letters, name)) for name in _SETTINGS[whom])
    found = next(filter(None, said), "")
    if not found and whom is Addressee.SAFEGUARDING:
        leads = (one.name for one in site.people.listed if Role.DSL in one.roles_at(site.venue.id))
        found = next((f"{name}, {addressee_words(whom, site.venue.nation)}" for name in leads), "")
    if not found and whom is Addressee.DECIDER and site.deciders:
        found = site.deciders[0].shown
    return found
