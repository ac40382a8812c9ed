"""What is recorded of a person: found, given out, and erased where the law lets it be (UK GDPR articles 15 and 17).

The program finds a name; a person decides. They check that it is the same person, take out what tells of others before
it is handed over, and decide whether an erasure is lawful: article 17(3) excepts what a public task, a legal obligation
or a legal claim needs.
"""

import json
import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from venuecheck.core.actor import Actor
from venuecheck.core.plain_text import plain
from venuecheck.core.problem import InvalidError, NotFoundError, Problem, did_you_mean
from venuecheck.records import listing
from venuecheck.records.appending import FILE
from venuecheck.records.codec import encode, json_schema
from venuecheck.records.erasing import Erasure, erase
from venuecheck.records.reading_back import as_written
from venuecheck.records.store import Store
from venuecheck.screening.listing import Kind
from venuecheck.screening.screen import name_digest
from venuecheck.service.record_keeping.names_beside import drop_with_names
from venuecheck.service.record_keeping.proof import told_whole_or_not, whole
from venuecheck.service.record_keeping.record_groups import STAYS, WORRY, Hold, groups_of, holds_of, why_and_who
from venuecheck.service.sites.site import Site
from venuecheck.service.who_may import Doing, acting

SUBJECT_SCHEMA = "venuecheck.subject-access/1"
JOURNAL = "check under way"
DRAFT_OF = "draft of "
_WORD = re.compile(r"[^\W_]+")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A record, a draft or the journal of a check under way, in which the name stands."""

    kind: str
    key: str
    seq: int
    """Its place in the chain; 0 for a draft or a journal."""
    at: str
    """RFC 3339: when it was recorded or, for a journal, when the check was begun."""
    where: tuple[str, ...]
    """Which parts of it hold the name, as `answers[3].value`."""
    says: dict[str, Any]
    """All of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Everything in which the name stands."""

    name: str
    mentions: tuple[Mention, ...]
    held: tuple[str, ...]
    """Keys of those that a hold keeps."""
    files: int
    """Files of evidence that are kept here. Their insides are not looked at."""
    unreadable: tuple[str, ...]
    """Keys of drafts that cannot be read: whether the name stands in them is not known."""
    for_lead: int
    """What was written for the safeguarding lead alone. It is not looked through: the lead is asked."""
    records: str
    """Whether the records that were looked through are whole, in a line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """One thing of those that are given out."""

    kind: str
    id: str
    recorded: str
    """RFC 3339."""
    name_stands_in: tuple[str, ...]
    says: dict[str, Any]
    """All of it, as it is kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectAccess:
    """What is handed over: everything in which a name stands."""

    records: str
    """Whether the records that it is taken from are whole."""
    venue: str
    name: str
    """As it was looked for."""
    made_at: datetime
    found: tuple[Given, ...]


def find(store: Store, name: str) -> Found:
    """Look for a person's name in everything that is recorded of the site, drafts and checks under way too.

    Every word of the name must stand in one text, in any order; case and accents do not count. A match that was
    dismissed keeps only the digest of the name that was screened: it is found where the name is given as it was then.
    Somebody has a right to what is held of them, also where records are damaged: it is said whether they are whole.
    Raises `InputError` where the name holds no word.
    """
    words = frozenset(_words(name))
    if not words:
        raise InvalidError([_no_name()])
    sought = _Sought(words=words, digests=frozenset(name_digest(name, kind) for kind in Kind))
    found = [
        Mention(kind=entry.kind, key=entry.key, seq=entry.seq, at=entry.at, where=where, says=says)
        for entry, says in listing.said(store, worth_reading=sought.may_stand_in)
        if entry.kind != WORRY and (where := tuple(_places(says, sought)))
    ]
    drafts = store.drafts(readable_only=False)
    with as_written(store.shown, "a draft, or a check that was stopped,"):
        found += [
            Mention(kind=f"{DRAFT_OF}{one.kind}", key=one.key, seq=0, at=one.at, where=where, says=one.body)
            for one in drafts
            if (where := tuple(_places({"id": one.key, **one.body}, sought)))
        ]
        for run, head in store.journals().items():
            says = {"lines": store.journal(run)}
            if where := tuple(_places(says, sought)):
                found.append(Mention(kind=JOURNAL, key=run, seq=0, at=head["started"], where=where, says=says))
    holds = holds_of(store)
    return Found(
        records=told_whole_or_not(store.database, store.venue),
        name=plain(name, 200),
        mentions=tuple(found),
        held=tuple(dict.fromkeys(one.key for one in found if one.key in holds)),
        files=sum(entry.kind == FILE for entry in listing.entries(store)),
        unreadable=tuple(one.key for one in drafts if not one.is_readable),
        for_lead=sum(entry.kind == WORRY for entry in listing.entries(store)),
    )


def _no_name() -> Problem:
    return Problem(field="name", what="the name holds nothing that can be looked for", fix="give the person's name")


def find_for(site: Site, store: Store, name: str, *, reason: str, person: str | Actor) -> tuple[Found, str]:
    """Look for a person as `find` does, for somebody who may, and who says why; give the reason as it is noted.

    Raises `ForbiddenError`, and `InvalidError` that names both where there is no name and no reason.
    """
    actor = acting(site.people, site.venue.id, person, Doing.SEARCH_PEOPLE)
    problems: list[Problem] = []
    try:
        why, _ = why_and_who(reason, actor.name)
    except InvalidError as error:
        problems += error.problems
    if not any(_words(name)):
        problems.insert(0, _no_name())
    if problems:
        raise InvalidError(problems)
    return find(store, name), why


def export(site: Site, found: Found, *, now: datetime) -> bytes:
    """Give what was found as JSON text (`venuecheck.subject-access/1`), UTF-8; its first line says if all is whole."""
    document = SubjectAccess(
        records=found.records,
        venue=site.venue.name,
        name=found.name,
        made_at=now.replace(microsecond=0),
        found=tuple(
            Given(kind=one.kind, id=one.key, recorded=one.at, name_stands_in=one.where, says=one.says)
            for one in found.mentions
        ),
    )
    said = encode(document)
    first = json.dumps({"records": said.pop("records")}, ensure_ascii=False).removesuffix("}")
    rest = json.dumps({"schema": SUBJECT_SCHEMA, **said}, ensure_ascii=False, indent=2).removeprefix("{")
    return f"{first},{rest}\n".encode("utf-8", "replace")


def subject_schema() -> dict[str, Any]:
    """Give the JSON Schema of `venuecheck.subject-access/1`; `reports/schemas/subject-access.json` holds it."""
    return json_schema(SubjectAccess, SUBJECT_SCHEMA, "What is recorded of a person, to be handed over")


def erase_found(
    site: Site,
    store: Store,
    found: Found,
    *,
    only: Collection[str] = (),
    reason: str,
    person: str | Actor,
    now: datetime,
) -> tuple[tuple[str, ...], tuple[Hold, ...]]:
    """Erase what was found, or of that `only` these ids, with all versions and evidence; drafts and checks under way
    too.

    Give the keys erased, and the holds that kept others. Raises `InputError` where no reason or person is given, or an
    id is not among what was found, and `NotWholeError` where a record is not as it was: it could be one that holds.
    """
    actor = acting(site.people, site.venue.id, person, Doing.ERASE)
    why, who = why_and_who(reason, actor.name)
    whole(store.database, store.venue, alone=True)
    keys = {one.key for one in found.mentions if one.kind not in STAYS}
    for key in only:
        if key not in keys:
            raise NotFoundError.at(
                plain(key, 80), "the name does not stand in a record of this id", did_you_mean(key, keys)
            )
    wanted = keys & set(only) if only else keys
    holds = holds_of(store)
    going = [group for group in groups_of(store) if {group.key, *(e.key for e in group.entries)} & wanted]
    kept = tuple(holds[group.key] for group in going if group.key in holds)
    going = [group for group in going if group.key not in holds]
    under_way = [one for one in found.mentions if one.seq == 0 and one.key in wanted]
    for one in under_way:
        if one.kind == JOURNAL:
            store.drop_journal(one.key)
        else:
            drop_with_names(store, one.kind.removeprefix(DRAFT_OF), one.key)
    seqs = tuple(sorted(seq for group in going for seq in group.seqs))
    if seqs:
        gone = Erasure(records=seqs, reason=f"at a person's request: {why}", person=who, by=actor.acted)
        erase(store, gone, now)
    elif under_way:
        store.overwrite_erased()
    return tuple(sorted({group.key for group in going} | {one.key for one in under_way})), kept


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sought:
    """What is looked for."""

    words: frozenset[str]
    digests: frozenset[str]
    """What the name would be known by in a dismissal."""

    def may_stand_in(self, body: str) -> bool:
        """Whether a payload's text is worth taking apart: a quick look, never wrong where it says no."""
        plainest = _plainest(body)
        return all(word in plainest for word in self.words) or any(digest in body for digest in self.digests)

    def stands_in(self, text: str) -> bool:
        """Whether the name stands in one text, or its digest is this text."""
        plainest = _plainest(text)
        if all(word in plainest for word in self.words):
            return self.words <= set(_WORD.findall(plainest))
        return text in self.digests


def _places(value: object, sought: _Sought, where: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _places(inner, sought, f"{where}.{name}" if where else str(name))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _places(inner, sought, f"{where}[{number}]")
    elif isinstance(value, str) and sought.stands_in(value):
        yield where


def _words(text: str) -> list[str]:
    return _WORD.findall(_plainest(text))


def _plainest(text: str) -> str:
    """Give a text without case and accents."""
    if text.isascii():
        return text.lower()
    folded = unicodedata.normalize("NFKD", text).casefold()
    return _BEYOND_ASCII.sub(lambda found: "" if unicodedata.combining(found[0]) else found[0], folded)
