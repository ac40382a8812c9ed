"""What only the whole of a checklist shows: circles, questions that hang on later ones, what may not decide."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from venuecheck.assessment.assessment import OutcomeKind, Weight
from venuecheck.assessment.checklist import Checklist, Question, Repeat
from venuecheck.assessment.day_answers import EVENT_DAYS
from venuecheck.assessment.expression import Condition
from venuecheck.assessment.outcome import mentioned
from venuecheck.assessment.reading import Reading
from venuecheck.assessment.validity import is_waivable
from venuecheck.authoring.document import ValuePath

_LIMITS: Final = frozenset({OutcomeKind.REFER, OutcomeKind.REFUSE})


def check_wiring(reading: Reading, checklist: Checklist) -> None:
    """Note every problem that only the whole shows."""
    if _circles_of_terms(reading, checklist.terms):
        return
    places = _places(reading)
    for item in checklist.by_id.values():
        if item.ask_if is not None:
            _check_order(reading, checklist, item, places[item.id])
    _check_required(reading, checklist, places)
    _check_reopens(reading, checklist, places)
    _check_waivers(reading, checklist)
    _check_advisory(reading, checklist)


def _circles_of_terms(reading: Reading, terms: Mapping[str, Condition]) -> bool:
    found = False
    written = reading.written
    places = [(("terms", number, "when"), one.id) for number, one in enumerate(written.terms)]
    places += [(("flags", number, "when"), one.id) for number, one in enumerate(written.flags)]
    places += [(("conditions", number, "when"), one.id) for number, one in enumerate(written.conditions)]
    for place, name in places:
        way = _way_back(name, terms)
        if way:
            reading.say(place, f"'{name}' goes round in a circle: {' → '.join(way)}", "break it")
            found = True
    return found


def _way_back(start: str, terms: Mapping[str, Condition]) -> list[str]:
    """Give the way from a term back to itself; empty where there is none."""
    came_from: dict[str, str] = {}
    waiting = [start]
    while waiting:
        here = waiting.pop()
        for name in sorted(terms[here].names & terms.keys()):
            if name == start:
                way = [start]
                while here != start:
                    way.insert(0, here)
                    here = came_from[here]
                return [start, *way]
            if name not in came_from:
                came_from[name] = here
                waiting.append(name)
    return []


def _places(reading: Reading) -> dict[str, ValuePath]:
    places: dict[str, ValuePath] = {one.id: ("questions", i) for i, one in enumerate(reading.written.questions)}
    for number, repeat in enumerate(reading.written.repeats):
        places[repeat.id] = ("repeats", number)
        places |= {one.id: ("repeats", number, "questions", i) for i, one in enumerate(repeat.questions)}
    return places


def _check_order(reading: Reading, checklist: Checklist, item: Question | Repeat, path: ValuePath) -> None:
    order = {one.id: place for place, one in enumerate(checklist.items)}
    owner = item.repeat if isinstance(item, Question) and item.repeat else item.id
    if item.ask_if is None or owner not in order:
        return
    for name in sorted(mentioned(checklist, item.ask_if) & order.keys()):
        if order[name] < order[owner]:
            continue
        other = checklist.by_id[name].ask_if
        where = (*path, "ask_if")
        if name == owner:
            reading.say(where, f"whether '{item.id}' is asked hangs on its own answer", "use an earlier question")
        elif other is not None and owner in mentioned(checklist, other):
            what = f"'{item.id}' goes round in a circle: {item.id} → {name} → {item.id}"
            reading.say(where, what, "ask one of them always")
        else:
            reading.say(where, f"'{name}' is asked only after '{item.id}'", "move one of the two")


def conditions_of(checklist: Checklist) -> Iterator[Condition]:
    """Give every condition of a checklist."""
    yield from checklist.terms.values()
    yield from (item.ask_if for item in checklist.by_id.values() if item.ask_if is not None)
    yield from (rule.when for rule in checklist.rules if rule.when is not None)
    yield from (task.when for task in checklist.tasks)
    yield from checklist.offered_if.values()


def _check_required(reading: Reading, checklist: Checklist, places: Mapping[str, ValuePath]) -> None:
    """What may be left empty decides nothing: where it is answered, it may bring an action or an advisory point."""
    used = {name for condition in _deciding(checklist) for name in mentioned(checklist, condition)}
    for name in sorted(used & places.keys()):
        item = checklist.by_id.get(name)
        if isinstance(item, Question) and not item.required:
            fix = "remove 'required: false', or ask first whether there is something to say"
            reading.say((*places[name], "required"), f"a condition uses '{name}', so it must be answered", fix)


def _deciding(checklist: Checklist) -> Iterator[Condition]:
    """Give the conditions on which it hangs what is asked, and what is recommended."""
    yield from (item.ask_if for item in checklist.by_id.values() if item.ask_if is not None)
    yield from (flag.when for flag in checklist.flags if flag.weight is not Weight.ADVISORY)
    yield from (one.when for one in checklist.imposed)
    yield from (rule.when for rule in checklist.rules if rule.when is not None)
    yield from checklist.offered_if.values()


def _check_reopens(reading: Reading, checklist: Checklist, places: Mapping[str, ValuePath]) -> None:
    for item in checklist.by_id.values():
        for number, name in enumerate(item.reopens):
            reading.known((*places[item.id], "reopens", number), name, checklist.by_id, "question")


def _check_waivers(reading: Reading, checklist: Checklist) -> None:
    for number, example in enumerate(checklist.examples):
        for place, waiver in enumerate(example.waivers):
            if not is_waivable(checklist.by_id.get(waiver.question)):
                fix = "waive questions of type in_place, or that have 'not_applicable: true'"
                path = ("examples", number, "waivers", place, "question")
                reading.say(path, f"'{waiver.question[:60]}' cannot be waived", fix)


def _check_advisory(reading: Reading, checklist: Checklist) -> None:
    """What is advisory reaches neither a refusal nor a referral, on any way through terms, flags or rules."""
    # when an event takes place says nothing against it
    advisory = {*EVENT_DAYS}
    advisory |= {one.id for one in checklist.by_id.values() if isinstance(one, Question) and one.advisory}
    advisory |= {flag.id for flag in checklist.flags if flag.weight is Weight.ADVISORY}
    for number, flag in enumerate(checklist.flags):
        if flag.weight is not Weight.ADVISORY:
            _say_advisory(reading, ("flags", number, "when"), mentioned(checklist, flag.when) & advisory)
    before: dict[str, frozenset[str]] = {}
    for number, rule in enumerate(checklist.rules):
        names = mentioned(checklist, rule.when) if rule.when else frozenset()
        # a rule also hangs on the ones before it in its group, which did not hold
        before[rule.group] = before.get(rule.group, frozenset()) | names
        if rule.outcome.kind in _LIMITS:
            _say_advisory(reading, ("rules", number), before[rule.group] & advisory)


def _say_advisory(reading: Reading, path: ValuePath, names: Iterable[str]) -> None:
    for name in sorted(names):
        what = f"'{name}' is advisory and may not lead to refer or refuse"
        reading.say(path, what, "decide by what was said, done or planned instead")
