"""What a decision must carry before it counts.

Sources: Human Rights Act 1998 articles 9, 10 and 11; Equality Act 2010 s29 and s149; Billy Graham Evangelistic
Association v Scottish Event Campus (2022). Prevent guidance confers no power, and the government's definition of
extremism is not in a statute: a limit names the law or the hire term that it rests on.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from venuecheck.assessment.assessment import APPROVING_KINDS, Assessment, Decision, OutcomeKind
from venuecheck.assessment.condition_limits import needs_balance
from venuecheck.assessment.conditions_past import past_conditions, recommended_conditions
from venuecheck.assessment.day_answers import last_before_first
from venuecheck.assessment.decider import LONGEST, Decider, said_words
from venuecheck.assessment.grounds import step_shortcomings
from venuecheck.assessment.in_part import acts_as
from venuecheck.assessment.replying import Reply
from venuecheck.assessment.shortcoming import Shortcoming, about
from venuecheck.assessment.unfilled import unfilled

_NOTHING: Final = frozenset(
    {"", "na", "n a", "none", "no", "nil", "x", "not applicable", "tbc", "unknown", "no reason", "anonymous", "anon"}
)
NO_REASONS: Final = "No reasons were written beyond those of the recommendation."
"""What stands for the reasons of whoever decides as is recommended and writes none: words of the record alone, which
nobody can take for that person's."""
UNWRITTEN: Final = frozenset({NO_REASONS, "I agree with what is recommended, for the reasons given there."})
"""That, and what earlier versions recorded for it."""
_ANONYMOUS: Final = _NOTHING | {"me", "myself", "staff", "somebody", "someone", "manager", "admin", "user", "nobody"}
_LABELS: Final = frozenset({"extreme", "extremes", "extremism", "extremist", "extremists", "prevent", "radical"})
_SENTENCE_WORDS: Final = (
    "a an and any are as avoid be because being booking by concerns considered content duty event for grounds group "
    "guidance has have he hirer ideas ideology in is it its known links linked material of on or organisation our "
    "people person policy promote promotes promoting reasons risk she speaker speakers stop stopping that the their "
    "them they this to topic under view views was we were with"
)
_FILLING: Final = frozenset(_SENTENCE_WORDS.split())
"""Words that make a sentence of a label without saying anything more."""
_LESSER: Final = "name what else you considered, such as a steward or another day, and why it is not enough"
_BEFORE_THE_END: Final = frozenset(
    {
        *(OutcomeKind.REFER, OutcomeKind.REFUSE, OutcomeKind.WITHDRAWN),
        *(OutcomeKind.HOLD, OutcomeKind.NOT_AVAILABLE, OutcomeKind.CANCEL),
    }
)
"""What a person may decide while answers are missing."""
_TEXTS: Final = (
    *("reasons", "right_engaged", "aim", "why_proportionate", "power_relied_on"),
    *("fact", "source", "alternative", "after_hold", "deposit"),
)
"""What a person writes of a decision in words of their own, besides its conditions."""
_RESERVED: Final = frozenset({OutcomeKind.REFER, OutcomeKind.REFUSE, OutcomeKind.CANCEL})
_FREE: Final = frozenset({OutcomeKind.REFER, OutcomeKind.WITHDRAWN, OutcomeKind.HOLD, OutcomeKind.NOT_AVAILABLE})
"""What anybody may say who may decide: none of it judges a booking."""


def shortcomings(
    assessment: Assessment,
    decision: Decision,
    deciders: Sequence[Decider] = (),
    replies: Sequence[Reply] = (),
    noted: Mapping[str, str] | None = None,
) -> tuple[Shortcoming, ...]:
    """List everything that keeps this decision from counting; empty where it may be recorded.

    Where a venue names deciders, only they refuse, and only they decide what is recommended for referral or refusal.
    Anybody may refer. `replies` are what the police or the Prevent coordinator answered about it, `noted` what was
    noted of it since that is a fact (`noted_facts`). A self-assessment is
    not decided on: a decision would put a person's word over its answers.
    """
    if assessment.is_of_venue:
        fix = "where something has changed, answer it again; then sign it off"
        return (about("outcome", "a self-assessment is what a person states, and nobody decides on it", fix),)
    found: list[Shortcoming] = []
    acts = acts_as(decision.kind, decision.outcome)
    wrong = last_before_first({one.question: one.value for one in assessment.answers})
    if wrong and acts in APPROVING_KINDS:  # taken by earlier versions
        found.append(about("outcome", wrong, "change the booking's days, and decide then"))
    if said_words(decision.person) in _ANONYMOUS:
        found.append(about("person", "nobody is named as deciding", "write the name of the person who decides"))
    if said_words(decision.role) in _NOTHING:
        found.append(about("role", "their role is missing", "write the role, such as library manager"))
    balanced = needs_balance(assessment, acts, decision.conditions, decision.no_limit)
    found += _reasons(decision, balanced=balanced)
    unfinished = assessment.recommendation.kind is OutcomeKind.NOT_FINISHED
    if unfinished and decision.kind not in _BEFORE_THE_END:
        fix = "answer the questions that are left, or refer it"
        found.append(about("outcome", "this cannot be decided while answers are missing", fix))
    if decision.kind is OutcomeKind.ADVISE:
        fix = "send the letter; the owner decides"
        found.append(about("outcome", "this ends in advice to the owner, and there is nothing to decide", fix))
    if decision.kind is OutcomeKind.NOT_FINISHED:
        found.append(about("outcome", "'not finished' is not a decision", "choose one of the outcomes"))
    found += _conditions(decision, past_conditions(assessment, replies))
    if balanced:
        found += _limit(decision)
    found += step_shortcomings(assessment, decision, replies, noted or {})
    found += _reserved(assessment, decision, deciders)
    texts = {name: str(getattr(decision, name)) for name in _TEXTS}
    if max(map(len, (*texts.values(), *decision.conditions, decision.person, decision.role))) > LONGEST:
        found.append(about("reasons", "one of the texts is too long", f"keep each below {LONGEST} characters"))
    found += _left_open({**texts, "conditions": "\n".join(decision.conditions)})
    return tuple(found)


def reasons_told(decision: Decision) -> str:
    """Give the reasons as a letter says them: the fact where there is one; empty where none were written.

    An organiser has no recommendation before them that the reasons could be those of.
    """
    return decision.fact or ("" if decision.reasons in UNWRITTEN else decision.reasons)


def reasons_shown(decision: Decision) -> str:
    """Give the reasons as records are read: where none were written, that, and no words of a person's."""
    return NO_REASONS if decision.reasons in UNWRITTEN else decision.reasons


def differs_from_recommended(
    assessment: Assessment, outcome: str, conditions: Sequence[str], replies: Sequence[Reply]
) -> bool:
    """Whether a decision (its outcome, by id) is another than was recommended, or on other conditions."""
    is_other = outcome != assessment.recommendation.outcome
    return is_other or on_other_conditions(assessment, outcome, conditions, replies)


def on_other_conditions(
    assessment: Assessment, outcome: str, conditions: Sequence[str], replies: Sequence[Reply]
) -> bool:
    """Whether it is decided as was recommended, but for its conditions; what is past by then is missed by nobody."""
    recommended = assessment.recommendation
    asked = {*recommended_conditions(assessment, replies)}
    return outcome == recommended.outcome and bool(recommended.conditions) and asked != {*conditions}


def _conditions(decision: Decision, past: frozenset[str]) -> Iterator[Shortcoming]:
    if decision.kind is OutcomeKind.APPROVE_WITH_CONDITIONS and not any(map(said_words, decision.conditions)):
        yield about("conditions", "no conditions are given", "write what the organiser must agree to")
    bare = next((one.strip() for one in decision.conditions if len(said_words(one).split()) == 1), "")
    if bare:
        yield about("conditions", f"'{bare[:60]}' is no condition", "say in words what the organiser must do")
    over = next((one for one in decision.conditions if one in past), "")
    if over:
        fix = "leave it out; where somebody else is still waited for, write that in words of your own"
        yield about("conditions", f"the answer came, or the hold that waited for it: “{over}” is past", fix)


def _left_open(texts: Mapping[str, str]) -> Iterator[Shortcoming]:
    for field, said in texts.items():
        if left := unfilled(said):
            yield about(field, f"'{left}' is left to be filled in", "write what belongs there, or take it out")


def _reasons(decision: Decision, *, balanced: bool) -> list[Shortcoming]:
    words = said_words(decision.reasons)
    unsaid = decision.differs and decision.reasons in UNWRITTEN
    if words in _NOTHING or unsaid:
        written = f"'{decision.reasons.strip()[:60]}' says no reason" if words else "no reason is given"
        what = written + (" for differing from the recommendation" if decision.differs else "")
        return [about("reasons", what, "say what the decision rests on")]
    if (decision.differs or balanced) and _only_label(words):
        fix = "say what was said or done, or is planned, and what makes it unlawful or against the hire terms"
        return [about("reasons", "a label such as 'extremist' is no reason by itself", fix)]
    return []


def is_reserved(assessment: Assessment, kind: OutcomeKind, outcome: str) -> bool:
    """Whether only those whom a venue names decide this (an outcome's kind and id), where it names any."""
    acts = acts_as(kind, outcome)
    return acts not in _FREE and bool(_RESERVED & {acts, assessment.recommendation.kind})


def reserved(deciders: Sequence[Decider]) -> Shortcoming:
    """Say for whom it is."""
    named = " or ".join(one.shown for one in deciders)
    what = "this is for the venue's named decider or a deputy"
    return Shortcoming(field="person", what=what, fix=f"refer it to {named}", reserved=True)


def _reserved(assessment: Assessment, decision: Decision, deciders: Sequence[Decider]) -> list[Shortcoming]:
    is_theirs = is_reserved(assessment, decision.kind, decision.outcome)
    if not is_theirs or not deciders or any(one.means(decision.person, decision.by) for one in deciders):
        return []
    return [reserved(deciders)]


def _limit(decision: Decision) -> list[Shortcoming]:
    found = []
    if said_words(decision.right_engaged) in _NOTHING:
        fix = "name it, such as to speak, to meet or to believe; if you think that none is touched, say why"
        found.append(about("right_engaged", "the right or belief that this limits is missing", fix))
    found += _aim(decision)
    lesser = said_words(decision.why_proportionate)
    if lesser in _NOTHING:
        found.append(about("why_proportionate", "why a lesser measure would not do is missing", _LESSER))
    elif _only_label(lesser):
        found.append(about("why_proportionate", "a label does not say why a lesser measure would not do", _LESSER))
    power = said_words(decision.power_relied_on)
    if power in _NOTHING:
        fix = "name the law or the clause of the hire terms"
        found.append(about("power_relied_on", "the legal power or hire term is missing", fix))
    elif _only_label(power):
        fix = "guidance gives no power to refuse; name the law or the clause of the hire terms"
        found.append(about("power_relied_on", "this is not a power that can be relied on", fix))
    return found


def _aim(decision: Decision) -> list[Shortcoming]:
    aim = said_words(decision.aim)
    fix = "say whom or what the limit protects, and from what, such as people in the street from being attacked"
    if aim in _NOTHING:
        return [about("aim", "the aim of the limit is missing", fix)]
    if _only_label(aim):
        return [about("aim", "'preventing extremism' is a label and no aim", fix)]
    return []


def _only_label(words: str) -> bool:
    said = set(words.split())
    return bool(said & _LABELS) and said <= _LABELS | _FILLING
