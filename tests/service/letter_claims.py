"""What each sentence of the shipped letters claims of the record, so that a property can hold it against the record.

Every paragraph, entry and row of every letter stands here: one that says nothing of the record is in `GENERAL`. A
sentence that is added to a letter and not here fails a test.
"""

from tests.service.letter_facts import (
    AGREED,
    Claim,
    Told,
    answered,
    asks_lead_of_a_worry,
    asks_lead_of_less,
    asks_organiser,
    began_before,
    books_for_candidate,
    days_told,
    ends_in_part,
    goes_on_beyond,
    grounds_follow,
    had_conditions,
    has_answer,
    is_asked_beyond,
    is_by_right,
    is_limited,
    is_series,
    is_undecided,
    is_under_way,
    is_written,
    names_its_end,
    names_what_was_told,
    needs_no_reply,
    nothing_told,
    ours,
    told_earlier,
    was_confirmed,
)
from venuecheck.assessment.addressee import REFERRALS_OF_PERSONS, Addressee, addressee
from venuecheck.assessment.assessment import APPROVING_KINDS, OutcomeKind
from venuecheck.assessment.day_answers import ROOM
from venuecheck.assessment.in_part import acts_as
from venuecheck.assessment.replying import is_held
from venuecheck.assessment.steps import (
    at_once_before,
    is_at_once,
    put_right,
    told_before,
)
from venuecheck.core import day_words


def is_against(told: Told) -> bool:
    """Whether it was refused, or what was confirmed was ended."""
    decision = told.one.decision
    return decision is not None and acts_as(decision.kind, decision.outcome) in {OutcomeKind.REFUSE, OutcomeKind.CANCEL}


def asks_whether_lawful(told: Told) -> bool:
    """Whether the legal adviser is asked of a decision against it that was taken."""
    return addressee(told.one) is Addressee.LEGAL and is_against(told)


def takes_the_place(told: Told) -> bool:
    """Whether it takes the place of what was told before, of this booking."""
    return (
        told.kind in {*APPROVING_KINDS, OutcomeKind.REFUSE}
        and not (told.occasion and told.one.decision and told.occasion.at > told.one.decision.at)
        and bool(told.told_at)
        and (before := told_earlier(told.one)) is not None
        and day_words.day(before.at.date()) in told.text
    )


def is_for_decider(told: Told) -> bool:
    """Whether the case is passed up to whoever decides here, for whom there is no more to do than that."""
    return addressee(told.one) is Addressee.DECIDER and is_undecided(told) and not is_held(told.one, told.replies)


def is_by_the_act(told: Told) -> bool:
    """Whether the room is given by what the Act of 1983 says, and not by what electoral services said."""
    return is_by_right(told) and answered(told, "room_covered") != "said_yes"


CLAIMS: dict[str, Claim] = {
    "The room for this meeting is confirmed: {{booking}}.": lambda told: is_by_right(told) and not asks_organiser(told),
    "You can have the room for this meeting: {{booking}}. What is named in this letter has to be settled first.": (
        lambda told: is_by_right(told) and asks_organiser(told)
    ),
    "For the meeting of: {{candidate}}": books_for_candidate,
    "| For which candidate | {{candidate}} |": books_for_candidate,
    "It goes with an earlier meeting, {{covers}}, on which we decided on {{decided_on}}.": lambda told: (
        told.occasion is not None and told.one.subject in told.text
    ),
    "The law gives a candidate the use of rooms of certain schools, and of meeting rooms that are kept up mainly out "
    "of public funds (Representation of the People Act 1983, sections 95 and 96). By what we were told, this is one of "
    "them. It is a right and no favour, whatever anybody thinks of the candidate's views, and every "
    "candidate who has it gets a room on the same terms.": is_by_the_act,
    "Electoral services said that the law gives the candidate this room on that day, with no charge for hiring it. It "
    "is a right and no favour, whatever anybody thinks of the candidate's views, and every candidate who has it gets a "
    "room on the same terms.": lambda told: is_by_right(told) and answered(told, "room_covered") == "said_yes",
    "You agreed to pay what the room costs (heating, light, cleaning, staff), and any damage.": lambda told: (
        answered(told, "costs") == "agreed"
    ),
    "There is no charge for hiring the room. You pay what it costs to prepare, heat, light and clean it, to have staff "
    "there, and to put it back as it was. You also pay for any damage.": is_by_the_act,
    "The right is to a public meeting, to which anybody may come.": is_by_the_act,
    "It ends on the day before the poll.": is_by_the_act,
    "Electoral services said that the law does not give the candidate this room on that day.": lambda told: (
        answered(told, "room_covered") == "said_no"
    ),
    "What a meeting costs may count as election spending, and so may a room below its usual price. The "
    "Electoral Commission's guidance says how.": lambda told: has_answer(told, "poll_date"),
    "Which rooms the law gives candidates, and from which day, electoral services can say.": (
        lambda told: has_answer(told, "poll_date")
    ),
    "| When the poll is | {{poll}} |": lambda told: (
        addressee(told.one) is Addressee.ELECTORAL and has_answer(told, "poll_date")
    ),
    "| Who runs the venue | {{run_by}} |": lambda told: addressee(told.one) is Addressee.ELECTORAL,
    "What these protect: {{aim}}": is_limited,
    "This confirmation counts until the meeting is over.": lambda told: (
        told.lasts() and not is_series(told) and not asks_organiser(told)
    ),
    "This letter counts until the meeting is over.": lambda told: (
        told.lasts() and not is_series(told) and asks_organiser(told)
    ),
    "We are sorry that some days of your booking do not take place: {{booking}}.": ends_in_part,
    "We decided on {{confirmed_before}} that it can go ahead, and on {{decided_on}} to take these days back.": (
        was_confirmed
    ),
    "{{not_on}}": ends_in_part,
    "{{goes_on}}": ends_in_part,
    "Its conditions stay as we decided them.": lambda told: (
        (before := told_before(told.one)) is not None
        and told.one.decision is not None
        and bool(before.conditions)
        and before.conditions == told.one.decision.conditions
    ),
    "We are glad to confirm your booking: {{booking}}.": lambda told: told.kind in APPROVING_KINDS,
    "Your booking can go ahead: {{booking}}. It depends on the conditions in this letter.": lambda told: (
        told.kind is OutcomeKind.APPROVE_WITH_CONDITIONS and asks_organiser(told)
    ),
    "Your booking can go ahead: {{booking}}. There is no condition for you to meet.": lambda told: (
        told.kind is OutcomeKind.APPROVE_WITH_CONDITIONS and not asks_organiser(told)
    ),
    "When: {{when}}": lambda told: days_told(told) is not None and str(days_told(told)) in told.text,
    "What: {{items}}": lambda told: any(each.question == "items" for each in told.one.answers),
    "Where: {{where}}": lambda told: (
        bool(told.occasion.room)
        if told.occasion
        else any(each.question in {ROOM, "place"} for each in told.one.answers)
    ),
    "You asked for it until {{asked_until}}. Nothing after {{valid_until}} is confirmed. Ask us for the rest before "
    "then.": goes_on_beyond,
    "You asked for it until {{asked_until}}. Nothing after {{valid_until}} is agreed. Ask us for the rest before "
    "then.": goes_on_beyond,
    "| Until when they ask for it | {{asked_until}} |": is_asked_beyond,
    "We had to act at once on {{at_once_on}}. This letter gives our full reasons.": lambda told: (
        (acted := at_once_before(told.one)) is not None
        and not is_at_once(told.one.decision)
        and day_words.day(acted.at.date()) in told.text
    ),
    "This takes the place of what we decided on {{corrects}}.": lambda told: (
        (corrected := put_right(told.one)) is not None and day_words.day(corrected.at.date()) in told.text
    ),
    "This takes the place of our decision of {{replaces}}.": takes_the_place,
    "The conditions in it no longer apply.": lambda told: (
        takes_the_place(told) and told.kind is OutcomeKind.APPROVE and had_conditions(told)
    ),
    "This takes the place of our decision of {{replaces}}. Only the conditions in this letter count now.": (
        lambda told: takes_the_place(told) and told.kind is OutcomeKind.APPROVE_WITH_CONDITIONS
    ),
    "It goes with an earlier booking of yours, {{covers}}, on which we decided on {{decided_on}}.": lambda told: (
        told.occasion is not None and told.one.subject in told.text
    ),
    "Our hire terms apply, as you agreed.": lambda told: told.terms in AGREED,
    "Our hire terms apply. We do not have your agreement to them: please send it to us beforehand.": lambda told: (
        told.terms is not None and told.terms not in AGREED
    ),
    "Our hire terms apply.": lambda told: told.terms is None,
    "We look up the organisations that a booking names on public lists. We do so again for this one beforehand, "
    "and may then need to look at the booking again.": lambda told: any(each.problem for each in told.one.screened),
    "This confirmation counts until the event is over.": lambda told: told.lasts() and not is_series(told),
    "This letter counts until the event is over.": lambda told: told.lasts() and not is_series(told),
    "This confirmation counts until {{valid_until}}.": lambda told: is_series(told) and names_its_end(told),
    "This letter counts until {{valid_until}}.": lambda told: is_series(told) and names_its_end(told),
    "This confirmation counts until {{valid_until}}. If it is for later than that, tell us the day, and we will "
    "confirm it until then.": lambda told: told.days is None and names_its_end(told),
    "This letter counts until {{valid_until}}. If it is for later than that, tell us the day.": lambda told: (
        told.days is None and names_its_end(told)
    ),
    "We are sorry that we have to cancel your booking: {{booking}}.": lambda told: told.kind is OutcomeKind.CANCEL,
    "We decided on {{confirmed_before}} that it can go ahead, and on {{decided_on}} to take that back.": was_confirmed,
    "It has begun. This letter is about what takes place from {{decided_on}} on.": lambda told: (
        told.kind in APPROVING_KINDS and began_before(told)
    ),
    "It has begun. This letter is about what had not taken place when we decided this, on {{decided_on}}.": (
        is_under_way
    ),
    "We are sorry that we cannot take your booking: {{booking}}. This was decided on {{decided_on}}.": lambda told: (
        told.kind is OutcomeKind.REFUSE
    ),
    "We are sorry that your booking cannot go ahead as it stands: {{booking}}.": lambda told: (
        told.kind is OutcomeKind.NOT_AVAILABLE
    ),
    "We had to act at once. We will write to you again by {{grounds_by}}, with our full reasons, and with another room "
    "or day where we can offer one.": lambda told: grounds_follow(told) and "What is possible instead" not in told.text,
    "We had to act at once. We will write to you again by {{grounds_by}}, with our full reasons.": lambda told: (
        grounds_follow(told) and ("What is possible instead" in told.text or ends_in_part(told))
    ),
    "Thank you for your booking request: {{booking}}.": nothing_told,
    "We are looking again at our decision of {{told_otherwise}} on your booking: {{booking}}.": names_what_was_told,
    "We are looking again at our decision of {{told_otherwise}} on your booking: {{booking}}. Until we write to you it "
    "stays as we wrote before.": names_what_was_told,
    "We expect to write to you by {{reply_by}}. Until then it stays as we wrote to you.": names_what_was_told,
    "We decided on {{confirmed_before}} that your booking can go ahead: {{booking}}.": was_confirmed,
    "We decided on {{confirmed_before}} that your booking can go ahead: {{booking}}. We are looking at it again.": (
        was_confirmed
    ),
    "We are looking at it again, and expect to write to you by {{reply_by}}.": was_confirmed,
    "This takes a little longer. We expect to write to you again by {{reply_by}}.": nothing_told,
    "If we have asked you for something, please send it. Otherwise you do not need to do anything now. Please "
    "announce nothing as being at our venue until we have confirmed it.": nothing_told,
    "We have not decided yet. Please announce nothing as being at our venue until we have confirmed it.": lambda told: (
        is_undecided(told) and nothing_told(told)
    ),
    "What this protects: {{aim}}": is_limited,
    "Why we do not think that less would do: {{lesser}}": is_limited,
    "We rely on: {{power}}": lambda told: told.kind is OutcomeKind.NOT_AVAILABLE or is_limited(told),
    "Rights that we considered: {{right}}": is_limited,
    "{{deposit}}": lambda told: told.kind in {OutcomeKind.CANCEL, OutcomeKind.NOT_AVAILABLE, OutcomeKind.WITHDRAWN},
    "You have withdrawn your booking: {{booking}}. We no longer keep the room for you.": lambda told: (
        told.kind is OutcomeKind.WITHDRAWN
    ),
    "{{alternative}}": lambda told: told.kind is OutcomeKind.NOT_AVAILABLE,
    "Why: {{fact}}": lambda told: told.kind is OutcomeKind.NOT_AVAILABLE,
    "How we know: {{source}}": lambda told: told.kind is OutcomeKind.NOT_AVAILABLE,
    "Please advise us on this booking. {{standing}} Please do not tell the organiser that we have asked you.": (
        lambda told: (
            ("nobody has decided" in told.text.casefold()) is (told.one.decision is None)
            and ("We wrote that to the organiser on" in told.text) is is_written(told)
        )
    ),
    "This is a question about a booking. It is no referral of a person to {{referrals_of_persons}}. Nothing in "
    "it has been proved.": lambda told: addressee(told.one) is Addressee.PREVENT,
    "This is a question about a booking. Nothing in it has been proved.": lambda told: (
        addressee(told.one) is not Addressee.PREVENT or not REFERRALS_OF_PERSONS[told.nation]
    ),
    "Somebody has a worry about a child, or about an adult who works with children. The record of the booking does not "
    "hold what it is: ask whoever noticed.": asks_lead_of_a_worry,
    "Something was written down for you alone. You can open it where the booking stands, under “For the safeguarding "
    "lead”.": lambda told: addressee(told.one) is Addressee.SAFEGUARDING and told.worry_noted,
    "Where it is about what an adult who works with children did or may have done, telling the local authority "
    "designated officer (LADO) is for you and not for us.": lambda told: any(
        action.id in {"tell-dsl", "lead-answers"} for action in told.one.actions
    ),
    "Is it safe for children as it stands, and is there anything that we should ask the group for "
    "first?": asks_lead_of_less,
    "Is there anything that you know or can learn, and can tell us, which bears on whether this event is "
    "lawful?": lambda told: addressee(told.one) is Addressee.PREVENT,
    "Is there anything that you know and can tell us, which bears on whether what is planned is a "
    "crime?": lambda told: addressee(told.one) is Addressee.COMMUNITY_SAFETY,
    "Is there anything that we should do meanwhile, or not do?": asks_lead_of_a_worry,
    "Is what is planned lawful, and what do the law and our hire terms let us do?": lambda told: (
        addressee(told.one) is Addressee.LEGAL and not is_against(told)
    ),
    "Is it lawful to decide so on this, and would anything less do?": asks_whether_lawful,
    "{{decided_facts}}": lambda told: (
        asks_whether_lawful(told) and bool(told.one.decision and told.one.decision.rests_on)
    ),
    "What we decided by: {{decided_power}}": asks_whether_lawful,
    "Our reasons: {{decided_reasons}}": asks_whether_lawful,
    "Is this a matter for you, and is there anything that we should ask or tell the group?": lambda told: (
        addressee(told.one) is Addressee.EDUCATION
    ),
    "Does the law give the candidate this room on that day, and on which terms?": lambda told: (
        addressee(told.one) is Addressee.ELECTORAL
    ),
    "By when can you answer? We have to reply to the organiser by {{reply_by}}. If we hear nothing, we decide on what "
    "we know.": lambda told: is_undecided(told) and not is_held(told.one, told.replies),
    "By when can you answer? We have to reply to the organiser by {{reply_by}}. If we hear nothing, we write to them "
    "what was decided.": lambda told: not (is_undecided(told) or needs_no_reply(told)),
    "By when can you answer? An answer by {{reply_by}} would help us.": needs_no_reply,
    "May we reply to the organiser, and what should we not say?": lambda told: not needs_no_reply(told),
    "Please decide on it, or say what you need to know first. We have to reply to the organiser by {{reply_by}}.": (
        is_for_decider
    ),
    "If the organiser writes to us again, what should we not say?": needs_no_reply,
    "By when can you answer? Until you have, the organiser gets nothing from us but a letter that says that we need "
    "longer. An answer by {{reply_by}} would help us.": lambda told: is_held(told.one, told.replies),
    "{{their_conditions}}": lambda told: told.kind is OutcomeKind.APPROVE_WITH_CONDITIONS,
    "{{our_conditions}}": lambda told: bool(ours(told)),
    "Write to us that you agree, or tell us which condition is a difficulty. We may find another way.": asks_organiser,
    "| For whom, as they say | {{client}} |": lambda told: has_answer(told, "client"),
    "| For whom, as found elsewhere and not confirmed | {{client_found}} |": lambda told: has_answer(
        told, "client_found"
    ),
    "| Who speaks | {{speakers}} |": lambda told: any("speaker_name" in each.question for each in told.one.answers),
    "| Which group or organisation books | {{organisation}} |": lambda told: has_answer(told, "organisation"),
    "| Where | {{where}} |": lambda told: (
        bool(told.occasion.room)
        if told.occasion
        else any(each.question in {ROOM, "place"} for each in told.one.answers)
    ),
    "| When | {{when}} |": lambda told: told.days is not None,
}
"""What may be said only where the record has it."""
_SAID = """
About this room: {{contact}}
If you expect a protest, tell us. Doors, stewards and times can then be planned with you and the police.
Keep to the number of people that the room holds, and to what staff say on fire and safety.
Tell us at once if the day, the time or the number of people changes.
They are reached at: {{electoral}}
What a meeting costs may count as election spending. The Electoral Commission's guidance says how.
Which rooms the law covers, and from which day, electoral services can say.
A booking for another event, or one that is changed so that these reasons no longer apply, is looked at afresh.
Afterwards we ask ourselves whether it was as booked. That is usual here.
Approved by: {{approved_by}}
Before we can decide we need the following from you:
Dear {{to}},
How we use your information: {{privacy}}
If you book again for the same purpose, we may not need to ask you everything again.
Keep this to those who need it for that purpose. It holds personal data.
Lawful basis: {{lawful_basis}}
Our reference: {{reference}}
Please send it by {{reply_by}}. If you need longer, tell us, and we will see what we can do.
Purpose: {{purpose}}
Questions? {{contact}}
Tell us at once if anything changes: what is planned, who takes part, or whom it is for.
Tell us at once if anything changes: what is planned, who takes part, or whom it is for. We may
  need to look at the booking again.
To {{to}}
We ask every organiser about what is planned, and never about what people believe.
We decide ourselves, and record why. Your answer is noted with the date and your name.
You can send us anything that we did not know. You can also take legal advice: there are time limits, some of
  three months or less.
If we have asked you for something, please send it. Otherwise you do not need to do anything now.
Yours sincerely,
{{asks}}
{{contact}}
{{hearsay}}
{{matches}}
{{note}}
{{points}}
{{review}}
{{said}}
{{seen}}
{{signature}}
{{told}}
| Booking | {{booking}} |
| Our reference | {{reference}} |
| Venue | {{venue}} |
| What is planned, as the organiser says | {{event}} |
| What | As recorded |
| Who books | {{organiser}} |
"""
GENERAL: frozenset[str] = frozenset(_SAID.replace("\n  ", " ").strip().split("\n"))
"""What is so whatever the record says, or repeats what a person wrote."""
