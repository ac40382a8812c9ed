"""What must come out where a filter is in place, read from YAML: the declared truth."""

from functools import cache
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import yaml
from pydantic import BaseModel, ConfigDict

from .description import filters

_FOLDER = Path(__file__).parent / "scenarios"

Words = str | list[str] | None
"""One word, or the words that are all right, or none."""


class ExpectedTruth(BaseModel):
    """What the independent witness must see."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    open: bool
    dns: str
    web: str


class ExpectedFinding(BaseModel):
    """What venuecheck must say of the page; what is not given is not asked."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    verdict: Words = None
    basis: Words = None
    layer: Words = None
    mechanism: Words = None
    product: Words = None
    result: Words = None


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

    @property
    def host(self) -> str:
        """The name of the page's site."""
        return urlsplit(self.url).hostname or ""

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
    run: ExpectedRun
    pages: list[Row]


@cache
def scenarios() -> dict[str, Scenario]:
    """Read every scenario, by its id; without a `filter` it is about the filter of its own name."""
    found: dict[str, Scenario] = {}
    for path in sorted(_FOLDER.glob("*.yaml")):
        for name, given in yaml.safe_load(path.read_text())["scenarios"].items():
            scenario = Scenario.model_validate({"filter": name} | given | {"id": name})
            ids = [row.id for row in scenario.pages]
            if name in found or scenario.filter not in filters() or len(ids) != len(set(ids)):
                message = f"{path}: '{name}': used twice, of no known filter, or with a page twice"
                raise ValueError(message)
            found[name] = scenario
    return found
