"""What is asked when a venue is set up, whatever face asks: the questions, what was said, what is wrong or missing.

Who decides, the address and the way to a review are asked for here and not after a decision, when a letter has to go
out. `settled` checks all that was said at once; `missing_of` says of a venue of any age what it has not said.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from dataclasses import field as no_options
from typing import Any, Final

from venuecheck.core.actor import Role
from venuecheck.core.plain_text import plain
from venuecheck.core.problem import InvalidError, Problem, did_you_mean
from venuecheck.core.venue import BODY_WORDS, NATION_WORDS, VENUE_KIND_WORDS, Body, Nation, Venue, VenueKind
from venuecheck.service.sites.letter_settings import LONGEST, LetterSettings
from venuecheck.service.sites.people import WrittenPerson
from venuecheck.service.sites.people_told import MAX_ID, id_from, one_line, people_problems, people_told
from venuecheck.service.sites.site import Site

UNNAMED: Final = "My venue"
"""The name that stands in a configuration until somebody gives one."""
_MAX_NAME: Final = 120
_REACHED_BY: Final = re.compile(r"@|(?:[0-9][ ()-]?){5}|www\.|https?:|[a-z]\.[a-z]{2}", re.IGNORECASE)
"""A telephone number, an e-mail address or a web address."""
_MUST_REACH: Final = frozenset({"contact", "data_protection", "legal", "electoral", "coordinator", "community_safety"})
_FEWEST_WORDS: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One thing that is asked."""

    field: str
    text: str
    help: str
    options: Mapping[str, str] = no_options(default_factory=dict)
    """What can be chosen, in words by value; empty where something is written."""
    several: bool = False
    """Whether more than one may be given, each by itself."""
    without: str = ""
    """What cannot be done, or is not known, as long as nobody says it; empty where nothing hangs on it."""
    before_decision: bool = False
    """Whether it has to be said before somebody decides on a booking."""


QUESTIONS: Final = (
    Asked(field="name", text="What is the venue called?", help="As it is printed on reports and letters."),
    Asked(
        field="kind",
        text="What kind of venue is it?",
        help="It decides which test lists and which plans are meant for it.",
        options={kind.value: words for kind, words in VENUE_KIND_WORDS.items()},
    ),
    Asked(
        field="nation",
        text="Which part of the United Kingdom is it in?",
        help="It decides which law and which bank holidays apply.",
        options={nation.value: words for nation, words in NATION_WORDS.items()},
    ),
    Asked(
        field="body",
        text="Who runs it?",
        help="It decides which duties bind it.",
        options={body.value: words for body, words in BODY_WORDS.items() if body is not Body.NOT_SAID},
        without="it is not known which duties bind the venue, so none is named",
        before_decision=True,
    ),
    Asked(
        field="organisation",
        text="What is the organisation called that runs it?",
        help="Such as Example Council. It answers for what is kept of people.",
        without="notices and letters do not say who answers for what is kept of people",
    ),
    Asked(
        field="address",
        text="What is its address?",
        help="It stands at the head of letters. Write ; where a line ends.",
        without="letters go out without an address",
        before_decision=True,
    ),
    Asked(
        field="people",
        text="Who does things here, and in which role?",
        help=(
            "Such as Joan Whitlock (Head of Halls): decider. What is in brackets stands beneath the name in letters, "
            "and may be left out. Once somebody is listed, only those who are listed can act, so name everybody. "
            f"Roles: {', '.join(Role)}."
        ),
        several=True,
        without="nobody is named who decides on difficult bookings, so anybody may",
        before_decision=True,
    ),
    Asked(
        field="review",
        text="How can an organiser have a decision looked at again?",
        help="To whom, by when, and who looks: somebody who did not decide it.",
        without="no booking can be refused, cancelled or limited in a letter",
        before_decision=True,
    ),
    Asked(
        field="contact",
        text="Whom does an organiser ask about a booking?",
        help="A telephone number or an e-mail address.",
        without="letters do not say whom to ask",
    ),
    Asked(
        field="privacy",
        text="Where is your privacy notice?",
        help="A web address, or where it hangs.",
        without="letters and forms do not say where the privacy notice is",
    ),
    Asked(
        field="lawful_basis",
        text="On which lawful basis do you use what organisers answer?",
        help=(
            "It stands in what organisers are told. Such as: public task, UK GDPR article 6(1)(e), in letting our "
            "rooms. Whoever answers for data protection says which one is yours."
        ),
        without="organisers are not told on which lawful basis their answers are used",
    ),
    Asked(
        field="data_protection",
        text="How does an organiser reach your data protection officer?",
        help=(
            "Such as: Data protection officer, dpo@council.example. Public bodies have to have one; others write whom "
            "people ask about their data, with a telephone number or an e-mail address."
        ),
        without="organisers are not told how to reach the data protection officer",
    ),
    Asked(
        field="legal",
        text="Whom do staff ask about the law?",
        help="Legal services or a solicitor, with a telephone number or an e-mail address.",
        without="staff are not told whom to ask about the law",
    ),
    Asked(
        field="electoral",
        text="Whom do staff ask about candidates' meetings?",
        help="The council's electoral services (in Northern Ireland the Electoral Office), with a way to reach them.",
        without="staff are not told whom to ask about candidates' meetings",
    ),
    Asked(
        field="coordinator",
        text="To whom goes what may be terrorism, hatred or violence?",
        help="The Prevent coordinator where there is one, with a telephone number or an e-mail address; or the police.",
    ),
    Asked(
        field="community_safety",
        text="Whom do staff ask about any other crime?",
        help="Community safety, with a telephone number or an e-mail address. Without it, those asked about the law.",
    ),
)
"""In the order in which they are asked. Each may be left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What somebody said, as they typed it; empty where they left it out."""

    name: str = ""
    kind: str = ""
    nation: str = ""
    body: str = ""
    organisation: str = ""
    address: str = ""
    people: tuple[str, ...] = ()
    """Each a name, a title in brackets or none, a colon and roles with commas between them."""
    review: str = ""
    contact: str = ""
    privacy: str = ""
    lawful_basis: str = ""
    data_protection: str = ""
    legal: str = ""
    electoral: str = ""
    coordinator: str = ""
    community_safety: str = ""

    def saying(self, asked: Asked, said: str | tuple[str, ...]) -> "Told":
        """Give all this with what was said to one question, in place of what was said to it before."""
        changed: dict[str, Any] = {asked.field: said}
        return replace(self, **changed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What was said, found to be right."""

    venue: Venue
    nation_said: bool
    people: tuple[WrittenPerson, ...]
    letters: LetterSettings


def settled(told: Told) -> Settled:
    """Check all that was said. Raises `InvalidError` with everything that cannot be right, each with its field."""
    problems = [problem for asked in QUESTIONS for problem in problems_of(told, asked.field)]
    if problems:
        raise InvalidError(problems)
    kind = VenueKind(told.kind) if told.kind else VenueKind.OTHER
    name = plain(one_line(told.name), _MAX_NAME).strip() or UNNAMED
    return Settled(
        venue=Venue(
            id=id_from(name, fallback=kind.value),
            name=name,
            kind=kind,
            nation=Nation(told.nation) if told.nation else Nation.ENGLAND,
            body=Body(told.body) if told.body else Body.NOT_SAID,
        ),
        nation_said=bool(told.nation),
        people=people_told(told.people),
        letters=LetterSettings(
            organisation=one_line(told.organisation),
            address="\n".join(filter(None, map(one_line, re.split(r"[;\n]", told.address)))),
            contact=one_line(told.contact),
            review=one_line(told.review),
            privacy=one_line(told.privacy),
            lawful_basis=one_line(told.lawful_basis),
            data_protection=one_line(told.data_protection),
            legal=one_line(told.legal),
            electoral=one_line(told.electoral),
            coordinator=one_line(told.coordinator),
            community_safety=one_line(told.community_safety),
        ),
    )


def apart_from(right: Settled, venues: Sequence[Venue]) -> Settled:
    """Give a venue an id that none of these others has. Raises `InvalidError` where one of them is called the same."""
    if any(one.name.casefold() == right.venue.name.casefold() for one in venues):
        raise InvalidError.of("name", "a venue here is called that already", "add what tells the two apart")
    taken, first = {one.id for one in venues}, right.venue.id
    names = (first, *(f"{first[: MAX_ID - 5]}-{number}" for number in range(2, len(taken) + 3)))
    return replace(right, venue=replace(right.venue, id=next(one for one in names if one not in taken)))


def problems_of(told: Told, name: str) -> Iterator[Problem]:
    """Name what is wrong with what was said to one question (its field). What was left out is not wrong."""
    if name == "people":
        yield from people_problems(told.people)
        return
    asked, said = asked_about(name), getattr(told, name)
    if not said:
        return
    if asked.options:
        yield from _choice_problems(asked, told)
    elif not any(char.isalnum() for char in plain(said)):
        yield Problem(field=name, what="it holds nothing that can be read", fix="write it, or leave it out")
    elif len(said) > LONGEST:
        yield Problem(field=name, what=f"it is longer than {LONGEST} characters", fix="shorten it")
    elif name in _MUST_REACH and not _REACHED_BY.search(said):
        fix = "add a telephone number or an e-mail address"
        yield Problem(field=name, what="it does not say how they are reached", fix=fix)
    elif name == "review" and len(said.split()) < _FEWEST_WORDS:
        fix = "say to whom, by when, and who looks at it"
        yield Problem(field=name, what="it is too short to tell somebody what to do", fix=fix)


def asked_about(name: str) -> Asked:
    """Give the question with this field."""
    return next(each for each in QUESTIONS if each.field == name)


def missing_of(site: Site, *, before_decision: bool = False) -> tuple[Asked, ...]:
    """Give what a venue has not said and what something hangs on; `before_decision`: what decisions hang on alone."""
    own = {each.name: getattr(site.letters, each.name) for each in fields(LetterSettings)}
    is_said = {
        **{name: bool(said.strip()) for name, said in own.items()},
        "body": site.venue.body is not Body.NOT_SAID,
        "people": bool(site.deciders),
    }
    wanted = [each for each in QUESTIONS if each.without and (each.before_decision or not before_decision)]
    return tuple(each for each in wanted if not is_said[each.field])


def _choice_problems(asked: Asked, told: Told) -> Iterator[Problem]:
    said = getattr(told, asked.field)
    if said not in asked.options:
        yield Problem(
            field=asked.field, what=f"'{plain(said, 40)}' is none of these", fix=did_you_mean(said, asked.options)
        )
    elif said == Body.ACADEMY and told.nation not in {"", Nation.ENGLAND}:
        fix = "choose maintained_school for a council's school, and other_public or charity otherwise"
        yield Problem(field=asked.field, what="academies are schools in England", fix=fix)
