"""The forms of what records say, made anew from the types that are read: `python -m tests.records.record_forms`."""

import json
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from tests.records.conftest import VERIFIER
from venuecheck.assessment.assessment import Assessment
from venuecheck.assessment.condition_seen import ConditionSeen
from venuecheck.assessment.looked_back import EventReview
from venuecheck.assessment.replying import Reply
from venuecheck.filtering.model.override import Override
from venuecheck.filtering.model.retirement import Retirement
from venuecheck.filtering.model.run import Run
from venuecheck.plans.said import ActionNote, LogCheck, SignOff
from venuecheck.records import forms
from venuecheck.records.chain_event import ChainEvent
from venuecheck.records.erasing import Erasure
from venuecheck.screening.result import Dismissal
from venuecheck.service.bookings.letters_made import Letter
from venuecheck.service.bookings.safeguarding import Noticed, Opened
from venuecheck.service.filter_checks.check_here import CheckBegun
from venuecheck.service.names.screening import PeopleScreened
from venuecheck.service.names.update_records import ListUpdate
from venuecheck.service.names.words_said import NameJudgement
from venuecheck.service.partnership.bundles_kept import Kept, SharedCase, TrustedKey
from venuecheck.service.partnership.chase_notes import ChaseNote
from venuecheck.service.partnership.chasing import SentLetter
from venuecheck.service.partnership.editions import Published
from venuecheck.service.partnership.refusals import Refused, Settled
from venuecheck.service.partnership.register_records import RecordedHead, RecordedPartner, RecordedVenue
from venuecheck.service.partnership.returned import RecordedReturn
from venuecheck.service.record_keeping.attachments import EvidenceFile
from venuecheck.service.record_keeping.own_matters import OwnMatter
from venuecheck.service.record_keeping.record_groups import Hold
from venuecheck.service.venue_settings.changing import SettingsKept

TYPES: dict[str, type[Any]] = {
    "action": ActionNote,
    "assessment": Assessment,
    "board_edition": Published,
    "bundle": Kept,
    "chain": ChainEvent,
    "chase": SentLetter,
    "chase_note": ChaseNote,
    "check_begun": CheckBegun,
    "condition": ConditionSeen,
    "dismissal": Dismissal,
    "erasure": Erasure,
    "event_review": EventReview,
    "file": EvidenceFile,
    "filter_log": LogCheck,
    "hold": Hold,
    "inspection_edition": Published,
    "letter": Letter,
    "list_update": ListUpdate,
    "name_judgement": NameJudgement,
    "override": Override,
    "own_account": OwnMatter,
    "own_mail": OwnMatter,
    "own_sign_in": OwnMatter,
    "own_statement": OwnMatter,
    "people_screened": PeopleScreened,
    "public_edition": Published,
    "refused_bundle": Refused,
    "settled_refusal": Settled,
    "register_head": RecordedHead,
    "register_partner": RecordedPartner,
    "register_venue": RecordedVenue,
    "reply": Reply,
    "retirement": Retirement,
    "return": RecordedReturn,
    "run": Run,
    "settings": SettingsKept,
    "shared_case": SharedCase,
    "sign_off": SignOff,
    "trusted_key": TrustedKey,
    "worry": Noticed,
    "worry_opened": Opened,
}
"""What each kind of record is read as."""
_SIMPLE = {"string": "s", "integer": "i", "number": "n", "boolean": "b", "null": "z"}
_FORMATS = {"date-time": "d", "date": "D"}


def made() -> dict[str, Any]:
    """Give the forms, each thing that has a name once."""
    named: dict[str, Any] = {}
    kinds = {kind: f"@{_named(kind, TypeAdapter(type_).json_schema(), named)}" for kind, type_ in TYPES.items()}
    file = named[kinds["file"][1:]]
    # the first versions said less of a file; that it is there and what it says its type is, is proven otherwise
    named[kinds["file"][1:]] = {f"{one.rstrip('?')}{'' if one == 'digest' else '?'}": file[one] for one in file}
    return {"named": dict(sorted(named.items())), "kinds": kinds}


def _named(kind: str, schema: dict[str, Any], named: dict[str, Any]) -> str:
    """Take in what a schema calls by a name; two that share one are told apart by the kind of record."""
    defined = schema.pop("$defs", {})
    root = schema["$ref"].rpartition("/")[2] if "$ref" in schema else str(schema["title"])
    if "$ref" not in schema:
        defined[root] = schema
    called = {name: name for name in defined}
    while True:
        shapes = {called[name]: _shape(one, called) for name, one in defined.items()}
        taken = {name for name in called if named.get(called[name], shapes[called[name]]) != shapes[called[name]]}
        if not taken:
            named.update(shapes)
            return str(called[root])
        called |= {name: f"{name} of {kind}" for name in taken}


def _shape(schema: dict[str, Any], called: dict[str, str]) -> Any:
    if "$ref" in schema:
        return f"@{called[schema['$ref'].rpartition('/')[2]]}"
    if "anyOf" in schema or "oneOf" in schema:
        return ["|", *(_shape(one, called) for one in schema.get("anyOf") or schema["oneOf"])]
    if "const" in schema or "enum" in schema:
        return ["=", *(schema.get("enum") or [schema["const"]])]
    if "allOf" in schema:
        return _shape(schema["allOf"][0], called)
    kind = schema.get("type")
    if kind == "object" and "properties" in schema:
        required = set(schema.get("required", ()))
        members = schema["properties"].items()
        return {f"{name}{'' if name in required else '?'}": _shape(one, called) for name, one in members}
    if kind == "object":
        inner = schema.get("additionalProperties", True)
        return ["{", _shape(inner, called) if isinstance(inner, dict) else "*"]
    if kind == "array":
        return ["[", _shape(schema["items"], called) if isinstance(schema.get("items"), dict) else "*"]
    return _FORMATS.get(schema.get("format", ""), _SIMPLE.get(str(kind), "*"))


def written() -> str:
    """Give the forms as they are kept."""
    return json.dumps(made(), ensure_ascii=False, separators=(",", ":")) + "\n"


_WIDTH = 115
KEPT = Path(forms.__file__).with_name("forms.json")
BEGINS, ENDS = "# FORMS BEGIN\n", "# FORMS END\n"


def in_verifier() -> str:
    """Give the verifier with these forms in it."""
    before, _, rest = VERIFIER.read_text("utf-8").partition(BEGINS)
    lines = [""]
    for token in json.JSONEncoder(separators=(",", ":")).iterencode(made()):  # a line's end is never inside a text
        if len(lines[-1]) + len(token) > _WIDTH:
            lines.append("")
        lines[-1] += token
    shown = "\n".join(lines)
    return f'{before}{BEGINS}FORMS = json.loads("""\n{shown}\n""")\n{ENDS}{rest.partition(ENDS)[2]}'


if __name__ == "__main__":
    KEPT.write_text(written(), "utf-8")
    VERIFIER.write_text(in_verifier(), "utf-8")
