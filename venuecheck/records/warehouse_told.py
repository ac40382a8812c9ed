"""What the stores of venues tell beside their checks, as Parquet: networks, faults and what is retired.

Without it a later check with a smaller list would hide what an earlier one found: the newest check with a list is all
that findings themselves tell. `told` has a row for each bundle that was exported, so that of each store the newest word
counts, though it be that nothing is wrong any more. `ahead` names the checks that are dated after their bundle.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from venuecheck.assurance.fault import Fault, Look
from venuecheck.collate.facts import CheckAhead
from venuecheck.core.problem import InputError
from venuecheck.core.step import Step, Then
from venuecheck.filtering.model.finding import Result
from venuecheck.filtering.model.retirement import Retirement
from venuecheck.records.parquet import arrow, micros, moment_of, place_of, write_table

if TYPE_CHECKING:
    from ibis.backends import BaseBackend

TOLD, NETWORKS, FAULTS, RETIREMENTS, AHEAD = "told", "networks", "faults", "retirements", "ahead"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreTold:
    """What one store of a venue told at a moment."""

    venue: str
    store: str
    """Its public key."""
    at: datetime
    networks: tuple[str, ...]
    """Ids of those that it lists."""
    faults: tuple[Fault, ...]
    retirements: tuple[Retirement, ...]
    ahead: tuple[CheckAhead, ...]
    """Nothing where an older version exported the findings."""


def newest_told(told: Iterable[StoreTold]) -> tuple[StoreTold, ...]:
    """Give the newest word of each store of one venue, the newest of all last."""
    newest: dict[str, StoreTold] = {}
    for each in sorted(told, key=lambda each: each.at):
        newest.pop(each.store, None)
        newest[each.store] = each
    return tuple(newest.values())


def write_told(folder: Path, told: Iterable[StoreTold], name: str) -> None:
    """Add what stores told to the warehouse in `folder`, in files called after `name`. Raises `InputError`."""
    pa, pq = arrow()
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in _COLUMNS}
    for each in told:
        head = {"venue": each.venue, "store": each.store, "told": micros(each.at)}
        rows[TOLD].append(head)
        rows[NETWORKS] += [{**head, "network": network} for network in each.networks]
        rows[FAULTS] += [{**head, **_fault_row(fault)} for fault in each.faults]
        rows[RETIREMENTS] += [
            {**head, "network": one.network, "list_id": one.list_id, "page": one.page, "at": micros(one.at)}
            for one in each.retirements
        ]
        rows[AHEAD] += [{**head, "run": one.run, "network": one.network, "at": micros(one.at)} for one in each.ahead]
    try:
        for table, some in rows.items():
            schema = pa.schema([(column, getattr(pa, kind)()) for column, kind in _COLUMNS[table].items()])
            write_table(pq, pa.Table.from_pylist(some, schema=schema), folder / table / f"{name}.parquet")
    except OSError as error:
        what = f"the findings cannot be written here ({error.strerror or 'output error'})"
        fix = "check that the folder can be written to and the disk has room"
        raise InputError.at(str(folder), what, fix) from None


def read_told(connection: "BaseBackend", folder: Path) -> Mapping[str, tuple[StoreTold, ...]]:
    """Give, by venue, the newest word of each of its stores; nothing where an older version exported the findings.

    Raises `InputError` where a file does not hold what it should.
    """
    if not (folder / TOLD).is_dir():
        return {}
    try:
        return _read(connection, folder)
    except Exception as error:
        what = f"what venues told beside their findings cannot be read ({type(error).__name__})"
        raise InputError.at(str(folder), what, "export them again", then=Then(step=Step.EXPORT_FINDINGS)) from error


def _read(connection: "BaseBackend", folder: Path) -> Mapping[str, tuple[StoreTold, ...]]:
    where = place_of(connection, folder)
    there = [name for name in _COLUMNS if name != AHEAD or (folder / AHEAD).is_dir()]
    tables = {name: connection.read_parquet(f"{where}/{name}/*.parquet") for name in there}
    newest = tables[TOLD].group_by(["venue", "store"]).aggregate(told=tables[TOLD].told.max())
    found: dict[str, dict[tuple[str, str], list[dict[str, Any]]]] = {name: defaultdict(list) for name in _COLUMNS}
    for name in there[1:]:
        mine = tables[name].semi_join(newest, ["venue", "store", "told"]).distinct()
        for row in connection.to_pyarrow(mine).to_pylist():
            found[name][row["venue"], row["store"]].append(row)
    stores: dict[str, list[StoreTold]] = defaultdict(list)
    for head in connection.to_pyarrow(newest).to_pylist():
        place = (head["venue"], head["store"])
        faults = [_fault(row) for row in found[FAULTS].get(place, ())]
        stores[head["venue"]].append(
            StoreTold(
                venue=head["venue"],
                store=head["store"],
                at=moment_of(head["told"]),
                networks=tuple(sorted(row["network"] for row in found[NETWORKS].get(place, ()))),
                faults=tuple(sorted(faults, key=lambda fault: (fault.first.started, fault.network, fault.item))),
                retirements=tuple(_retirement(row) for row in found[RETIREMENTS].get(place, ())),
                ahead=tuple(sorted(map(_ahead, found[AHEAD].get(place, ())), key=lambda one: (one.at, one.run))),
            )
        )
    return {venue: newest_told(mine) for venue, mine in stores.items()}


def _fault_row(fault: Fault) -> dict[str, Any]:
    return {
        "network": fault.network,
        "list_id": fault.list_id,
        "item": fault.item,
        "category": fault.category,
        "result": fault.result.value if fault.result else None,
        **_look_row("first", fault.first),
        **_look_row("last", fault.last),
        **_look_row("passed", fault.passed),
        "closed": micros(fault.closed) if fault.closed else None,
        "retired": micros(fault.retired) if fault.retired else None,
    }


def _fault(row: Mapping[str, Any]) -> Fault:
    first, last = _look("first", row), _look("last", row)
    if first is None or last is None:
        raise ValueError("a fault without the check that found it")
    return Fault(
        network=row["network"],
        list_id=row["list_id"],
        item=row["item"],
        shown="",
        category=row["category"],
        result=Result(row["result"]) if row["result"] is not None else None,
        first=first,
        last=last,
        passed=_look("passed", row),
        closed=moment_of(row["closed"]) if row["closed"] is not None else None,
        retired=moment_of(row["retired"]) if row["retired"] is not None else None,
    )


def _look_row(which: str, look: Look | None) -> dict[str, Any]:
    return {
        f"{which}_run": look.run if look else None,
        f"{which}_started": micros(look.started) if look else None,
        f"{which}_by_person": look.by_person if look else None,
    }


def _look(which: str, row: Mapping[str, Any]) -> Look | None:
    if row[f"{which}_run"] is None:
        return None
    started = moment_of(row[f"{which}_started"])
    return Look(run=row[f"{which}_run"], started=started, by_person=row[f"{which}_by_person"])


def _retirement(row: Mapping[str, Any]) -> Retirement:
    return Retirement(
        network=row["network"],
        list_id=row["list_id"],
        page=row["page"],
        reason="",
        person="",
        at=moment_of(row["at"]),
    )


def _ahead(row: Mapping[str, Any]) -> CheckAhead:
    return CheckAhead(run=row["run"], network=row["network"], at=moment_of(row["at"]))


_HEAD = {"venue": "string", "store": "string", "told": "int64"}
_COLUMNS: dict[str, dict[str, str]] = {
    TOLD: _HEAD,
    NETWORKS: {**_HEAD, "network": "string"},
    FAULTS: {
        **_HEAD,
        **dict.fromkeys(("network", "list_id", "item", "category", "result"), "string"),
        **{
            f"{which}_{part}": kind
            for which in ("first", "last", "passed")
            for part, kind in (("run", "string"), ("started", "int64"), ("by_person", "bool_"))
        },
        "closed": "int64",
        "retired": "int64",
    },
    RETIREMENTS: {**_HEAD, "network": "string", "list_id": "string", "page": "string", "at": "int64"},
    AHEAD: {**_HEAD, "run": "string", "network": "string", "at": "int64"},
}
