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
) -> Mapping[str, tuple[Check, ...]]:
    """Give the checks by venue: `heads` are rows of checks, the others what is counted and found of each by its number.

    Of a check that is otherwise at the later of two moments, that stands with it (`aged`).
    """
    results: dict[int, Counter[str]] = defaultdict(Counter)
    products: dict[int, Counter[str]] = defaultdict(Counter)
    for row in tallied:
        results[row["check"]][row["result"]] += row["number"]
        if row["product"]:
            products[row["check"]][row["product"]] += row["number"]
    pages: dict[int, list[FailedPage]] = defaultdict(list)
    for row in sorted(failing, key=lambda row: (row["category"], row["page"])):
        found = FailedPage(page=row["page"], category=row["category"], result=Result(row["result"]))
        pages[row["check"]].append(found)
    questions: dict[int, list[Question]] = defaultdict(list)
    for row in sorted(asked, key=lambda row: str(row["probe"])):
        questions[row["check"]].append(Question(probe=row["probe"], status=NetworkStatus(row["status"])))
    by_venue: dict[str, dict[str, Check]] = defaultdict(dict)
    order = ("venue", "network", "started", "run", "after")
    for head in sorted(heads, key=lambda head: tuple(head[column] for column in order)):
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
        )
        mine = by_venue[head["venue"]]
        told = mine.setdefault(check.run, check)
        if told is not check:  # as it is at the later of the moments
            then = Aged(after=moment_of(head["after"]), **fields_of(CheckShows, check))
            mine[check.run] = replace(told, aged=(*told.aged, then))
    return {venue: tuple(checks.values()) for venue, checks in by_venue.items()}
