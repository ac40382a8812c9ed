"""What must come out where a filter is in place, read from YAML: the declared truth."""

from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, JsonValue, model_validator

from tests.yaml_data import read_yaml

from .description import filters
from .question import Question

if TYPE_CHECKING:
    from .truth import Truth

_FOLDER = Path(__file__).parent / "scenarios"

TrueVerdict = Literal["blocked", "reached", "inconclusive"]

Words = str | list[str] | None
"""One word, or the words that are all right, or none."""


class Score(StrEnum):
    """What a finding is worth against what is true."""

    RIGHT = "right"
    WRONG = "wrong"
    INCONCLUSIVE = "inconclusive"
    """Nothing is claimed, where something is true."""


def score_of(true: str, said: object) -> Score:
    """Hold a verdict against the truth. To say nothing is right only where nothing can be told."""
    if said == true:
        return Score.RIGHT
    return Score.INCONCLUSIVE if said == "inconclusive" else Score.WRONG


class ExpectedTruth(BaseModel):
    """What the independent witness must see."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    verdict: TrueVerdict
    """What is true of the page here; `inconclusive` where nothing of what happens is a filter's."""
    open: bool
    dns: str
    web: str

    @property
    def layer(self) -> str:
        """The nearest layer at which the witness saw something else than the page's own site."""
        if self.dns not in {"genuine", "unused"}:
            return "dns"
        if self.web in {"refused", "unreachable", "silence of tcp"}:
            return "tcp"
        return "tls" if "tls" in self.web or self.web.startswith("untrusted") else "http"

    def is_confirmed_by(self, seen: "Truth") -> bool:
        """Whether the witness saw just this."""
        return (self.open, self.dns, self.web) == (seen.open, seen.dns, seen.web)

    @model_validator(mode="before")
    @classmethod
    def _opened_is_reached(cls, given: dict[str, object]) -> dict[str, object]:
        return {"verdict": "reached"} | given if given.get("open") else given

    @model_validator(mode="after")
    def _fits_together(self) -> "ExpectedTruth":
        opens = self.open or self.web == "untrusted own page"
        if opens != (self.verdict == "reached"):
            message = f"a page is reached where it opens and nowhere else: {self}"
            raise ValueError(message)
        return self


class ExpectedFinding(BaseModel):
    """What venuecheck must say of the page; what is not given is not asked."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    verdict: Words = None
    basis: Words = None
    layer: Words = None
    mechanism: Words = None
    product: Words = None
    result: Words = None

    def disagreements(self, finding: dict[str, object]) -> dict[str, object]:
        """Give, by field, what was said where something else was expected."""
        wrong: dict[str, object] = {}
        for field in sorted(self.model_fields_set):
            words = getattr(self, field)
            accepted = words if isinstance(words, list) else [words]
            if finding.get(field) not in accepted:
                wrong[field] = f"{finding.get(field)!r}, not {words!r}"
        return wrong


class ExpectedRun(BaseModel):
    """How the whole run must end."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    exit: int | list[int]
    valid: bool | None = None
    network: dict[str, str] = {}
    """The status that probes about the network as a whole must come to, by the probe's id."""


class Row(BaseModel):
    """One page of a scenario."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    url: str
    must: Literal["block", "allow"]
    vouched: bool = True
    """True where the test list says what the page holds when it opens."""
    truth: ExpectedTruth
    finding: ExpectedFinding

    @model_validator(mode="after")
    def _accepts_nothing_wrong(self) -> "Row":
        given = self.finding.verdict
        for verdict in given if isinstance(given, list) else [given]:
            if score_of(self.truth.verdict, verdict) is Score.WRONG:
                message = f"{self.url}: '{verdict}' is accepted, where {self.truth.verdict} is true"
                raise ValueError(message)
        return self

    @property
    def host(self) -> str:
        """The name of the page's site, as DNS has it."""
        return (urlsplit(self.url).hostname or "").encode("idna").decode()

    @property
    def shown(self) -> str:
        """The page's address as docs/truth.md has it, with a star where nobody vouches for it."""
        return self.url if self.vouched else rf"{self.url} \*"

    @property
    def id(self) -> str:
        """The page's id in the test list: unique in a scenario."""
        site = self.host.removesuffix(".test")
        return f"{site}-{urlsplit(self.url).scheme}" + ("" if self.vouched else "-unvouched")


class Scenario(BaseModel):
    """A filter, the pages that are tried through it, and what must come out."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    filter: str
    condition: str
    """What is in the way, in words; the filter's title unless given."""
    controls: list[str] = ["gov.test"]
    tries: int = 1
    """How often the witness tries for a page to open."""
    reference: bool = False
    """True where the list is tried from an unfiltered line first, and venuecheck is given what was seen there."""
    probes: dict[str, JsonValue] = {}
    """Questions to the network that are asked beyond the usual, as `venuecheck.yaml` has them."""
    questions: dict[str, Question] = {}
    """What is true of the network as a whole, by the probe's id."""
    keeps_out: list[str] = []
    """What the network says and the record must not hold."""
    run: ExpectedRun
    pages: list[Row]

    @property
    def statuses(self) -> dict[str, str]:
        """What the probes about the network as a whole must come to, by id."""
        return self.run.network | {probe: question.finding for probe, question in self.questions.items()}


@cache
def scenarios() -> dict[str, Scenario]:
    """Read every scenario, by its id; without a `filter` it is about the filter of its own name."""
    found: dict[str, Scenario] = {}
    for path in sorted(_FOLDER.glob("*.yaml")):
        for name, given in read_yaml(path.read_text())["scenarios"].items():
            described = filters().get(given.get("filter", name))
            defaults = {"filter": name, "condition": described.title if described else ""}
            scenario = Scenario.model_validate(defaults | given | {"id": name})
            ids = [row.id for row in scenario.pages]
            if name in found or scenario.filter not in filters() or len(ids) != len(set(ids)):
                message = f"{path}: '{name}': used twice, of no known filter, or with a page twice"
                raise ValueError(message)
            found[name] = scenario
    return found
