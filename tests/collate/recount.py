"""Counts an edition again from the raw files, without the program: bundles, their signatures and a plain list.

    python tests/collate/recount.py FOLDER LIST.json BEGINS ENDS PUBLISHED

The three are moments, such as 2026-03-31T22:59:59+00:00. The list says of each venue on the last day of the quarter
what it is, which ids it had before, who answers for it, which keys were compared and, where it is gone, from when. It
knows the plain cases alone: no faults of older checks, no self-assessments and no requirements.
"""

import base64
import json
import sys
from collections import Counter, defaultdict
from datetime import datetime, timedelta
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

STRICT = {"advise": 0, "approve": 0, "approve_with_conditions": 1, "refer": 2, "hold": 2, "refuse": 3, "cancel": 3}
Json = dict[str, Any]


def opened(path: Path) -> tuple[Json, bool]:
    """Read a bundle, and whether its own key signed it."""
    envelope = json.loads(path.read_bytes())
    kind, body = envelope["payloadType"].encode(), base64.b64decode(envelope["payload"])
    signed = b"DSSEv1 %d %b %d %b" % (len(kind), kind, len(body), body)
    said: Json = json.loads(body)
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(said["public_key"]))
        key.verify(base64.b64decode(envelope["signatures"][0]["sig"]), signed)
    except InvalidSignature:
        return said, False
    return said, True


def fingerprint(key: str) -> str:
    """Give what is read out on the telephone."""
    return sha256(bytes.fromhex(key)).hexdigest()[:20].upper()


def counting(bundles: list[Json], compared: list[str], known: datetime) -> list[Json]:
    """Give the bundles of a venue that count, of what was known: none of the future, none where keys are in doubt."""
    mine = [each for each in bundles if moment(each["made_at"]) <= known]
    if compared:
        return [each for each in mine if fingerprint(each["public_key"]) in compared]
    return mine if len({each["public_key"] for each in mine}) <= 1 else []


def in_the_way(bundles: list[Json], counted: list[Json], known: datetime) -> list[Json]:
    """Give the bundles of the future of which none that counts tells more: nothing is in order beside them."""
    return [
        each
        for each in bundles
        if moment(each["made_at"]) > known
        and not any(
            other["public_key"] == each["public_key"]
            and len(other["chain"]) > len(each["chain"])
            and other["chain"][: len(each["chain"])] == each["chain"]
            for other in counted
        )
    ]


def in_doubt(bundles: list[Json], compared: list[str], known: datetime) -> list[list[Json]]:
    """Give the bundles that do not count because nobody knows whose key signed them, those of a key together."""
    if compared or counting(bundles, compared, known):
        return []
    by_key: dict[str, list[Json]] = defaultdict(list)
    for each in bundles:
        if moment(each["made_at"]) <= known:
            by_key[each["public_key"]].append(each)
    return list(by_key.values())


def moment(text: str) -> datetime:
    """Read a moment."""
    return datetime.fromisoformat(text)


def filter_class(bundles: list[Json], at: datetime) -> str:
    """Say how a web filter stands at a moment: in order, needs action, or neither."""
    newest = {each["public_key"]: each for each in sorted(bundles, key=lambda each: moment(each["made_at"]))}
    # what is begun after a network was retired counts again
    gone = [one for each in newest.values() for one in each["retirements"] if moment(one["at"]) <= at]
    retired = {one["network"]: moment(one["at"]) for one in sorted(gone, key=lambda one: moment(one["at"]))}
    runs: dict[tuple[str, str], Json] = {}
    for each in sorted(bundles, key=lambda each: moment(each["made_at"])):
        for run in each["runs"]:
            place = (run["network"], run["list_id"])
            begun = moment(run["started"])
            if begun > at or begun <= retired.get(run["network"], begun - timedelta(1)):
                continue
            before = runs.get(place)
            if before is None or run["started"] >= before["started"]:
                runs[place] = run if run["findings"] or before is None or run["id"] != before["id"] else before
    results = [finding["result"] for run in runs.values() for finding in run["findings"]]
    if {"under_blocked", "over_blocked"} & set(results):
        return "needs_action"
    networks = {network["id"] for each in newest.values() for network in each["networks"]}
    checked = {network for network, _ in runs}
    good = all(run["valid"] and run["finished"] and run["findings"] for run in runs.values())
    fresh = all(at - moment(run["started"]) <= timedelta(days=366) for run in runs.values())
    if networks and networks <= checked and good and fresh and set(results) == {"as_expected"}:
        return "in_order"
    return "not_shown"


def decided_by(one: Json, at: datetime) -> str:
    """Give what had been decided by a moment; empty for nothing."""
    return one["decided"] if one["decided"] and moment(one["decided_at"]) <= at else ""


def bookings_class(booked: list[Json], at: datetime) -> str:
    """Say how bookings stand at a moment: in order where there are any, and each is decided."""
    decided = [decided_by(one, at) for one in booked]
    return "in_order" if decided and not {"", "refer", "hold"} & set(decided) else "not_shown"


def has_to_send_again(lost: list[Json], doubted: list[Json], counted: list[Json], venue: Json, at: datetime) -> bool:
    """Whether something came by a moment that nobody can use, and nothing that counts was made since.

    What came since the moment and counts speaks for it. Without a key that was compared, whatever is told weighs.
    """
    newest = max((moment(each["made_at"]) for each in counted), default=None)
    came = [each for each in (*lost, *doubted) if moment(each["made_at"]) <= at or each in doubted]
    return any(not venue["keys"] or newest is None or moment(each["made_at"]) > newest for each in came)


def row(one: Json, at: datetime) -> str:
    """Say what had become of a booking by a moment."""
    decided = decided_by(one, at)
    is_followed = one["recommended"] == "refer" and one.get("as_answered", False)
    way = 0 if is_followed else STRICT.get(decided, 0) - STRICT.get(one["recommended"], 0)
    if decided in {"approve", "approve_with_conditions"}:
        return "let" if way == 0 else "let_less_strictly" if way < 0 else "let_more_strictly"
    if decided in {"refuse", "cancel"}:
        return "refused_more_strictly" if way > 0 else "refused"
    return {"refer": "referred", "withdrawn": "came_to_nothing", "not_available": "came_to_nothing"}.get(
        decided, "waiting"
    )


def recounted(folder: Path, listed: list[Json], begins: datetime, at: datetime, known: datetime) -> Json:
    """Count an edition: of the quarter from `begins` to `at`, as it was known when it was published."""
    sent: dict[str, list[Json]] = defaultdict(list)
    altered: dict[str, list[Json]] = defaultdict(list)
    for path in sorted(folder.glob("*.bundle")):
        said, is_signed = opened(path)
        (sent if is_signed else altered)[said["venue"]["id"]].append(said)
    classes: dict[str, Counter[str]] = {"filtering": Counter(), "bookings": Counter()}
    groups: dict[str, dict[str, Counter[str]]] = {"sectors": defaultdict(Counter), "partners": defaultdict(Counter)}
    became: Counter[str] = Counter()
    again = 0
    for venue in listed:
        ids = [venue["id"], *venue["formerly"]]
        # each id is held to its own keys
        bundles = [each for name in ids for each in counting(sent[name], venue["keys"], known)]
        newest = {
            one["id"]: one for each in sorted(bundles, key=lambda each: each["made_at"]) for one in each["assessments"]
        }
        booked = [one for one in newest.values() if moment(one["started"]) <= at]
        if venue["gone"]:
            booked = [one for one in booked if moment(one["started"]) < moment(venue["gone"])]
        became.update(row(one, at) for one in booked if begins < moment(one["started"]))
        if venue["gone"]:
            continue
        heard = any(known - moment(each["made_at"]) <= timedelta(days=105) for each in bundles)
        how = filter_class(bundles, at) if bundles else "not_shown"
        ahead = in_the_way([each for name in ids for each in sent[name]], bundles, known)
        shown = heard and not ahead
        # what nobody can count hides nothing: it says what was wrong by the day all the same
        doubted = in_doubt(sent[venue["id"]], venue["keys"], known)
        told = [*([each] for each in ahead), *doubted]
        changed = [each for name in ids for each in altered[name]]
        strange = [each for name in ids for each in sent[name] if each not in bundles and each not in ahead]
        again += has_to_send_again([*changed, *strange], [*ahead, *chain.from_iterable(doubted)], bundles, venue, at)
        how = "needs_action" if any(filter_class(some, at) == "needs_action" for some in told) else how
        # silence is never in order; what was wrong stays wrong
        how = how if shown or how == "needs_action" else "not_shown"
        classes["filtering"][how] += 1
        classes["bookings"][bookings_class(booked, at) if shown else "not_shown"] += 1
        groups["sectors"][venue["kind"]][how] += 1
        groups["partners"][venue["partner"]][how] += 1
    there = sum(not venue["gone"] for venue in listed)
    return {"venues": there, **classes, **groups, "became": became, "booked": sum(became.values()), "again": again}


if __name__ == "__main__":
    given = json.loads(Path(sys.argv[2]).read_text("utf-8"))
    counted = recounted(Path(sys.argv[1]), given, *map(moment, sys.argv[3:6]))
    sys.stdout.write(json.dumps(counted, indent=2) + "\n")
