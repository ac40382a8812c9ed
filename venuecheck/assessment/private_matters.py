"""What no question asks of anybody: religion or belief, ethnicity, political opinion, trade union membership.

Neither to know it nor to infer something from it: what is booked, who answers for it and what will happen are asked, of
everybody alike. What the help, or the words above a section, say of the law may name them, and may not ask for them.
That nobody is turned away because of them may be asked: it asks what a venue or an organiser does, not who they are.
So may whether a party organises an event, or a museum lends to it.

Some words ask for it wherever they stand; others only where they are about a person: "which church do you attend", and
not "which church hall is it". What is asked in words that are neither is not found here: a person reads it.
"""

import re
from collections.abc import Iterator
from functools import cache

from venuecheck.assessment.help_demands import demanded
from venuecheck.assessment.matter_words import FAITH, MATTERS
from venuecheck.assessment.matter_words_bodies import BODY_AT_WORK
from venuecheck.assessment.matter_words_diet import BY_RULE
from venuecheck.assessment.options_together import asking_together
from venuecheck.authoring.document import Document, ValuePath
from venuecheck.core.problem import Problem

_FIX = "ask what will happen, and who answers for it; where it asks no more than that, say it in other words"
_TEXTS = ("text", "organiser_text")
_BESIDE = ("help", "title")
"""Words that stand beside what is asked."""
_TURNS_AWAY = re.compile(
    r"(?:turn(?:s|ed|ing)? (?:\w+ )?away|exclud|refus|discriminat|harass|admit|welcom|keep(?:s|ing)? (?:\w+ )?out"
    r"|bar(?:s|red)?\b|treat(?:s|ed)? (?:\w+ )?(?:alike|equally|fairly|worse|less)|open to"
    r"|for (?:everybody|everyone|anybody|anyone|all)\b)",
    re.IGNORECASE,
)
_A_DIET = re.compile(rf"\b{BY_RULE}\b", re.IGNORECASE)
_GROUND = (
    rf"(?:religions?|{FAITH}|beliefs?|race|ethnic(?:ity| (?:group|origin|background))|nationality|national origins?"
    r"|colour|sex|age|disability|gender(?: reassignment)?|sexual orientation|marriage|pregnancy|castes?|politics"
    r"|political (?:opinions?|views?|beliefs?))"
)
_ON_GROUNDS = re.compile(
    rf"\b(?:because of|on (?:the )?(?:grounds?|basis) of|for reasons of|regardless of|irrespective of|whatever"
    rf"|without regard to)(?:(?:,| or| and| their| any)* {_GROUND})+(?!\w)",
    re.IGNORECASE,
)


@cache
def _forbidden() -> dict[str, re.Pattern[str]]:
    """Compile the words when they are first looked for: that takes a seventh of what a server takes to start."""
    return {
        matter: re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE) for matter, words in MATTERS.items()
    }


def private_matters(document: Document) -> Iterator[Problem]:
    """Say which questions, options, helps and sections of a checklist ask for one of them."""
    for path, text in _asked(document.data, ()):
        for matter, words in _matters_in(text):
            what = f"this asks for {matter} (“{words}”), which no checklist may"
            yield document.problem(path, what, _FIX)
    for path, matter, words in _together(document.data, ()):
        what = f"this asks for {matter} (“{words}” beside the other answers), which no checklist may"
        yield document.problem(path, what, _FIX)


def matter_in(text: str) -> tuple[str, str] | None:
    """Give the first of these matters that a text speaks of, with the words that do; None where there is none."""
    return next(_matters_in(text), None)


def _matters_in(text: str) -> Iterator[tuple[str, str]]:
    said = BODY_AT_WORK.sub("", " ".join(text.split()))
    said = _ON_GROUNDS.sub("", said) if _TURNS_AWAY.search(said) else said
    for matter, words in _forbidden().items():
        found = words.search(said)
        if found is not None:
            yield matter, found[0].strip()


def _texts(part: dict[str, object], names: tuple[str, ...]) -> Iterator[tuple[ValuePath, str]]:
    for name in names:
        said = part.get(name)
        by_language = said if isinstance(said, dict) else {}
        yield from (((name, language), text) for language, text in by_language.items() if isinstance(text, str))
        if isinstance(said, str):
            yield (name,), said


def _asked(part: object, path: ValuePath) -> Iterator[tuple[ValuePath, str]]:
    """Give the words of questions, their rows and options, and of sections; the top of a file asks nothing."""
    if not isinstance(part, dict):
        return
    in_section = path[:1] == ("sections",)
    yield from (((*path, *at), text) for at, text in _texts(part, _TEXTS if path and not in_section else ()))
    beside = (*_BESIDE, "text") if in_section else _BESIDE
    yield from (((*path, *at), _told_by(part, at, demanded(text))) for at, text in _texts(part, beside if path else ()))
    for name in ("sections", "questions", "repeats", "options"):
        entries = part.get(name)
        for number, entry in enumerate(entries if isinstance(entries, list) else ()):
            yield from _asked(entry, (*path, name, number))


def _told_by(part: dict[str, object], at: ValuePath, asks: str) -> str:
    """Give what a help asks; where it names examples of a diet, with the question that these are examples of."""
    return _of_a_diet(part, at[-1], asks) if at[0] == "help" else asks


def _of_a_diet(part: dict[str, object], language: str | int, asks: str) -> str:
    """Give words that name a diet of a belief with the question that they answer; others as they are."""
    if not _A_DIET.search(asks):
        return asks
    said = part.get("text")
    # what is said in no language of its own answers the question in the first that it is asked in
    text = said.get(language, next(iter(said.values()), None)) if isinstance(said, dict) else said
    return f"{text.rstrip('?!. ')}: {asks}" if isinstance(text, str) else asks


def _together(part: object, path: ValuePath) -> Iterator[tuple[ValuePath, str, str]]:
    """Give the options that ask only because of the others beside them."""
    if isinstance(part, list):
        for number, entry in enumerate(part):
            yield from _together(entry, (*path, number))
    if isinstance(part, dict):
        for name, entry in part.items():
            yield from _together(entry, (*path, name))
        options = part.get("options")
        said = {
            (*path, "options", number, *at): text
            for number, one in enumerate(options if isinstance(options, list) else ())
            for at, text in (_texts(one, ("text",)) if isinstance(one, dict) else ())
        }
        for at, text in said.items():
            if _A_DIET.search(text):
                yield from ((at, *found) for found in _matters_in(_of_a_diet(part, at[-1], text)))
        yield from asking_together(said)
