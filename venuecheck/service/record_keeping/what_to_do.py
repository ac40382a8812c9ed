"""What came of proving records, and what to do where they are not whole: the same at a terminal and on a page."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from venuecheck.core.plain_text import plain
from venuecheck.core.step import Step
from venuecheck.records.chains import NOBODY, OWN, called, is_chain
from venuecheck.records.damage import DamageKind
from venuecheck.records.verifying import Verification

_ANCHOR: Final = "venuecheck.anchor"
_SHOWN: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """One thing to do."""

    words: str
    failing: str = ""
    """When the step is taken, which cannot be taken back; empty where there is none."""
    step: Step | None = None


def summed(found: Verification) -> str:
    """Say in a line what came of proving records."""
    records = "1 record" if found.records == 1 else f"{found.records} records"
    erased = f", {found.erased} of them erased when due or asked for" if found.erased else ""
    if not found.is_whole:
        wrong = "1 thing" if len(found.faults) == 1 else f"{len(found.faults)} things"
        return f"Not whole: {records}{erased}; {wrong} wrong."
    none = "none changed, lost, moved or added"
    if found.has_lost:
        none = "none changed, moved or added, and none lost since the copy was brought back"
    return f"Whole: {records}{erased}; {none}."


def to_know(found: Verification) -> tuple[str, ...]:
    """Give what a person should know beside what is wrong."""
    if not found.newer:
        return found.notes
    them = "it. Update venuecheck to see it" if found.newer == 1 else "them. Update venuecheck to see them"
    which = "1 record is" if found.newer == 1 else f"{found.newer} records are"
    return (*found.notes, f"{which} of a kind that this version does not know: a newer version wrote {them}.")


def what_to_do(found: Verification) -> Iterator[Advice]:
    """Give what to do, the most urgent first; nothing where all is whole."""
    kinds, chains = {fault.kind for fault in found.faults}, {fault.chain for fault in found.faults}
    if found.is_whole:
        return
    if DamageKind.EXCHANGED in kinds:
        yield _exchanged(found)
    elif any(fault.kind is DamageKind.OTHER_ANCHOR and fault.chain == NOBODY for fault in found.faults):
        yield from _brought_back(found)  # whatever else is wrong can come of what lies in the first place
    elif not chains & {"", OWN} and DamageKind.OTHER_ANCHOR not in kinds:
        yield _of_others(sorted(chains), kinds, found)
    elif not found.wrong_beside:
        yield _OF_OWN if chains == {OWN} else _DAMAGED
    else:
        yield from _of_what_is_beside(found, found.wrong_beside)


_DAMAGED: Final = Advice(
    words="Change nothing and keep a copy of the whole folder as it is. Restore your last backup, once the damaged"
    " database is moved away, with the files that lie beside it under its name.",
    failing="Only where there is none any more, have an administrator begin a new chain beside it",
    step=Step.BEGIN_AGAIN,
)
_OF_OWN: Final = Advice(
    words="Keep a copy of the whole folder as it is, and find out who changed it. Every venue's records are whole,"
    " and go on: restore nothing. Look through who may sign in, and in which roles; then",
    failing="have an administrator of the server begin the store's own chain again, which records how all stands now",
    step=Step.BEGIN_AGAIN,
)


def _exchanged(found: Verification) -> Advice:
    """Say what is under another's name: whatever else is wrong can come of that."""
    faults = [fault for fault in found.faults if fault.kind is DamageKind.EXCHANGED]
    named = "; ".join(plain(fault.what, 300) for fault in faults[:_SHOWN])
    return Advice(
        words=f"Give each file its own name again: {named}. Then verify again; restore nothing, and have nothing made"
        " anew, before that."
    )


def _of_others(names: Sequence[str], kinds: AbstractSet[DamageKind], found: Verification) -> Advice:
    those = ", ".join(plain(called(name), 64) for name in names[:_SHOWN])
    if kinds <= {DamageKind.NO_KEY, DamageKind.NO_ANCHOR}:
        lacking = ", ".join((_files(found, DamageKind.NO_KEY) + _files(found, DamageKind.NO_ANCHOR))[:_SHOWN])
        what = (
            f"What shows that the records of {those} are whole is not here: whoever administers that venue copies"
            f" {lacking} here, from the computer that recorded them or from a backup. Where that venue is kept on"
            " another computer alone, move its configuration away from this folder."
        )
    elif kinds == {DamageKind.OF_NO_RECORD}:
        what = f"What is wrong of {those} {_NO_RECORD}"
    else:
        files = ", ".join(f"venuecheck-{plain(name, 64)}.key and .anchor" for name in names[:1] if is_chain(name))
        what = (
            f"What is wrong of {those} is for whoever administers that venue. Where there is no such venue here, its"
            f" files{f' ({files})' if files else ''} were put here by mistake: move them away. Where there are no such"
            " files either, somebody wrote it into the database: keep a copy of the whole folder, find out who, and"
            " restore your last backup or have whoever looks after the database take it away."
        )
    return Advice(
        words=f"{what} Then verify again.",
        failing="Until then no report of this venue is made. Only where it cannot be mended, have an administrator put"
        " on record what became of that venue's records",
        step=Step.RECORD_MISSED,
    )


_NO_RECORD: Final = (
    "belongs to no record: no program of ours wrote it. Keep a copy of the whole folder as it is, and find out who did."
    " A new backup leaves it out: make one, move the database away, and restore that backup."
)


def _of_what_is_beside(found: Verification, lacking: frozenset[DamageKind]) -> Iterator[Advice]:
    if DamageKind.ADDED in lacking:
        yield Advice(
            words="What is there beside the records is not the program's. Keep a copy of all as it is, find out who put"
            " it there, and have whoever looks after the database take it away; then verify again."
        )
    if DamageKind.KEPT in lacking:
        yield Advice(words=_KEPT)
    if DamageKind.OF_NO_RECORD in lacking:
        yield Advice(words=f"Something {_NO_RECORD} Then verify again.")
    if DamageKind.ELSEWHERE in lacking:
        yield Advice(
            words="Nothing shows that a record was changed or lost: the database looks for them in the wrong place."
            " Restore nothing. Have whoever looks after the database set search_path, for the user that this program is"
            " there, to the schema that has the records, and let that user use it; then verify again."
        )
    if DamageKind.OTHER_VENUE in lacking:
        yield Advice(
            words="The folder is another venue's. Put this venue's own folder back, or its id where that was changed in"
            " the settings; then verify again. Where this venue is new, and has nothing yet, give it a folder of its"
            " own."
        )
    if DamageKind.CLAIMED in lacking:
        yield Advice(
            words="Nothing else shows that a record is lost or was changed: only the end of a chain that nothing here"
            " proves. Ask whoever administers the venue of that chain. Where there is such a venue, copy its key and"
            " its anchor here from the computer that records there, or from its backup. Where there is none, somebody"
            " wrote it into the database: keep a copy of the whole folder, find out who, and restore your last backup"
            " or have whoever looks after the database take it away. Then verify again."
        )
    if DamageKind.OTHER_FORM in lacking:
        yield Advice(
            words="Nothing shows that a record was changed: what was signed cannot be read by this version. A newer one"
            " may have written it: update venuecheck on this computer, and look again.",
            failing="Only where the newest version cannot read it either, have an administrator begin a new chain",
            step=Step.BEGIN_AGAIN,
        )
    if lacking - _TOLD_ALREADY:
        yield Advice(words="Nothing shows that a record was changed: what shows that none was is not on this computer.")
        yield from _brought_back(found)


_TOLD_ALREADY: Final = frozenset(
    {
        DamageKind.ADDED,
        DamageKind.KEPT,
        DamageKind.OF_NO_RECORD,
        DamageKind.ELSEWHERE,
        DamageKind.OTHER_VENUE,
        DamageKind.OTHER_FORM,
        DamageKind.CLAIMED,
    }
)


_KEPT: Final = (
    "Nothing shows that a record was changed: the database keeps them in another way than the program set. Restore"
    " nothing. Have whoever looks after the database set that back, then verify again. In PostgreSQL: ALTER TABLE with"
    " RESET of what was set, SET WITHOUT CLUSTER, REPLICA IDENTITY DEFAULT or, of a column, SET STATISTICS -1, SET"
    " STORAGE EXTENDED, SET COMPRESSION DEFAULT. A file of SQLite's whose texts are not UTF-8: by sqlite3, its .dump"
    " read into a new file, once this one is kept elsewhere."
)


def _brought_back(found: Verification) -> Iterator[Advice]:
    for file in _files(found, DamageKind.OTHER_KEY):
        words = (
            f"The file {file} is the wrong one. Move it away, and copy the right one from the computer that"
            " recorded these, or from its backup; then verify again."
        )
        yield Advice(words=words, failing="Only where that is lost", step=Step.RECORD_LOST_KEY)
    strays, own = _wrong_anchors(found)
    for file, venue in strays.items():
        key = f"{file.removesuffix('.anchor')}.key"
        yield Advice(
            words=f"The file {file} is the wrong one. Whoever administers {venue} moves it away, and copies the right"
            " one from its backup. Only where there is no such venue here was it put here by mistake: move it away,"
            f" with {key} where that is there. Then verify again."
        )
    for file in own:
        is_mine = any(fault.file == file and fault.chain in {"", OWN} for fault in found.faults)
        key = f"{file.removesuffix('.anchor')}.key"
        its_key = f", and {key} where that came with it" * any(fault.chain == NOBODY for fault in found.faults)
        words = (
            f"The file {file} is the wrong one. Move it away{its_key}, and copy the right one from the computer that"
            " recorded these, or from its backup; then verify again."
        )
        step = Step.SET_ANCHOR if is_mine else Step.RECORD_MISSED
        yield Advice(words=words, failing="Only where that is lost", step=step)
    if own:
        return  # by an anchor of another venue the key is taken for that venue's: it may well be here
    keyless, unanchored = _files(found, DamageKind.NO_KEY), _files(found, DamageKind.NO_ANCHOR)
    for key in keyless:
        anchor = f"{key.removesuffix('.key')}.anchor"
        both = f"{key}, and {anchor}," if anchor in unanchored else key
        words = (
            f"The key: copy {both} from the computer that recorded these, or from its backup, beside"
            " venuecheck.yaml here; then verify again."
        )
        failing = "Only where it is lost" if both == key else "Only where the key is lost (the anchor is then set too)"
        yield Advice(words=words, failing=failing, step=Step.RECORD_LOST_KEY)
    for anchor in unanchored:
        if f"{anchor.removesuffix('.anchor')}.key" not in keyless:
            words = f"The anchor: copy {anchor} from the computer that recorded these, or from its backup, beside"
            words += " venuecheck.yaml here; then verify again."
            yield Advice(words=words, failing="Only where it is lost", step=Step.SET_ANCHOR)


def _files(found: Verification, kind: DamageKind) -> list[str]:
    """Name the files with which something of a kind is wrong, or that are not here, each once."""
    return [*dict.fromkeys(plain(fault.file, 100) for fault in found.faults if fault.kind is kind and fault.file)]


def _wrong_anchors(found: Verification) -> tuple[dict[str, str], list[str]]:
    """Give the files of anchors that are wrong: those of other venues, with their ids, and those that are ours."""
    faults = [fault for fault in found.faults if fault.kind is DamageKind.OTHER_ANCHOR]
    files = {plain(fault.file, 100) or _ANCHOR: plain(fault.chain, 64) for fault in faults}
    strays = {file: chain for file, chain in files.items() if chain not in {"", OWN} and file != _ANCHOR}
    return strays, [file for file in files if file not in strays]
