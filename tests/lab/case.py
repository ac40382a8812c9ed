"""What venuecheck said in one place of a scenario, beside what is true there."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from .measurement import Measurement
from .scenario import Row, Scenario, Score, score_of
from .truth import Truth


class Group(StrEnum):
    """At which layer a filter stopped the page; or what else it is about."""

    DNS = "dns"
    TCP = "tcp"
    TLS = "tls"
    HTTP = "http"
    OPENED = "opened"
    NO_FILTER = "not a filter's doing"
    NETWORK = "the network as a whole"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One page of a scenario, or one question to its network."""

    scenario: Scenario
    about: str
    """The page's address, with a star where the list does not vouch for it; or the probe."""
    true: str
    said: str
    """What venuecheck claimed; empty where it said nothing."""
    details: tuple[str, ...]
    """Basis, layer, mechanism and result of a page's finding."""
    reason: str
    group: Group
    kind: tuple[str, ...]
    """What makes it the same as another of its scenario: how the witness saw it."""
    can_tell: bool
    """Whether the witness could tell with what venuecheck was told; see docs/truth.md."""
    fault: str
    """What is not as declared; empty where all is."""

    @property
    def score(self) -> Score:
        """What it is worth."""
        return score_of(self.true, self.said)


def cases_of(scenario: Scenario, measurement: Measurement, unfiltered: dict[str, Truth]) -> Iterator[Case]:
    """Give every page and every question of a scenario; `unfiltered` is what the witness sees where nothing filters."""
    for row in scenario.pages:
        yield _page(scenario, row, measurement, unfiltered[row.url])
    for probe, question in scenario.questions.items():
        said = measurement.answer.network.get(probe, "")
        proofs = zip(question.proofs, measurement.said[probe], strict=True)
        refuted = [proof.run for proof, words in proofs if not proof.is_borne_out_by(words)]
        fault = f"the witness does not confirm: {refuted[0]}" if refuted else ""
        yield Case(
            scenario=scenario,
            about=probe,
            true=question.truth,
            said=said,
            details=(),
            reason=measurement.answer.reasons.get(probe, ""),
            group=Group.NETWORK,
            kind=(probe,),
            can_tell=question.truth != "inconclusive" and bool(question.proofs),
            fault=fault or ("" if said == question.finding else f"{said}, not {question.finding}"),
        )


def once(cases: Sequence[Case]) -> list[Case]:
    """Take pages of one scenario that show the same, and come to the same, as one."""
    return list({_key(case): case for case in reversed(cases)}.values())[::-1]


def counted(cases: Iterable[Case]) -> str:
    """Say the score in one line."""
    counts = Counter(case.score for case in cases)
    return ", ".join(f"{counts[score]} {score}" for score in Score)


def worth(scenario: Scenario, row: Row, finding: dict[str, object]) -> list[str]:
    """Give a verdict's group and score, then what makes it one with other pages of its scenario."""
    score = score_of(row.truth.verdict, finding["verdict"])
    said = () if score is Score.RIGHT else (str(finding["verdict"]), str(finding["reason"]))
    return [_group(row), score, scenario.id, *_kind(row), *said]


def _kind(row: Row) -> tuple[str, ...]:
    return (row.truth.verdict, row.truth.dns, row.truth.web, str(row.vouched))


def _page(scenario: Scenario, row: Row, measurement: Measurement, elsewhere: Truth) -> Case:
    finding = measurement.answer.findings.get(row.id, {})
    words = {name: str(value or "") for name, value in finding.items()}
    here = measurement.truths[row.url]
    wrong = row.finding.disagreements(finding)
    fault = f"{wrong}" if wrong else ""
    if not row.truth.is_confirmed_by(here):
        fault = "the witness does not confirm what is declared"
    return Case(
        scenario=scenario,
        about=row.shown,
        true=row.truth.verdict,
        said=words.get("verdict", ""),
        details=tuple(words.get(name, "") for name in ("basis", "layer", "mechanism", "result")),
        reason=words.get("reason", ""),
        group=_group(row),
        kind=_kind(row),
        can_tell=_can_tell(row, here, elsewhere, is_known=row.vouched or scenario.reference),
        fault=fault,
    )


def _can_tell(row: Row, here: Truth, elsewhere: Truth, *, is_known: bool) -> bool:
    """Whether the page's content is seen; or is known, comes where nothing filters, and does not come here."""
    if row.truth.verdict == "reached":
        return True
    return row.truth.verdict == "blocked" and is_known and elsewhere.open and not here.open


def _group(row: Row) -> Group:
    match row.truth.verdict:
        case "blocked":
            return Group(row.truth.layer)
        case "reached":
            return Group.OPENED
        case "inconclusive":
            return Group.NO_FILTER


def _key(case: Case) -> tuple[str, ...]:
    said = (case.said, case.reason) if case.score is not Score.RIGHT else ()
    return (case.scenario.id, *case.kind, *said)
