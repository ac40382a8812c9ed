"""The checks that an engine hands back of exported findings: from rows of tables to what `collate` counts."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from venuecheck.assurance.check import Aged, CheckShows, Counts, FailedPage, Question
from venuecheck.authoring.typed import fields_of
from venuecheck.collate.facts import Check
from venuecheck.collate.network_kind import NetworkKind
from venuecheck.filtering.model.finding import NetworkStatus, Result
from venuecheck.records.parquet import moment_of


def checks_of(
    heads: Sequence[dict[str, Any]],
    tallied: Sequence[dict[str, Any]],
    failing: Sequence[dict[str, Any]],
    asked: Sequence[dict[str, Any]],
    *,
    tried: Sequence[dict[str, Any]],
    kinds: Sequence[dict[str, Any]],
) -> Mapping[str, tuple[Check, ...]]:
    """Give the checks by venue: `heads` are rows of checks, the others what is counted and found of each by its number.
    `tried` and `kinds` are sets of pages and of categories (`held`), each with the numbers of those that tried it.

    Of a check that is otherwise at the later of two moments, that stands with it (`aged`).
    """
    copies: Counter[int] = Counter()
    for head in heads:
        copies[head["check"]] += head["copies"]
    results: dict[int, Counter[str]] = defaultdict(Counter)
    products: dict[int, Counter[str]] = defaultdict(Counter)
    for row in tallied:
        number = row["number"] // copies[row["check"]]
        results[row["check"]][row["result"]] += number
        if row["product"]:
            products[row["check"]][row["product"]] += number
    pages: dict[int, list[FailedPage]] = defaultdict(list)
    for row in sorted(failing, key=lambda row: (row["category"], row["page"])):
        found = FailedPage(page=row["page"], category=row["category"], result=Result(row["result"]))
        pages[row["check"]].append(found)
    questions: dict[int, list[Question]] = defaultdict(list)
    for row in sorted(asked, key=lambda row: str(row["probe"])):
        questions[row["check"]].append(Question(probe=row["probe"], status=NetworkStatus(row["status"])))
    pages_of, categories_of = _sets_of(tried), _sets_of(kinds)
    by_venue: dict[str, dict[str, Check]] = defaultdict(dict)
    order = ("venue", "network", "started", "run", "after")
    once = {head["check"]: head for head in heads}.values()
    for head in sorted(once, key=lambda head: tuple(head[column] for column in order)):
        at = head["check"]
        named = products[at]
        check = Check(
            run=head["run"],
            network=head["network"],
            network_kind=NetworkKind(head["network_kind"]),
            list_id=head["list_id"],
            started=moment_of(head["started"]),
            finished=head["finished"],
            valid=head["valid"],
            by_person=head["by_person"],
            counts=Counts(**{result.value: results[at][result.value] for result in Result}),
            product=min(named, key=lambda name: (-named[name], name)) if named else "",
            failed=tuple(pages[at]),
            questions=tuple(questions[at]),
            whole=at in pages_of or bool(questions[at]),
            tried=pages_of.get(at, frozenset()),
            categories=categories_of.get(at, frozenset()),
        )
        mine = by_venue[head["venue"]]
        told = mine.setdefault(check.run, check)
        if told is not check:  # as it is at the later of the moments
            then = Aged(after=moment_of(head["after"]), **fields_of(CheckShows, check))
            mine[check.run] = replace(told, aged=(*told.aged, then))
    return {venue: tuple(checks.values()) for venue, checks in by_venue.items()}


def _sets_of(rows: Sequence[dict[str, Any]]) -> dict[int, frozenset[str]]:
    """Give the set of each check by its number; those that hold the same share one, however many they are."""
    found: dict[int, frozenset[str]] = {}
    for row in rows:
        found |= dict.fromkeys(row["checks"], frozenset(row["held"]))
    return found
