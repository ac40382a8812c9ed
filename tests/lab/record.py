"""What was observed in a scenario, kept as a file, so that the rules alone can be tried on it anywhere, without root.

A file is gzip of JSON: `observations` as a run has them, and `reference` as `venuecheck witness` wrote it, or null. The
same observations give the same bytes. Times begin at one fixed moment; what is random and large (certificates whole)
is left out. The lab's own runs never read them.
"""

import gzip
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from .measurement import Measurement
    from .scenario import Scenario

OBSERVED = Path(__file__).parents[1] / "filtering" / "judging" / "observed"
BEGINNING = datetime(2026, 9, 14, 9, 30, tzinfo=UTC)


def path_of(scenario_id: str) -> Path:
    """Give where the scenario's observations are kept."""
    return OBSERVED / f"{scenario_id}.json.gz"


def keep(scenario: "Scenario", measurement: "Measurement") -> None:
    """Write the scenario's observations, in the place of earlier ones."""
    observations = measurement.answer.observations
    first = min(_moment(step["started"]) for step in observations)
    kept = {
        "observations": [_kept(step, first) for step in observations],
        "reference": json.loads(measurement.reference) if measurement.reference else None,
    }
    text = json.dumps(kept, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    OBSERVED.mkdir(exist_ok=True)
    path_of(scenario.id).write_bytes(gzip.compress(text.encode(), mtime=0))


def forget_others(known: set[str]) -> None:
    """Remove the observations of scenarios that are no more."""
    for path in OBSERVED.glob("*.json.gz"):
        if path.name.removesuffix(".json.gz") not in known:
            path.unlink()


def kept(scenario_id: str) -> dict[str, object]:
    """Read the scenario's observations; raises `FileNotFoundError` where none were kept."""
    return cast("dict[str, object]", json.loads(gzip.decompress(path_of(scenario_id).read_bytes())))


def _kept(step: dict[str, object], first: datetime) -> dict[str, object]:
    changed: dict[str, object] = {"started": (BEGINNING + (_moment(step["started"]) - first)).isoformat()}
    if chain := cast("list[dict[str, object]]", step.get("chain")):
        changed["chain"] = [certificate | {"pem": ""} for certificate in chain]
    return step | changed


def _moment(text: object) -> datetime:
    return datetime.fromisoformat(str(text))
