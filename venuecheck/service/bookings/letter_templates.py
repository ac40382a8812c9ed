"""A letter's template, the venue's own or the shipped one, filled with what the record and the writer say."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final

from venuecheck import catalogue
from venuecheck.assessment.letter_kind import LetterKind
from venuecheck.authoring.document import utf8_text
from venuecheck.core.near_words import nearest
from venuecheck.core.problem import InputError, InvalidError, Problem, UnusableFileError, did_you_mean
from venuecheck.report.setting.prose import Block, Prose, Values, filled, read_template
from venuecheck.service.bookings.holding_letter import GROUNDS, check_gives_nothing_away
from venuecheck.service.bookings.letter_wanted import Wanted
from venuecheck.service.given_files import Given, to_read
from venuecheck.service.sites.site import Site

SUFFIX: Final = ".txt"
FOLDER: Final = "letters"


def filled_in(site: Site, kind: LetterKind, values: Values) -> Prose:
    """Fill the letter's template. Raises `InputError` where it cannot be used, or a holding letter would say why."""
    path = template_path(site, kind)
    template = utf8_text(to_read(path).content, str(path))
    blocks = _read(template, str(path), kind)
    if kind is LetterKind.HOLDING:
        # what the venue and the event are called says nothing about why
        others = dict.fromkeys(("booking", "to", "venue", "event", "covers"), "-")
        signed = f"{values['signed']}\n{values['role']}"
        check_gives_nothing_away(filled(blocks, {**values, **others, "signature": signed}), path, template)
    return filled(blocks, values)


def template_path(site: Site, kind: LetterKind) -> Path:
    """Give the template: the venue's own, in the folder `letters` beside its configuration, or the shipped one.

    Raises `InputError` where a file there is meant for it and misspelt: the venue's own words would be left out.
    """
    folder = site.path.parent / FOLDER
    own = folder / f"{kind.value}{SUFFIX}"
    if own.exists():
        return own
    meant = [path for path in letters_in(folder) if _meant_for(path) is kind]
    if meant:
        raise UnusableFileError(map(_unused, meant))
    return catalogue.templates() / FOLDER / f"{kind.value}{SUFFIX}"


def refuse_unheard(site: Site, kind: LetterKind, wanted: Wanted) -> None:
    """Refuse what somebody said for a letter whose template has no place for it, each with its field.

    Raises `InvalidError`: what is recorded beside a letter, and stands nowhere in it, was told to nobody.
    """
    template = utf8_text(to_read(template_path(site, kind)).content, "")
    places = {name for place in _PLACE.findall(template) for name in _NAMES.findall(place)}
    places |= {"legal_advice"} if kind is LetterKind.OWNER_ADVICE else set()
    what, fix = f"the {kind.value} letter has no place for it", "leave it out, or name another kind of letter"
    unheard = [field for field, place in _SAID.items() if getattr(wanted, place) and place not in places]
    if unheard:
        raise InvalidError([Problem(what=what, fix=fix, field=field) for field in unheard])


def letter_problems(file: Path | Given) -> Iterator[Problem]:
    """Name every mistake of a letter that somebody wrote: of its name, its places, and what a holding letter tells."""
    path = Path(file.name) if isinstance(file, Given) else file
    kind = _kind_of(path)
    if kind is None:
        yield _unused(path)
    if path.suffix != SUFFIX:
        return
    try:
        given = to_read(file)
        template = utf8_text(given.content, given.name)
        blocks = _read(template, given.name, kind)
        if kind is LetterKind.HOLDING:
            check_gives_nothing_away(filled(blocks, dict.fromkeys(PLACES, "-")), path, template)
    except InputError as error:
        yield from error.problems


@lru_cache(maxsize=64)
def _read(template: str, name: str, kind: LetterKind | None) -> tuple[Block, ...]:
    """Read what a template says, once: it is the same for each letter that is made of it."""
    blocks = read_template(template, name, _places(kind), _NEEDED.get(kind) if kind else None)
    open_to_fill = {one.line: span.text for one in blocks for cell in one.cells for span in cell if span.to_fill}
    if open_to_fill:
        fix = "write what belongs there, or take it out: nobody fills a letter in before it goes out"
        raise UnusableFileError(
            Problem(file=name, line=number, column=1, what=f"'[[{said[:60]}]]' would go out as it stands", fix=fix)
            for number, said in open_to_fill.items()
        )
    return blocks


def letters_in(folder: Path) -> tuple[Path, ...]:
    """Give the files of a folder `letters` that are meant as letters' templates; of any other folder none.

    Letters to partners may stand there too: they bear the day on which they were written.
    """
    found = sorted(folder.glob("*")) if folder.name == FOLDER else ()
    return tuple(path for path in found if path.is_file() and is_letter(path) and not _WRITTEN.search(path.stem))


def is_letter(path: Path) -> bool:
    """Whether a file is meant as a letter's template: of all that people write only these are plain text.

    In a folder `letters`, a file that is called as a letter is meant as one whatever its name ends with.
    """
    return path.suffix == SUFFIX or (path.parent.name == FOLDER and _meant_for(path) is not None)


def unused_letters(folder: Path) -> Iterator[Problem]:
    """Name the files of a venue's folder `letters` that no letter is made from."""
    yield from (_unused(path) for path in letters_in(folder) if _kind_of(path) is None)


def _kind_of(path: Path) -> LetterKind | None:
    return next((kind for kind in LetterKind if f"{kind.value}{SUFFIX}" == path.name), None)


def _meant_for(path: Path) -> LetterKind | None:
    """Give the letter that a file is meant for by a name that is not quite its own."""
    near = path.stem if path.stem in set(LetterKind) else nearest(path.stem, LetterKind)
    return LetterKind(near) if near and _kind_of(path) is None else None


def _unused(path: Path) -> Problem:
    meant = _meant_for(path)
    own = f"{meant.value}{SUFFIX}" if meant is not None else ""
    if own and path.with_name(own).exists():  # a copy that was set aside does no harm
        what = f"nothing is made from this file, but from '{own}' beside it"
        fix = f"where it was set aside, nothing is to be done; else bring its text into '{own}'"
        return Problem(file=str(path), what=what, fix=fix, warning=True)
    if path.suffix != SUFFIX:
        what = f"letters are made from files that end with {SUFFIX}, so nothing is made from this one"
        return Problem(file=str(path), what=what, fix=f"save its text as '{own}'")
    what = f"there is no letter '{path.stem[:60]}', so nothing is made from this file"
    return Problem(file=str(path), what=what, fix=did_you_mean(path.stem, LetterKind))


def _places(kind: LetterKind | None) -> frozenset[str]:
    return PLACES - GROUNDS if kind is LetterKind.HOLDING else PLACES


_REVIEW: Final = {"review": "the way to have the decision looked at again"}
_REASONS: Final = {"said": "the reasons"}
_NEEDED: Final[Mapping[LetterKind, Mapping[str, str]]] = {
    LetterKind.REFUSED: _REASONS | _REVIEW,
    LetterKind.CANCELLED: _REASONS | _REVIEW,
    LetterKind.IN_PART: {"not_on": "the days that do not take place"} | _REASONS | _REVIEW,
    LetterKind.NOT_AVAILABLE: {"fact": "the reason"} | _REVIEW,
    LetterKind.CONDITIONS: {"their_conditions": "the conditions"} | _REASONS | _REVIEW,
    LetterKind.ROOM_BY_RIGHT: {"their_conditions": "the conditions"} | _REVIEW,
    LetterKind.WITHDRAWN: {"deposit": "what becomes of the deposit"},
    LetterKind.MORE_INFORMATION: {"asks": "what you need to know"},
}
"""What a letter owes whoever gets it, by its place."""
_SAID: Final = {
    "ask": "asks",
    **{name: name for name in ("reply_by", "note", "purpose", "lawful_basis", "legal_advice")},
}
"""What can be said for a letter of one kind or another, by its field: the place in a template."""
_PLACE: Final = re.compile(r"\{\{[^{}]*\}\}")
_NAMES: Final = re.compile(r"\w+")
_WRITTEN: Final = re.compile(r"-\d{8}-")
_PLACES: Final = (
    "aim alternative answers approved_by asked_until asks asks_community_safety asks_decider "
    "asks_education asks_electoral asks_lead asks_legal asks_others asks_prevent asks_safeguarding asks_whether_lawful "
    "at_once_on begun decided_elsewhere decided_facts decided_power decided_reasons "
    "booking candidate client client_found conditions conditions_stay confirmed_before contact corrects "
    "covers date day_unknown decided_on decides_anyway deposit drops_conditions electoral event event_date event_told "
    "fact for_candidate goes_on grounds_by hearsay items lawful_basis lesser letter_follows matches names_again "
    "costs_agreed no_right_told not_confirmed not_on poll right_told right_untold run_by note nothing_asked "
    "nothing_hangs nothing_told offer_follows one_event organisation organiser our_conditions "
    "points power privacy purpose reference referrals_of_persons replaces replied reply_by review right role said seen "
    "several_days signature signed source speakers standing tells_lado terms_agreed terms_not_asked terms_to_agree "
    "their_conditions to to_reply todo told told_otherwise valid_until venue waits_for_reply when where worry_noted"
)
PLACES: Final = frozenset(_PLACES.split())
"""Every place that a letter can have (`values_of`, `for_lead`)."""
