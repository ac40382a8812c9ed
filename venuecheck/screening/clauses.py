"""Whether a part of a longer text is spoken about by the rest of it: `Survivors of X / Y`, `X, a lecture`, `Film: X`.

A part is a name of its own where it has a voice of its own (`... : support Y`, `..., solidarity with Y`), or where
nothing around says otherwise.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from venuecheck.screening.folding import plain
from venuecheck.screening.ordinary import WORDS
from venuecheck.screening.rarity import is_around
from venuecheck.screening.unread import is_of_another_language
from venuecheck.screening.words_around import (
    ABOUT,
    ANOTHER,
    ARTICLES,
    ATTACK,
    AWAY,
    BACKING,
    CALLING,
    CELEBRATING,
    DENIAL,
    EVENTS,
    GATHERING,
    HOSTING,
    KIN,
    LEARNED_GROUPS,
    LEARNERS,
    LEARNING,
    LESSONS,
    NAMES_OF_BACKERS,
    NEUTRAL,
    OPPOSING,
    SHOWN,
    SPEAKING,
    TOLD,
    TOPIC,
    WHO_BACK,
    is_year_long_ago,
)

_WORDS = re.compile(r"[^\W\d_]+")
_CLAUSE = re.compile(r"[!?;:,،()\[\]{}/—―\"“”„«»]+|\.+(?!\w)|\s[-–]{1,2}\s")
_END = re.compile(r"[.:;,!?]\s")
_HEADING = re.compile(r":\s|\s[-–—|]\s")
_JOINING = ARTICLES | {"to", "and", "in", "for"}
_LEARNED = {"u", "university", "college", "school", "institute", "chatham", "house", "sixth", "form", "year"}
_SERIES_TEXT = "act group club society circle series case photo photos photographs recording reading"
_SUBJECTS_TEXT = "current international foreign religious middle east lunchtime week weeks term level levels"
_SUBJECTS = {*_SERIES_TEXT.split(), *_SUBJECTS_TEXT.split()}
_FILLING = _JOINING | TOPIC | GATHERING | NEUTRAL | _SUBJECTS | _LEARNED
_TO_WHAT_FOLLOWS = TOPIC | SPEAKING | {"against", "from", "under", "to"}
_BEHIND_IT = BACKING | CELEBRATING | EVENTS
_VOICE = SPEAKING | {"for"}
_FEW = 3
_FORMER = re.compile(r"\s*(?:formerly|previously|once|now)\s+(?!an?\s|the\s)", re.IGNORECASE)
"""Before another name of a body, which says nothing of what it is (`X (formerly Music Now)`)."""
_STOP_BEFORE = re.compile(r"\s*[:;,—―–]|\s+-{1,2}\s")
_PASSIVE = {"was", "were", "got", "became"}
_FIRST_PERSON = {"we", "our", "us"}
_A_WORK = re.compile(rf"^(?:an?|the) (?:\w+ ){{0,3}}?({'|'.join(sorted(TOLD | SHOWN))})\b")
"""A clause that says what bears the title before it: `a talk on ...`, `a historical novel by ...`."""
_STOP_BEHIND = re.compile(r"[\"”»’']*(?:\s*[:;,(—―–]|\s+-{1,2}\s)")
_OPENING_QUOTE = ("'", '"', "“", "„", "«", "‘")
_INTRODUCING = re.compile(
    r"\b(?:(?:rise|fall|decline|emergence|downfall|aftermath|truth) of|(?:what|who) (?:is|are|was|were)|about|inside|"
    r"under|fight|fights|fighting|(?:guide|introduction|responses?) to|"
    r"ex (?:members?|leaders?|founders?|organi[sz]ers?|activists?|supporters?|spokes\w+) (?:of|at|for|from|in)|"
    r"(?:on|about|into|behind) (?:\w+ )?support for|"
    r"(?:why|how) (?:\w+ ){0,2}(?:students|pupils|people|teenagers|children|youths|men|women|girls|boys) \w+|"
    r"(?:pupils|children|learners|teenagers|offenders|patients|clients) who (?:\w+ )?\w+|"
    r"(?:peace|peace talks|talking|negotiating|negotiations) with)(?: (?:the|an?|al))?$"
)
"""Before a name that is spoken about (`The rise and fall of ...`, `Who are ...?`, `Why some people join ...`)."""
_BY = re.compile(r"\b(?P<done>\w+(?:ed|en|ung|orn)|shot|hit|hurt|held|beaten|sent)(?: \w+)? by(?: (?:the|an?|al))?$")
_FAMILY = re.compile(rf"\b(?:my|our|whose|their) (?:{'|'.join(sorted(KIN))})\b|\blost to(?: the)?$")
_OUR_BROTHERS = re.compile(r"\bour (?:brothers|sisters)(?: and sisters)? (?:of|in|from|at|with)(?: the| al)?$")
"""Who are honoured so are comrades, and no family that lost somebody."""
_VERSUS = re.compile(r"\b(?:v|vs|versus)(?: \w+){0,3}$")
_OF_A_COURSE = re.compile(r"\b(?:year|week|module|unit|term|level|lesson|paper|ks) ?\d+\b")
"""In a heading: a lesson, whatever its subject."""


def is_spoken_about(part: str, before: str, sentence: str) -> bool:
    """Whether a part of a sentence is what the rest of it speaks about. `before`: what stands before the part."""
    if _has_voice(part):
        return False
    clauses = _CLAUSE.split(sentence)
    return (
        _is_of_a_lesson(part, sentence)
        or _is_a_title(part, before, sentence)
        or is_denied(before)
        or _leads_on(before)
        or _is_headed(part, before)
        or _is_told_elsewhere(part, sentence)
        or any(clause.strip() != part.strip() and _is_only_telling(clause) for clause in clauses)
        or any(part not in clause and (_is_somebodys(clause) or _is_a_question(clause)) for clause in clauses)
    )


def is_another_body(part: str, sentence: str) -> bool:
    """Whether a clause behind a part says that it is a club, a trade, a choir (`The X Group (opera lovers)`).

    Or a talk, which whoever is called by rare words may give.
    """
    if _work_called(part, sentence):
        return True
    at = sentence.find(part)
    behind = sentence[at + len(part) :] if at >= 0 else sentence
    clauses = (set(plain(clause).split()) for clause in _CLAUSE.split(behind)[1:] if not _FORMER.match(clause))
    return any(not ANOTHER.isdisjoint(words) and _BEHIND_IT.isdisjoint(words) for words in clauses)


def is_headed_in_passing(part: str, before: str) -> bool:
    """Whether a heading stands before words that are ordinary in themselves and not written as a name, or is a club's.

    `Next steps: Palestine action`, `Opera: the X Group`; in a text without capitals nobody can tell.
    """
    if not before.rstrip().endswith(":") or not BACKING.isdisjoint(words := set(plain(before).split())):
        return False
    _, *others = _WORDS.findall(part) or [""]
    in_passing = others != [] and WORDS.issuperset(plain(part).split()) and not any(map(str.istitle, others))
    club = not ANOTHER.isdisjoint(words) and GATHERING.isdisjoint(words)
    return club or (in_passing and any(map(str.isupper, before + part)))


def before_a_call(given: str) -> Iterator[str]:
    """Give what stands before a colon and what it calls for (`X: Shut It Down`); of a lecture's title nothing."""
    name, colon, call = given.partition(":")
    words = plain(call).split()
    if colon and words[:1] != [] and words[0] in CALLING and ABOUT.isdisjoint(words) and TOLD.isdisjoint(words):
        yield name.strip()


def is_denied(before: str) -> bool:
    """Whether the clause before a name denies it (`Not affiliated with ...`)."""
    return not DENIAL.isdisjoint(plain(_CLAUSE.split(before.strip(" ,:;("))[-1]).split())


def is_taught(before: str) -> bool:
    """Whether what stands before a name is the heading of a lesson (`Module HI203: X`, `Prevent training: X`)."""
    heading = plain(" ".join(_HEADING.split(before)[:-1]))
    words = heading.split()
    if (
        _OF_A_COURSE.search(heading)
        or not LEARNING.isdisjoint(words)
        or any(pair in LEARNED_GROUPS for pair in pairwise(words))
    ):
        return True
    return "training" in words and any(word in ABOUT or word in LEARNERS for word in words)


def is_introduced(before: str) -> bool:
    """Whether what stands before a name asks or tells what it is (`What is X?`, `Inside X`, `The rise of X`)."""
    return _INTRODUCING.search(plain(before)) is not None


def is_suffered(before: str) -> bool:
    """Whether what stands before a name says that people suffered it, or that a court tried it (`bombed by X`)."""
    text = plain(_END.split(before)[-1])
    done = _BY.search(text)
    suffered = done is not None and done["done"] not in HOSTING
    family = _FAMILY.search(text) is not None and not (
        _OUR_BROTHERS.search(text) and not (BACKING - KIN).isdisjoint(text.split())
    )
    return suffered or family or _VERSUS.search(text) is not None


def got_away(before: str) -> bool:
    """Whether what stands before a name tells of who got away from what is named (`refugees from X`)."""
    words = plain(_END.split(before)[-1]).split()
    return any(word in AWAY and behind == "from" for word, behind in pairwise(words))


def _has_voice(part: str) -> bool:
    """Whether a part says itself that somebody is behind a body."""
    words = plain(part).split()
    named = {
        word
        for pair in pairwise(word for word in words if word not in _JOINING)
        if pair in NAMES_OF_BACKERS
        for word in pair
    }
    return words[:1] != [] and (words[0] in _VOICE or not BACKING.isdisjoint(set(words) - named))


def _is_of_a_lesson(part: str, sentence: str) -> bool:
    """Whether a part is a lone word and the rest speaks of lessons (`Qaida / Quran class`)."""
    own = [word for word in plain(part).split() if word not in ARTICLES]
    return len(own) == 1 and not LESSONS.isdisjoint(plain(sentence).split())


def _is_a_title(part: str, before: str, sentence: str) -> bool:
    """Whether a part is what a book, a film, an exhibition is called (`X, a novel`), or anything told (`Talk: "X"`)."""
    bare = part.strip("".join(_OPENING_QUOTE) + "”»’ ")
    quoted = any(quote + bare in sentence for quote in _OPENING_QUOTE)
    return (quoted and not TOLD.isdisjoint(plain(before).split()[-_FEW:])) or _work_called(part, sentence) in SHOWN


def _work_called(part: str, sentence: str) -> str:
    """Give what is called by a part, in a word (`X, a talk on Y`: `talk`); empty where nothing is.

    Friends and branches are who gives it, and so is whoever speaks of their own (`X, a talk on why we joined`).
    """
    words = plain(part).split()
    behind = sentence.partition(part.strip())[2]
    if not words or not WHO_BACK.isdisjoint(words) or is_around(words[-1]) or not _STOP_BEHIND.match(behind):
        return ""
    said = plain(_clause_of(behind))
    work = _A_WORK.match(said)
    return work[1] if work and not (BACKING | _FIRST_PERSON) & set(said.split()) else ""


def _leads_on(before: str) -> bool:
    """Whether what stands before tells of what may stand behind (`Survivors of X / ...`, `Leaving X (...)`)."""
    words = plain(before).split()
    if any(map(is_year_long_ago, words)) or is_taught(before) or got_away(before) or is_suffered(before):
        return True
    about = [at for at, word in enumerate(words) if word in ABOUT]
    if (
        not ATTACK.isdisjoint(words)
        or not OPPOSING.isdisjoint(words)
        or (about and any(word in _TO_WHAT_FOLLOWS for word in words[about[0] + 1 :]))
    ):
        return True
    return any(word in TOLD and behind in TOPIC for word, behind in pairwise(words))


def _is_headed(part: str, before: str) -> bool:
    """Whether a heading about something stands before a name that gathers nobody (`Gaming and extremism: X`)."""
    if not before.rstrip().endswith(":"):
        return False
    heading = set(plain(before).split())
    told = not SHOWN.isdisjoint(heading) and heading.isdisjoint(BACKING | EVENTS)
    about = not heading.isdisjoint(ABOUT | LEARNING) and heading.isdisjoint(BACKING)
    return told or (about and EVENTS.isdisjoint(plain(part).split())) or is_of_another_language(before)


def _is_told_elsewhere(part: str, sentence: str) -> bool:
    """Whether what stands behind a name and a stop is of another language (`X – zwischen ...`), and backs nobody."""
    _, found, behind = sentence.partition(part)
    if not found or _STOP_BEFORE.match(behind) is None:
        return False
    clause = _clause_of(behind)
    return is_of_another_language(clause) and BACKING.isdisjoint(plain(clause).split())


def _clause_of(behind: str) -> str:
    """Give the first clause that says anything."""
    return next((each for each in _CLAUSE.split(behind) if each.strip()), "")


def _is_a_question(clause: str) -> bool:
    """Whether a clause tells how something came about (`how one boy was drawn in`), and nobody speaks for himself."""
    words = plain(clause).split()
    return words[:1] == ["how"] and not _PASSIVE.isdisjoint(words) and not (BACKING | _FIRST_PERSON) & set(words)


def _is_somebodys(clause: str) -> bool:
    """Whether a clause is a lecture or a film by somebody, or a lesson somewhere (`X - a film by Ann Hill`)."""
    by, _, whose = clause.partition(" by ")
    words = plain(clause).split()
    return (bool(whose) and _is_only_telling(by)) or (1 < len(words) <= _FEW and words[-1] in LEARNING)


def _is_only_telling(clause: str) -> bool:
    """Whether a clause is a lecture, a history, a film and nothing more."""
    words = plain(clause).split()
    told = [word for word in words if word in TOLD or word in ABOUT or word in LEARNING or is_year_long_ago(word)]
    return bool(told) and all(word in _FILLING or word in told or word.isdecimal() for word in words)
