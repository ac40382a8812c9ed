"""Who may ask for which page. Every endpoint stands here; one that does not is refused to everybody.

The roles behind each are those of the services (`service.who_may`): nothing is decided here, only which page asks for
what. The services ask again when something is done.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from venuecheck.core.actor import Role
from venuecheck.service.who_may import MAY, MAY_SEE, Doing, Seeing


class LinkFor(StrEnum):
    """Whose a link is that opens a page."""

    ORGANISER = "organiser"
    PARTNER = "partner"


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """What somebody must be to ask for a page."""

    signed_in: bool = True
    by_link: LinkFor | None = None
    """Which link opens it, whoever holds that, and nothing else does; None where none does."""
    venue: bool = False
    """Whether it belongs to a venue, named in its address: whoever has no role there finds nothing."""
    sees: Seeing | None = None
    does: tuple[Doing, ...] = ()
    """One of these is enough."""
    anywhere: frozenset[Role] = frozenset()
    """Roles one of which is needed, at whichever venue; none for a page that needs no role."""
    everywhere: bool = False
    """Whether one of these roles is needed at every venue of the server."""
    without_token: bool = False
    """Whether a form is taken without the token of a session: its address, which nobody guesses, is all that counts."""
    first: bool = False
    """Whether it is there only as long as the server has no venue."""
    takes_a_file: bool = False
    """Whether its form may hold a file, and so be larger than others."""

    @property
    def roles(self) -> frozenset[Role]:
        """Those at the venue who may ask for it; every role where the page asks for none."""
        needed = frozenset(Role)
        if self.sees is not None:
            needed &= MAY_SEE[self.sees]
        if self.does:
            needed &= frozenset().union(*(MAY[one] for one in self.does))
        return needed


_ANYBODY: Final = Access(signed_in=False)
_BY_LINK: Final = Access(signed_in=False, by_link=LinkFor.ORGANISER)
_OWN: Final = Access()
_VENUE: Final = Access(venue=True)
_SEES_BOOKINGS: Final = Access(venue=True, sees=Seeing.BOOKINGS)
_SEES_STANDING: Final = Access(venue=True, sees=Seeing.STANDING)
_SEES_ACTIONS: Final = Access(venue=True, sees=Seeing.ACTIONS)
_JUDGES: Final = Access(venue=True, sees=Seeing.MATCHES, does=(Doing.SET_ASIDE,))
_ERASES: Final = Access(venue=True, sees=Seeing.BOOKINGS, does=(Doing.ERASE,))
_FILLS_IN: Final = Access(venue=True, sees=Seeing.BOOKINGS, does=(Doing.ASSESS,))
_SEARCHES_PEOPLE: Final = Access(venue=True, sees=Seeing.BOOKINGS, does=(Doing.SEARCH_PEOPLE,))
_KEEPS_RECORDS: Final = Access(venue=True, sees=Seeing.RECORDS, does=(Doing.KEEP_RECORDS,))
_SEES_ON: Final = Access(venue=True, sees=Seeing.ON)
_NOTES: Final = Access(venue=True, sees=Seeing.BOOKINGS, does=(Doing.NOTE,))
_DECIDES: Final = Access(venue=True, sees=Seeing.BOOKINGS, does=(Doing.DECIDE,))
_REFERS: Final = Access(venue=True, sees=Seeing.MATCHES, does=(Doing.DECIDE,))
_FILTER: Final = Access(venue=True, sees=Seeing.FILTER)
_CHECKS: Final = Access(venue=True, sees=Seeing.FILTER, does=(Doing.CHECK,))
_CHECKLISTS: Final = Access(venue=True, sees=Seeing.CHECKLISTS)
_SETTINGS: Final = Access(venue=True, sees=Seeing.SETTINGS)
_SETS_UP: Final = Access(venue=True, sees=Seeing.SETTINGS, does=(Doing.SET_UP,))
_SETS_NETWORKS: Final = Access(venue=True, sees=Seeing.SETTINGS, does=(Doing.SET_NETWORKS,))
_ADMINISTERS: Final = Access(anywhere=MAY_SEE[Seeing.PEOPLE])
ACCESS: Final[Mapping[str, Access]] = {
    "static": _ANYBODY,
    "start.health": _ANYBODY,
    "start.accessibility": _ANYBODY,
    "start.privacy": _ANYBODY,
    "start.help_page": _ANYBODY,
    "start.home": _OWN,
    "start.venues": _OWN,
    "start.venue": _VENUE,
    "beginning.begin": Access(first=True),
    "beginning.venue": Access(first=True),
    "beginning.another": replace(_ADMINISTERS, everywhere=True),
    "entering.sign_in": _ANYBODY,
    "entering.code": _ANYBODY,
    "entering.link": _ANYBODY,
    "entering.sign_out": _OWN,
    "provided.begin": _ANYBODY,
    "provided.back": _ANYBODY,
    "provided.begin_to_connect": _OWN,
    "provided.begin_to_prove": _OWN,
    "provided.end": _OWN,
    "own.account": _OWN,
    "own.password": _OWN,
    "own.second_factor": _OWN,
    "own.end_session": _OWN,
    "own.mail": _OWN,
    "by_mail.send": _OWN,
    "by_mail.open_link": _ANYBODY,
    "own.prove": _OWN,
    "people.all_people": _ADMINISTERS,
    "people.add": _ADMINISTERS,
    "people.person": _ADMINISTERS,
    "people.roles": _ADMINISTERS,
    "people.link": _ADMINISTERS,
    "people.end": _ADMINISTERS,
    "people.happened": _ADMINISTERS,
    "statement.write": replace(_ADMINISTERS, everywhere=True),
    "mail.overview": _ADMINISTERS,
    "mail.settings": _ADMINISTERS,
    "mail.off": _ADMINISTERS,
    "mail.test": _ADMINISTERS,
    "mail.message": _ADMINISTERS,
    "providers.all_providers": _ADMINISTERS,
    "providers.add": _ADMINISTERS,
    "providers.provider": _ADMINISTERS,
    "providers.give": _ADMINISTERS,
    "providers.take": _ADMINISTERS,
    "providers.remove": _ADMINISTERS,
    "bookings.all_bookings": _SEES_BOOKINGS,
    "bookings.booking": _SEES_BOOKINGS,
    "filling.new": _FILLS_IN,
    "filling.change": _FILLS_IN,
    "filling.draft": _FILLS_IN,
    "filling.about": _FILLS_IN,
    "filling.question": replace(_FILLS_IN, takes_a_file=True),
    "filling.check": _FILLS_IN,
    "taking_over.export": replace(_FILLS_IN, takes_a_file=True),
    "looking_over.names": _FILLS_IN,
    "looking_over.result": _FILLS_IN,
    "looking_over.organisations": _JUDGES,
    "looking_over.matches": _JUDGES,
    "filling.anew": _FILLS_IN,
    "filling.drop": _FILLS_IN,
    "search.find": _VENUE,
    "people_found.find": _SEARCHES_PEOPLE,
    "people_found.give_out": _SEARCHES_PEOPLE,
    "people_found.erase": _ERASES,
    "keeping.holds": Access(venue=True, sees=Seeing.BOOKINGS, does=(Doing.HOLD,)),
    "keeping.due": _ERASES,
    "keeping.looks": Access(venue=True, sees=Seeing.LOOKS),
    "whole_records.overview": Access(venue=True, sees=Seeing.RECORDS),
    "whole_records.begin_again": _KEEPS_RECORDS,
    "whole_records.copies": _KEEPS_RECORDS,
    "whole_records.one_copy": _KEEPS_RECORDS,
    "whole_records.new_key": _KEEPS_RECORDS,
    "whole_records.anchor": _KEEPS_RECORDS,
    "whole_records.missing": _KEEPS_RECORDS,
    "on.today": _SEES_ON,
    "on.condition": Access(venue=True, sees=Seeing.ON, does=(Doing.SEE_CONDITIONS,)),
    "on.ring": _SEES_ON,
    "on.diary": _NOTES,
    "afterwards.something": Access(venue=True, sees=Seeing.BOOKINGS, does=(Doing.REFER,)),
    "afterwards.reply": Access(venue=True, sees=Seeing.BOOKINGS, does=(Doing.NOTE, Doing.ANSWER_AS_LEAD)),
    "afterwards.look_back": _NOTES,
    "afterwards.again": _FILLS_IN,
    "for_the_lead.note": Access(venue=True, sees=Seeing.BOOKINGS, does=(Doing.NOTE_WORRY,)),
    "for_the_lead.opened": Access(venue=True, sees=Seeing.BOOKINGS, does=(Doing.OPEN_WORRIES,)),
    "handing_out.of_draft": _FILLS_IN,
    "handing_out.of_booking": _FILLS_IN,
    "handing_out.paper": _FILLS_IN,
    "by_link.begin": _BY_LINK,
    "by_link.onwards": _BY_LINK,
    "by_link.question": replace(_BY_LINK, takes_a_file=True),
    "by_link.check": _BY_LINK,
    "by_link.answers": _BY_LINK,
    "by_link.kept": _BY_LINK,
    "by_link.withdraw": _BY_LINK,
    "returning.questions": Access(signed_in=False, by_link=LinkFor.PARTNER),
    "deciding.matches": _JUDGES,
    "deciding.outcome": _DECIDES,
    "deciding.decide": Access(venue=True, sees=Seeing.BOOKINGS, does=(Doing.DECIDE, Doing.REFER)),
    "deciding.letter": Access(venue=True, sees=Seeing.BOOKINGS, does=(Doing.WRITE_LETTERS,)),
    "referring.write": _REFERS,
    "referring.read": _REFERS,
    "standing.overview": _SEES_STANDING,
    "standing.report": _SEES_STANDING,
    "standing.whole_report": _SEES_STANDING,
    "standing.sign_report": Access(venue=True, sees=Seeing.STANDING, does=(Doing.SIGN,)),
    "actions.all_actions": _SEES_ACTIONS,
    "actions.action": _SEES_ACTIONS,
    "venue_settings.overview": _SETTINGS,
    "venue_settings.history": _SETTINGS,
    "venue_settings.download": _SETTINGS,
    "venue_settings.say": _SETS_UP,
    "venue_settings.deciders": _SETS_UP,
    "venue_settings.beside": _SETTINGS,
    "further_settings.setting": replace(_SETTINGS, takes_a_file=True),
    "site_networks.all_networks": _SETTINGS,
    "site_networks.add": _SETS_NETWORKS,
    "site_networks.change": _SETS_NETWORKS,
    "site_networks.places": _SETS_NETWORKS,
    "partners.grid": Access(venue=True, sees=Seeing.PARTNERS),
    "partners.take_over": Access(venue=True, sees=Seeing.PARTNERS, does=(Doing.KEEP_REGISTER,), takes_a_file=True),
    "to_do.all_actions": Access(venue=True, sees=Seeing.PARTNERS),
    "one_venue.timeline": Access(venue=True, sees=Seeing.PARTNERS),
    "one_venue.telephone": Access(venue=True, sees=Seeing.PARTNERS, does=(Doing.RECORD_RETURN,)),
    "one_venue.note": Access(venue=True, sees=Seeing.PARTNERS, does=(Doing.CHASE,)),
    "one_venue.link": Access(venue=True, sees=Seeing.PARTNERS, does=(Doing.RECORD_RETURN,)),
    "changes.change": Access(venue=True, sees=Seeing.PARTNERS, does=(Doing.KEEP_REGISTER,)),
    "changes.compare": Access(venue=True, sees=Seeing.PARTNERS, does=(Doing.TRUST,)),
    "changes.take": Access(venue=True, sees=Seeing.PARTNERS, does=(Doing.KEEP_REGISTER,)),
    "changes.open_a_venue": Access(venue=True, sees=Seeing.PARTNERS, does=(Doing.KEEP_REGISTER,)),
    "partner_letters.all_letters": Access(venue=True, sees=Seeing.PARTNERS, does=(Doing.CHASE,)),
    "editions.all_editions": Access(venue=True, sees=Seeing.PARTNERS),
    "editions.quarter": Access(venue=True, sees=Seeing.PARTNERS),
    "editions.read": Access(venue=True, sees=Seeing.PARTNERS),
    "editions.file": Access(venue=True, sees=Seeing.PARTNERS),
    "editions.freeze": Access(venue=True, sees=Seeing.PARTNERS, does=(Doing.PUBLISH,)),
    "inbox.files": Access(venue=True, sees=Seeing.PARTNERS, does=(Doing.TRUST,), takes_a_file=True),
    "inbox.compare": Access(venue=True, sees=Seeing.PARTNERS, does=(Doing.TRUST,)),
    "inbox.settle": Access(venue=True, sees=Seeing.PARTNERS, does=(Doing.TRUST,)),
    "checklists.all_checklists": replace(_CHECKLISTS, takes_a_file=True),
    "checklists.one_checklist": _CHECKLISTS,
    "telling.overview": Access(venue=True, sees=Seeing.TOLD),
    "telling.download": Access(venue=True, sees=Seeing.TOLD),
    "closed.all_closed": _SEES_ACTIONS,
    "closed.open_again": Access(venue=True, sees=Seeing.ACTIONS, does=(Doing.ACT,)),
    "networks.all_networks": _FILTER,
    "networks.network": _FILTER,
    "networks.page_story": _FILTER,
    "checks.all_checks": _FILTER,
    "checks.check": _FILTER,
    "checks.events": _FILTER,
    "checks.difference": _FILTER,
    "checks.new": _CHECKS,
    "checks.stop": _CHECKS,
    "checks.go_on": _CHECKS,
    "hand_checks.all_hand_checks": _CHECKS,
    "hand_checks.bring_in": replace(_CHECKS, takes_a_file=True),
    "by_hand.page": _ANYBODY,
    "by_hand.arrive": Access(signed_in=False, without_token=True),
    "filter_logs.look": Access(venue=True, sees=Seeing.FILTER, does=(Doing.CONFIRM_LOG,)),
}
