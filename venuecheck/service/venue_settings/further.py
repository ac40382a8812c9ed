"""The further settings of a venue, each with a page: how it is asked for, who may change it, what counts without it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from venuecheck.core.problem import NotFoundError
from venuecheck.screening.known import TITLES
from venuecheck.screening.policy import KNOWN_LISTS, MAX_AGE_RANGE, Policy
from venuecheck.service.given_files import Given
from venuecheck.service.sites.reference_setting import MAX_AGE_DAYS
from venuecheck.service.sites.said_of_settings import said_of
from venuecheck.service.venue_settings.boxes import Box, Group, Kind, Takes, Typed
from venuecheck.service.venue_settings.changing import Changing, settings_of
from venuecheck.service.venue_settings.handed_in import HandedIn, kept_beside, read_handed_in
from venuecheck.service.venue_settings.known_boxes import COLUMNS, limits, periods, plans, whom
from venuecheck.service.venue_settings.questions_asked import QuestionsAsked
from venuecheck.service.venue_settings.settings_file import Settings
from venuecheck.service.venue_settings.shapes import Entries, Names, Pairs, Rows, Shape
from venuecheck.service.who_may import Doing

_LONGEST_WORDS: Final = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """An entry of `venuecheck.yaml` that has a page."""

    key: str
    title: str
    shape: Shape
    doing: Doing
    name: str = ""
    """By which its page is called, where that is not the key."""
    means: str = ""
    """Where it is a part of its entry: what that part means."""
    without: str
    """What counts where nothing stands there, a sentence."""
    is_careful: bool = False
    """Whether whoever changes it gives their password again: it decides what is erased, or whose word is believed."""

    @property
    def part(self) -> str:
        """By which its page is called."""
        return self.name or self.key

    @property
    def said(self) -> str:
        """What it means."""
        return self.means or said_of(self.key).means

    @property
    def example(self) -> Sequence[str]:
        """Give an example, in words."""
        return self.shape.shown(said_of(self.key).example)

    def shown(self, settings: Settings) -> Sequence[str]:
        """Say what stands, in lines; none where nothing does."""
        return self.shape.shown(settings.part(self.key))

    def typed(self, settings: Settings) -> Typed:
        """Give what stands, as the boxes show it."""
        return self.shape.typed(self.key, settings.part(self.key))

    def groups(self, typed: Typed) -> Sequence[Group]:
        """Give the boxes."""
        return self.shape.groups(self.key, typed)

    def box_of(self, typed: Typed, place: str) -> str:
        """Give the box that a fault at a place belongs to."""
        return self.shape.box_of(self.key, typed, place)


FURTHER: Final = (
    Setting(
        key="leave_out",
        title="Pages that are not tried here",
        without="Every page of a list is tried.",
        doing=Doing.SET_NETWORKS,
        shape=Rows(
            called="Entry",
            boxes=(
                Box(name="page", text="Page", help="Its id, as the page of the last check names it."),
                Box(name="category", text="Or a whole category", help="Its id. One of the two is enough."),
                Box(name="reason", text="Why", help="The report shows it.", stays=True),
                Box(name="until", text="Until (optional)", help="Such as 31 March 2027.", kind=Kind.DAY),
            ),
        ),
    ),
    Setting(
        key="filter",
        title="Your own block page",
        without="Only the block pages that the program knows are told from other pages.",
        doing=Doing.SET_NETWORKS,
        shape=Entries(
            boxes=lambda: (
                Box(name="title", text="Words of its title"),
                Box(name="host", text="The host that a blocked page is sent on to"),
                Box(name="text", text="A sentence that stands on it"),
            )
        ),
    ),
    Setting(
        key="reference",
        title="What pages are like without a filter",
        without="No reference: what a page holds is judged by what is known of it.",
        doing=Doing.SET_NETWORKS,
        is_careful=True,
        shape=Entries(
            boxes=lambda: (
                Box(name="address", text="Its address", help="It begins with https://."),
                Box(
                    name="file",
                    text="Or a file",
                    help="Its name, beside venuecheck.yaml.",
                    takes=Takes.REFERENCE,
                ),
                Box(
                    name="key",
                    text="The key of who publishes it",
                    help="64 letters and figures, which they tell you by another way than the file came.",
                    stays=True,
                ),
                Box(
                    name="max_age_days",
                    text="How many days old may it be?",
                    kind=Kind.NUMBER,
                    usual=str(MAX_AGE_DAYS),
                ),
            )
        ),
    ),
    Setting(
        key="probes",
        title="Questions to the network as a whole",
        without="As usual: what only looks names up is asked, and nothing else.",
        doing=Doing.SET_NETWORKS,
        shape=QuestionsAsked(),
    ),
    Setting(
        key="limits",
        title="How gently a check goes",
        without="As usual: six pages at a time, ten seconds for a step.",
        doing=Doing.SET_NETWORKS,
        shape=Entries(boxes=limits),
    ),
    Setting(
        key="trust",
        title="Certificate authorities",
        without="The public ones, and this device’s own.",
        doing=Doing.SET_NETWORKS,
        is_careful=True,
        shape=Entries(
            boxes=lambda: (
                Box(name="public_roots", text="File of the public ones", takes=Takes.CERTIFICATES),
                Box(name="device_roots", text="File of this device’s own", takes=Takes.CERTIFICATES),
            )
        ),
    ),
    Setting(
        key="letters",
        name="advice",
        title="Whom staff ask for advice on a booking",
        means="To whom a request for advice on a booking goes, beside legal and electoral services.",
        without="Whoever makes the request names them.",
        doing=Doing.SET_UP,
        shape=Entries(boxes=whom),
    ),
    Setting(
        key="letters",
        name="terms",
        title="Your hire terms",
        means="What an organiser is shown where they are asked whether they accept your hire terms.",
        without="Nothing is shown: the organiser has to be given the terms another way.",
        doing=Doing.SET_UP,
        shape=Entries(boxes=lambda: (Box(name="terms", text="The terms", kind=Kind.TEXT),)),
    ),
    Setting(
        key="screening",
        title="Looking names up",
        without="As usual: lists up to 30 days old, proscribed organisations and the UK Sanctions List.",
        doing=Doing.SET_UP,
        shape=Entries(
            boxes=lambda: (
                Box(
                    name="max_age_days",
                    text="How many days old may a list be?",
                    help=f"From {MAX_AGE_RANGE[0]} to {MAX_AGE_RANGE[1]}.",
                    kind=Kind.NUMBER,
                    usual=str(Policy().max_age_days),
                ),
                Box(
                    name="lists",
                    text="Which lists must be here?",
                    help="Where none is chosen: the first two.",
                    kind=Kind.TICKS,
                    options={name: TITLES[name] for name in KNOWN_LISTS},
                ),
            )
        ),
    ),
    Setting(
        key="plans",
        title="Plans that the venue is held against",
        without="Those that every venue of its kind is held against.",
        doing=Doing.SET_UP,
        shape=Names(
            ticks=plans,
            text="Which plans?",
            others="Other plans (optional)",
            help="Files beside the settings, one to a line.",
            takes=Takes.PLAN,
        ),
    ),
    Setting(
        key="checklists",
        title="Checklists of your own",
        without="Those that come with the program.",
        doing=Doing.SET_UP,
        shape=Names(
            others="Your checklists (optional)",
            help="Files beside the settings, one to a line. Of two with one id the last counts.",
            takes=Takes.CHECKLIST,
        ),
    ),
    Setting(
        key="booking_system",
        title="Columns of your booking system’s export",
        without="Usual headings are known: Date, Room, Hirer and their like.",
        doing=Doing.SET_UP,
        shape=Pairs(
            below="columns",
            heading=Box(name="heading", text="Heading", help="As it stands in the first line of the export."),
            holds=Box(
                name="holds",
                text="What stands under it",
                kind=Kind.CHOICE,
                options={column.value: words for column, words in COLUMNS.items()},
            ),
        ),
    ),
    Setting(
        key="retention",
        title="How long records are kept",
        without="The usual periods.",
        doing=Doing.SET_UP,
        is_careful=True,
        shape=Entries(boxes=periods),
    ),
)
"""In the order of the page."""


def setting_called(part: str) -> Setting:
    """Give one. Raises `NotFoundError`."""
    found = next((one for one in FURTHER if one.part == part), None)
    if found is None:
        raise NotFoundError.of("part", "there is no such setting here", "choose one of the list")
    return found


def put_setting(
    changing: Changing, setting: Setting, typed: Typed, handed: Mapping[str, Given] = MappingProxyType({})
) -> None:
    """Put what was typed in place of what stands, and files that were handed in, by box, in place of named ones.

    Raises as `Changing.put` does.
    """
    before = settings_of(changing.site, changing.store).part(setting.key)
    groups = setting.groups(typed)
    files = read_handed_in(groups, handed)
    several = {box.name for group in groups for box in group.boxes if box.kind is Kind.LINES}
    named = {box: [*(typed.get(box, ()) if box in several else ()), one.name] for box, one in files.items()}
    typed = {**typed, **named}
    value = setting.shape.value(setting.key, typed, before)
    words = "; ".join(setting.shape.shown(value)) or "as usual"
    what = f"{setting.title}: {words}"[:_LONGEST_WORDS]
    changing.put((setting.key,), value, what=what, doing=setting.doing, beside=[*files.values()])


def handed_in(settings: Settings) -> tuple[HandedIn, ...]:
    """Give the files that were handed in and the settings name: a computer that only checks needs them as well."""
    typed = [(one, one.typed(settings)) for one in FURTHER]
    boxes = [(box, said) for one, said in typed for group in one.groups(said) for box in group.boxes if box.takes]
    return tuple(kept_beside(settings.path.parent, [name for box, said in boxes for name in said.get(box.name, ())]))
