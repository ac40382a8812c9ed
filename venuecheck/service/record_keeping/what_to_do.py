"""What came of proving records, and what to do where they are not whole: the same at a terminal and on a page."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from venuecheck.core.plain_text import plain
from venuecheck.core.step import Step
from venuecheck.records.chains import OWN
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
    elsewhere = sorted({fault.chain for fault in found.faults} - {"", OWN})
    is_of_the_files = any(fault.kind is DamageKind.OTHER_ANCHOR for fault in found.faults)
    if elsewhere and all(fault.chain in elsewhere for fault in found.faults) and not is_of_the_files:
        yield Advice(
            words=f"What is wrong of {', '.join(plain(name, 64) for name in elsewhere[:_SHOWN])} is for whoever"
            " administers that venue. Where there is no such venue here, its files"
            f" (venuecheck-{plain(elsewhere[0], 64)}.key and .anchor) were put here by mistake: move them away. Where"
            " there are no such files either, somebody wrote it into the database: keep a copy of the whole folder,"
            " find out who, and restore your last backup or have whoever looks after the database take it away. Then"
            " verify again."
        )
        return
    if found.is_whole:
        return
    lacking = found.wrong_beside
    if not lacking:
        words = "Change nothing and keep a copy of the whole folder as it is. Restore your last backup."
        failing = "Only where there is none any more, have an administrator begin a new chain beside it"
        yield Advice(words=words, failing=failing, step=Step.BEGIN_AGAIN)
        return
    if DamageKind.ADDED in lacking:
        yield Advice(
            words="What is there beside the records is not the program's. Keep a copy of all as it is, find out who put"
            " it there, and have whoever looks after the database take it away; then verify again."
        )
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
    if DamageKind.OTHER_FORM in lacking:
        yield Advice(
            words="Nothing shows that a record was changed: what was signed cannot be read by this version. A newer one"
            " may have written it: update venuecheck on this computer, and look again.",
            failing="Only where the newest version cannot read it either, have an administrator begin a new chain",
            step=Step.BEGIN_AGAIN,
        )
    if lacking - {DamageKind.ADDED, DamageKind.ELSEWHERE, DamageKind.OTHER_VENUE, DamageKind.OTHER_FORM}:
        yield Advice(words="Nothing shows that a record was changed: what shows that none was is not on this computer.")
        yield from _brought_back(found, lacking)


def _brought_back(found: Verification, lacking: frozenset[DamageKind]) -> Iterator[Advice]:
    if DamageKind.OTHER_KEY in lacking:
        words = (
            "The file venuecheck.key is the wrong one. Move it away, and copy the right one from the computer that"
            " recorded these, or from its backup."
        )
        yield Advice(words=words, failing="Only where that is lost", step=Step.RECORD_LOST_KEY)
    strays, own = _wrong_anchors(found)
    for file in strays:
        key = f"{file.removesuffix('.anchor')}.key"
        yield Advice(
            words=f"The file {file} is the wrong one, and is not this venue's. Move it away, with {key} where that is"
            " there; then verify again."
        )
    for file in own:
        words = (
            f"The file {file} is the wrong one. Move it away, and copy the right one from the computer that"
            " recorded these, or from its backup; then verify again."
        )
        yield Advice(words=words, failing="Only where that is lost", step=Step.SET_ANCHOR)
    if own:
        return  # by an anchor of another venue the key is taken for that venue's: it may well be here
    if DamageKind.NO_KEY in lacking:
        key = _file_of(found, DamageKind.NO_KEY, "key")
        words = (
            f"The key: copy {key} from the computer that recorded these, or from its backup, beside"
            " venuecheck.yaml here."
        )
        yield Advice(words=words, failing="Only where it is lost", step=Step.RECORD_LOST_KEY)
    if DamageKind.NO_ANCHOR in lacking:
        anchor = _file_of(found, DamageKind.NO_ANCHOR, "anchor")
        words = f"The anchor: copy {anchor} from there in the same way."
        failing = "Only where it is lost, and once the key is here"
        yield Advice(words=words, failing=failing, step=Step.SET_ANCHOR)


def _file_of(found: Verification, kind: DamageKind, ending: str) -> str:
    """Name the file that is wanted: that of the store's own matters, where nothing but theirs is."""
    chains = {fault.chain for fault in found.faults if fault.kind is kind}
    return f"venuecheck-{OWN}.{ending}" if chains == {OWN} else f"venuecheck.{ending}"


def _wrong_anchors(found: Verification) -> tuple[list[str], list[str]]:
    """Give the files of anchors that are wrong: those of another chain's name, and those that may be the venue's."""
    faults = [fault for fault in found.faults if fault.kind is DamageKind.OTHER_ANCHOR]
    files = {plain(fault.file, 100) or _ANCHOR: bool(fault.chain) for fault in faults}
    strays = [file for file, is_of_another in files.items() if is_of_another and file != _ANCHOR]
    return strays, [file for file in files if file not in strays]
