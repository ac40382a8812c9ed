"""A letter's template, the venue's own or the shipped one, filled with what the record and the writer say."""

from pathlib import Path

from venuecheck import catalogue
from venuecheck.assessment.letter_kind import LetterKind
from venuecheck.core.ordinary_file import opened
from venuecheck.core.problem import InputError
from venuecheck.report.setting.prose import LONGEST_TEMPLATE, Prose, Values, filled, read_template
from venuecheck.service.bookings.holding_letter import GROUNDS, check_gives_nothing_away
from venuecheck.service.sites.site import Site


def filled_in(site: Site, kind: LetterKind, values: Values) -> Prose:
    """Fill the letter's template. Raises `InputError` where it cannot be used, or a holding letter would say why."""
    path = template_path(site, kind)
    is_holding = kind is LetterKind.HOLDING
    names = frozenset(values) - (GROUNDS if is_holding else frozenset())
    blocks = read_template(_read(path), str(path), names)
    if is_holding:
        # what the venue and the event are called says nothing about why
        others = dict.fromkeys(("booking", "to", "venue", "event", "covers"), "-")
        signed = f"{values['signed']}\n{values['role']}"
        check_gives_nothing_away(filled(blocks, {**values, **others, "signature": signed}), path)
    return filled(blocks, values)


def template_path(site: Site, kind: LetterKind) -> Path:
    """Give the template: the venue's own, in the folder `letters` beside its configuration, or the shipped one."""
    own = site.path.parent / "letters" / f"{kind.value}.txt"
    return own if own.exists() else catalogue.templates() / "letters" / f"{kind.value}.txt"


def _read(path: Path) -> str:
    try:
        with opened(path) as stream:
            return stream.read(4 * LONGEST_TEMPLATE + 4).decode("utf-8-sig")
    except OSError as error:
        what = f"this template cannot be read ({error.strerror or 'input error'})"
        raise InputError.at(str(path), what, "check who may read it") from None
    except UnicodeDecodeError:
        raise InputError.at(str(path), "this template is no text in UTF-8", "save it as UTF-8 text") from None
