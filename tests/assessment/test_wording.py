"""Conditions in words: the right way round, without brackets after "not", and without words of the file."""

import re
from collections.abc import Iterator, Mapping
from itertools import product

import pytest

from tests.assessment.samples import SMALL, small
from venuecheck import catalogue
from venuecheck.assessment.checklist import Checklist
from venuecheck.assessment.circumstance_words import circumstance_in_words
from venuecheck.assessment.expression import Comparison, Condition, Junction, Literal, Named, Node
from venuecheck.assessment.walk import CIRCUMSTANCES
from venuecheck.assessment.wording import in_words
from venuecheck.service.checklists.reading import checklist_in

_OF_THE_VENUE = [name for name in CIRCUMSTANCES if name.startswith(("venue.", "duty."))]


@pytest.fixture(scope="module", params=[path.stem for path in catalogue.checklists()])
def checklist(request: pytest.FixtureRequest) -> Checklist:
    return checklist_in(catalogue.checklist_path(request.param))


def _conditions(checklist: Checklist) -> Iterator[Condition]:
    for parts in (checklist.flags, checklist.imposed, checklist.tasks):
        yield from (one.when for one in parts)
    yield from (one.when for one in checklist.rules if one.when)
    yield from (one.ask_if for one in checklist.by_id.values() if one.ask_if)


def test_no_condition_of_a_shipped_checklist_shows_a_word_of_the_file(checklist: Checklist) -> None:
    said = [in_words(checklist, one) for one in _conditions(checklist)]
    assert said
    values = "ask|binds|partly|england|scotland|wales|college|school"
    raw = re.compile(rf"“”|\bnot \(|\w_\w|“(?:{values})”|\bbooking\.|not so that it is not")
    assert [text for text in said if raw.search(text)] == []


@pytest.mark.parametrize(
    ("name", "values", "so", "not_so"),
    [
        ("venue.nation", ["scotland"], "the venue is in Scotland", "the venue is not in Scotland"),
        ("venue.nation", ["england", "wales"], "the venue is in England or Wales", "in neither England nor Wales"),
        ("venue.kind", ["college"], "the venue is a college", "the venue is not a college"),
        ("venue.kind", ["school", "other"], "a school or of another kind", "neither a school nor of another kind"),
        ("venue.body", ["academy"], "the venue is run by an academy", "the venue is not run by an academy"),
        ("venue.body", ["not_said"], "it is not said who runs the venue", "it is said who runs the venue"),
        ("duty.prevent", ["ask"], "somebody has to be asked whether the Prevent duty binds", "nobody has to be asked"),
        (
            "duty.services",
            ["binds"],
            "what the Equality Act says of services holds here",
            "does not hold here, or not for",
        ),
    ],
)
def test_circumstances_are_said_as_a_person_says_them(name: str, values: list[str], so: str, not_so: str) -> None:
    assert so in circumstance_in_words(name, values, negated=False)
    assert not_so in circumstance_in_words(name, values, negated=True)


@pytest.mark.parametrize("name", _OF_THE_VENUE)
def test_each_value_has_words_of_its_own_and_its_opposite_others(name: str) -> None:
    values = sorted(CIRCUMSTANCES[name].options)
    said = [circumstance_in_words(name, [one], negated=negated) for one, negated in product(values, (False, True))]
    assert all(said)
    assert len(set(said)) == 2 * len(values)


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ("remark > today", "“Anything else?” is after today"),
        ("remark <= '2026-12-01'", "“Anything else?” is on or before 1 December 2026"),
        ("'talk' in event or 'sale' in event", "“A talk” or “A sale” is among the answers to “What is it?”"),
        (
            "'talk' not in event and 'sale' not in event",
            "neither “A talk” nor “A sale” is among the answers to “What is it?”",
        ),
        (
            "'talk' in event and 'sale' in event",
            "“A talk” is among the answers to “What is it?” and “A sale” is among the answers to “What is it?”",
        ),
        (
            "'talk' in event or seen == 'no'",
            "“A talk” is among the answers to “What is it?” or “Have you seen the goods?” is “No”",
        ),
    ],
)
def test_days_come_before_and_after_and_options_of_one_question_are_said_together(when: str, words: str) -> None:
    text = SMALL.replace('type: "choice"', 'type: "choices"').replace("event == 'sale'", "'sale' in event")
    text = text.replace("event == 'talk'", "'talk' in event").replace('event: "sale"', 'event: ["sale"]')
    text = text.replace('type: "text"\n    required: false', 'type: "date"').replace("seen == 'no'", when)
    text = text.replace('seen: "yes"', 'seen: "yes"\n      remark: "2026-09-20"')
    assert in_words(small(text), small(text).flags[0].when) == words


_ASKED = {"place": ("rack", "street", "stall"), "zone": ("no", "yes", "unsure"), "wind": ("low", "high", "gale")}


def _atoms() -> Iterator[Node]:
    for name, options in _ASKED.items():
        for operator in ("==", "!="):
            yield Comparison(Named(name), operator, Literal(options[0]))
            some = tuple(Comparison(Named(name), operator, Literal(option)) for option in options[:2])
            yield Junction(every=operator == "!=", parts=some)


def _joined() -> Iterator[Node]:
    """Each pair of atoms of two questions, and each such pair beside an atom of the third."""
    atoms = list(_atoms())
    first, second, third = (atoms[place : place + 4] for place in (0, 4, 8))
    pairs = [Junction(every, pair) for every, pair in product((True, False), product(first, second))]
    yield from atoms
    yield from pairs
    yield from (Junction(every, (pair, one)) for every, pair, one in product((True, False), pairs, third))


def _holds(node: Node, answers: Mapping[str, str]) -> bool:
    if isinstance(node, Junction):
        return (all if node.every else any)(_holds(part, answers) for part in node.parts)
    assert isinstance(node, Comparison)
    assert isinstance(node.left, Named)
    assert isinstance(node.right, Literal)
    return (answers[node.left.name] == node.right.value) is (node.operator == "==")


def _read_back(said: str) -> Node:
    """Read words as a person does who knows nothing of precedence: what stands side by side is joined in one way."""
    parts: list[str] = []
    joins: list[str] = []
    depth, part = 0, ""
    for word in re.findall(r"\(|\)|“[^”]*”|[^\s“”(),]+|,", said):
        depth += (word == "(") - (word == ")")
        if depth == 0 and word in {"and", "or", ","}:
            parts.append(part)
            joins.append(word)
            part = ""
        else:
            part += f"{word} "
    parts.append(part)
    joining = {word for word in joins if word != ","}
    assert len(joining) < 2, f"it can be read in two ways: {said}"
    nodes: list[Node] = []
    subject = ""
    for each in (one.strip() for one in parts):
        if each.startswith("("):
            nodes.append(_read_back(each[1:-1]))
            continue
        quoted = [text.strip("“”") for text in re.findall(r"“[^”]*”", each)]
        if " is " in each:
            subject, *quoted = quoted
        is_not = " is not " in each or " neither " in each
        some = [Comparison(Named(subject), "!=" if is_not else "==", Literal(one)) for one in quoted]
        nodes += [Junction(every=True, parts=tuple(some))] if is_not else some
    return nodes[0] if len(nodes) == 1 else Junction(every=joining == {"and"}, parts=tuple(nodes))


def test_words_of_conditions_can_be_read_in_one_way_alone_and_back_to_what_they_mean() -> None:
    """All of them: two that differ have different words, and what is read from the words holds for the same answers."""
    asked = small(_three_questions())
    every = [dict(zip(_ASKED, answers, strict=True)) for answers in product(*_ASKED.values())]
    words: dict[str, tuple[bool, ...]] = {}
    for node in _joined():
        said = in_words(asked, Condition(text="", root=node, names=frozenset()))
        table = tuple(_holds(node, answers) for answers in every)
        assert words.setdefault(said, table) == table, said
        assert tuple(_holds(_read_back(said), answers) for answers in every) == table, said
    assert len(words) > 250


def _three_questions() -> str:
    head = 'section: "ask", why: "To know.", type: "choice", sources: ["A"]'
    offered = {
        name: ", ".join(f'{{id: "{option}", text: "{option}"}}' for option in options)
        for name, options in _ASKED.items()
    }
    questions = "".join(
        f'  - {{id: "{name}", text: "{name}", {head}, options: [{options}]}}\n' for name, options in offered.items()
    )
    return SMALL.replace("questions:\n", f"questions:\n{questions}", 1)


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ("any(speakers, paid and fee > 5) and seen == 'no'", "(for any speaker: “Paid?” is “Yes” and"),
        ("count(speakers, paid or fee > 5) > 1", "the number of speakers for whom (“Paid?”"),
        ("goods_unseen and (costly or seen == 'yes')", "was raised and ((for any speaker: "),
    ],
)
def test_what_is_said_of_each_row_is_seen_to_end(when: str, words: str) -> None:
    text = SMALL.replace('when: "any_serious_point"', f'when: "{when}"')
    assert words in in_words(small(text), next(one.when for one in small(text).rules if one.when))
