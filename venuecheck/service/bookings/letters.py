"""Letters that follow an assessment: made from templates that the venue can edit, and recorded."""

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final

from venuecheck import catalogue
from venuecheck.assessment.assessment import OUTCOME_KIND_WORDS, Assessment, RaisedFlag, Weight
from venuecheck.assessment.name_points import WORD_SAID
from venuecheck.assessment.replying import LetterKind, obstacle, usual_kind
from venuecheck.assessment.screened import PossibleMatch
from venuecheck.core import day_words
from venuecheck.core.actor import Acted
from venuecheck.core.ids import new_id
from venuecheck.core.plain_text import plain
from venuecheck.core.problem import ForbiddenError, InputError, InvalidError, Problem
from venuecheck.records.store import Store
from venuecheck.records.version import Recorded
from venuecheck.report.setting import prose_formats
from venuecheck.report.setting.prose import LONGEST_TEMPLATE, Prose, Values, filled, read_template, text_of
from venuecheck.service.bookings.recorded import record_about
from venuecheck.service.bookings.replies import replies_to
from venuecheck.service.sites.site import Site
from venuecheck.service.who_may import Doing, acting, role_of

LETTER: Final = "letter"
FORMATS: Final = ("text", "html", "docx", "pdf")
_ORGANISERS: Final = ("organiser", "candidate", "person", "organisation")
"""Questions whose answer says to whom a letter goes: the first of them that has one."""
_TELLS_EVENT: Final = "letter-about-event"
"""The outcome under which a letter of advice may mention the event."""
_WITHIN: Final = timedelta(days=10)
_LONGEST, _MOST_ASKED = 4_000, 20
_GIVES_AWAY: Final = re.compile(
    r"\b(match(?:es|ed|ing)?|list(?:s|ed|ing|ings)?|police\w*|prevent\w*|terror\w*|sanction\w*|proscri\w*|banned"
    r"|extrem\w*|radicali\w*|screen(?:ed|ing|s)?|suspic\w*|suspect\w*|refer(?:red|ral|rals)|security|coordinator\w*"
    r"|investigat\w*)\b",
    re.IGNORECASE,
)
"""Words by which a holding letter would say why it is sent."""
_GROUNDS: Final = frozenset({"points", "matches", "answers", "todo", "said", "standing", "note", "event_told"})
"""Places that a holding letter cannot have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What somebody asks for."""

    kind: LetterKind | None = None
    """None for the letter that comes next."""
    to: str = ""
    """To whom; empty for the organiser, or the coordinator of the configuration."""
    person: str = ""
    """Who signs; empty for whoever decided, or answered."""
    role: str = ""
    said: str = ""
    """The reasons as the organiser may read them; empty for those of the decision."""
    asks: tuple[str, ...] = ()
    """What the organiser is asked for."""
    reply_by: date | None = None
    note: str = ""
    """Anything to add to a referral."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A letter that was made: which, to whom, when, by whom. The program sends nothing; a person does."""

    assessment: str
    kind: LetterKind
    to: str
    person: str
    role: str
    made: datetime
    format: str
    digest: str
    """SHA-256 of `text`, hexadecimal."""
    text: str
    """What it says."""
    by: Acted | None = None
    """Who that person is, and how it was known; None in records of earlier versions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A letter drawn up, not recorded yet."""

    letter: Letter
    prose: Prose
    head: tuple[str, ...]


def draw_up(site: Site, store: Store, assessment: Assessment, wanted: Wanted, *, now: datetime) -> Drawn:
    """Draw a letter up. Raises `InputError` where it may not go out, or lacks something that it must say."""
    replies = replies_to(store, assessment)
    kind = wanted.kind or usual_kind(assessment, replies)
    found = obstacle(assessment, kind, replies, now.date())
    if found is not None:
        raise ForbiddenError.at(assessment.id, found.what, found.fix, then=found.then)
    who = acting(site.people, site.venue.id, wanted.person, Doing.WRITE_LETTERS)
    listed = role_of(site.people, site.deciders, site.venue.id, who) if wanted.person else ""
    values = _values(site, assessment, kind, _clean(replace(wanted, person=who.name)), now.date(), listed=listed)
    decided = assessment.decision.by if assessment.decision else assessment.by
    missing = _missing(kind, values)
    if missing is not None:
        raise InvalidError([missing])
    path = template_path(site, kind)
    names = frozenset(values) - (_GROUNDS if kind is LetterKind.HOLDING else frozenset())
    blocks = read_template(_read(path), str(path), names)
    if kind is LetterKind.HOLDING:
        # what the venue and the event are called says nothing about why
        others = dict.fromkeys(("booking", "to", "venue", "event"), "-")
        signed = f"{values['signed']}\n{values['role']}"
        _check_gives_nothing_away(filled(blocks, {**values, **others, "signature": signed}), path)
    prose = filled(blocks, values)
    text = prose_formats.text(prose).decode()
    letter = Letter(
        assessment=assessment.id,
        kind=kind,
        to=str(values["to"]),
        person=str(values["signed"]),
        role=str(values["role"]),
        made=now,
        format="text",
        digest=hashlib.sha256(text.encode()).hexdigest(),
        text=text,
        by=who.acted if wanted.person else decided,
    )
    head = (site.venue.name, *_lines(site.letters.address), "", str(values["date"]))
    return Drawn(letter=letter, prose=prose, head=head)


def set_out(drawn: Drawn, format_: str) -> bytes:
    """Write a letter in one of `FORMATS`. Raises `InputError` where a library for it is missing."""
    makers: Mapping[str, Callable[[], bytes]] = {
        "text": lambda: prose_formats.text(drawn.prose),
        "html": lambda: prose_formats.html(drawn.prose, catalogue.templates(), drawn.head),
        "docx": lambda: prose_formats.docx(drawn.prose, author=drawn.head[0], head=drawn.head),
        "pdf": lambda: prose_formats.pdf(
            drawn.prose, catalogue.templates(), made=drawn.letter.made.isoformat(timespec="seconds"), head=drawn.head
        ),
    }
    return makers[format_]()


def record_letter(store: Store, drawn: Drawn, format_: str, *, about: Recorded[Assessment]) -> Letter:
    """Record that the letter was made, in which form, and what it says.

    Raises `ConflictError` where somebody changed the assessment since it was read: the letter may say what is not so.
    """
    made = replace(drawn.letter, format=format_)
    record_about(store, about, LETTER, new_id(LETTER, made.made), made, at=made.made)
    return made


def letters_of(store: Store, assessment: Assessment) -> tuple[Letter, ...]:
    """Give the letters that were made for an assessment, in order."""
    return tuple(one for one in store.all(LETTER, Letter) if one.assessment == assessment.id)


def template_path(site: Site, kind: LetterKind) -> Path:
    """Give the template: the venue's own, in the folder `letters` beside its configuration, or the shipped one."""
    own = site.path.parent / "letters" / f"{kind.value}.txt"
    return own if own.exists() else catalogue.templates() / "letters" / f"{kind.value}.txt"


def _read(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            return stream.read(4 * LONGEST_TEMPLATE + 4).decode("utf-8-sig")
    except OSError as error:
        what = f"this template cannot be read ({error.strerror or 'input error'})"
        raise InputError.at(str(path), what, "check who may read it") from None
    except UnicodeDecodeError:
        raise InputError.at(str(path), "this template is no text in UTF-8", "save it as UTF-8 text") from None


def _clean(wanted: Wanted) -> Wanted:
    """Bound what was written, and bring names to one line."""
    if len(wanted.asks) > _MOST_ASKED:
        raise InvalidError.of("ask", f"more than {_MOST_ASKED} things are asked for", "ask for what you need to decide")
    return replace(
        wanted,
        to=_line(wanted.to),
        person=_line(wanted.person),
        role=_line(wanted.role),
        said=_text(wanted.said),
        asks=tuple(filter(None, map(_text, wanted.asks))),
        note=_text(wanted.note),
    )


def _values(
    site: Site, assessment: Assessment, kind: LetterKind, wanted: Wanted, today: date, *, listed: str
) -> Values:
    decision = assessment.decision
    answers = {one.question: one.shown for one in assessment.answers}
    organiser = _line(next((answers[name] for name in _ORGANISERS if answers.get(name)), ""))
    to_whom = {LetterKind.REFERRAL: site.letters.coordinator, LetterKind.OWNER_ADVICE: answers.get("place", "")}
    person = wanted.person or _line(decision.person if decision else assessment.person)
    same = decision is not None and person == _line(decision.person)
    role = wanted.role or (_line(decision.role) if decision and same else "") or listed
    return {
        "venue": site.venue.name,
        "date": day_words.day(today),
        "to": wanted.to or _line(to_whom.get(kind, organiser)),
        "reference": assessment.id,
        "booking": _line(assessment.subject),
        "event": _text(answers.get("event", "")) or "Not recorded",
        "event_date": _line(answers.get("event_date", "")) or "See the booking",
        "organiser": organiser or "Not recorded",
        "organisation": _line(answers.get("client", "") or answers.get("organisation", "")) or "Nobody is named",
        "conditions": tuple(map(_text, decision.conditions)) if decision else (),
        "asks": wanted.asks,
        "reply_by": day_words.day(wanted.reply_by or today + _WITHIN),
        "valid_until": day_words.day(decision.valid_until) if decision and decision.valid_until else "",
        "decided_on": day_words.day(decision.at.date()) if decision else "",
        "said": wanted.said or (_text(decision.reasons) if decision else ""),
        "right": _text(decision.right_engaged) if decision else "",
        "aim": _text(decision.aim) if decision else "",
        "lesser": _text(decision.why_proportionate) if decision else "",
        "power": _text(decision.power_relied_on) if decision else "",
        "points": tuple(_text(flag.text) for flag in _grave(assessment)),
        "matches": tuple(_matches(assessment)),
        "answers": tuple(_grounds(assessment)),
        "event_told": _text(answers.get("event", "")) if assessment.recommendation.outcome == _TELLS_EVENT else "",
        "todo": tuple(_text(action.text) for action in assessment.actions),
        "note": wanted.note,
        "signed": person,
        "role": role,
        "standing": _standing(assessment),
        "signature": "\n".join(filter(None, (person, role, site.venue.name))),
        "review": _text(site.letters.review),
        "contact": _text(site.letters.contact),
        "privacy": _text(site.letters.privacy),
    }


def _missing(kind: LetterKind, values: Values) -> Problem | None:
    """Say what a letter cannot do without."""
    if not values["to"]:
        fix = "name them" + (", or 'coordinator:' under 'letters:'" if kind is LetterKind.REFERRAL else "")
        return Problem(field="to", what="it is not known to whom this letter goes", fix=fix)
    if not any(char.isalpha() for char in values["signed"]):
        return Problem(field="person", what="nobody signs this letter", fix="name them")
    if kind in {LetterKind.REFUSED, LetterKind.CONDITIONS} and not values["review"]:
        fix = "write 'review:' under 'letters:' in venuecheck.yaml: to whom, by when, and who looks at it"
        return Problem(
            file=f"letter '{kind}'", what="it does not say how to have the decision looked at again", fix=fix
        )
    if kind is LetterKind.MORE_INFORMATION and not values["asks"]:
        return Problem(field="ask", what="it does not say what you need", fix="name each thing")
    return None


def _check_gives_nothing_away(prose: Prose, path: Path) -> None:
    """See that the holding letter's own words, whoever wrote them, do not say why it is sent."""
    said = "\n".join([prose.title, *(text_of(cell) for block in prose.blocks for cell in block.cells)])
    found = _GIVES_AWAY.search(said)
    if found is not None:
        fix = "take it out of the template, the role, or 'letters:' in venuecheck.yaml"
        raise InputError.at(str(path), f"'{found[0]}' would say why this letter is sent", fix)


def _matches(assessment: Assessment) -> Sequence[str]:
    return [
        f"“{_line(one.name)}” is like “{match.listed}” ({match.why}): {match.list_name}, {match.list_date}, "
        f"entry {match.entry}"
        + (f". {match.held.person} judged that {WORD_SAID[match.held.word]}" if match.held else "")
        for one in assessment.screened
        for match in one.open
    ]


def _judged(match: PossibleMatch) -> str:
    return f". {match.held.person} judged that {WORD_SAID[match.held.word]}" if match.held else ""


def _standing(assessment: Assessment) -> str:
    decision = assessment.decision
    if decision is None:
        return "Nobody has decided on it yet."
    return f"Decided so far, on {day_words.day(decision.at.date())}: {OUTCOME_KIND_WORDS[decision.kind]}."


def _grave(assessment: Assessment) -> Sequence[RaisedFlag]:
    """Give the points that may count against a booking, but for names: what is to bear in mind is no ground."""
    return [
        flag for flag in assessment.flags if flag.weight is not Weight.ADVISORY and not flag.id.startswith("screen:")
    ]


def _grounds(assessment: Assessment) -> Sequence[str]:
    """Give the answers behind the points, and those in which somebody wrote what they found."""
    behind = {question for flag in _grave(assessment) for question in flag.questions}
    plain_ones = {"event", "organiser", "organisation", "client"}
    return [
        f"{_text(one.text)} {_text(one.shown)}"
        for one in assessment.answers
        if one.question not in plain_ones
        and (one.question in behind or (isinstance(one.value, str) and len(one.value) >= _LONG_ANSWER))
    ]


_LONG_ANSWER: Final = 40


def _line(text: str) -> str:
    return plain(" ".join(text.split()), 300).strip()


def _text(text: str) -> str:
    return plain(text, _LONGEST, one_line=False).strip()


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in _text(text).split("\n") if line.strip())
