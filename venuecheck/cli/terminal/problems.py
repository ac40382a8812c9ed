"""Errors as lines of a terminal: a field is said as the option of the command that was typed, a step as a command.

Which option stands for a field is not written down anywhere: it is the option of that name.
"""

from typing import TYPE_CHECKING

import click

from venuecheck.cli.terminal.output import argument
from venuecheck.core.secret_address import without_secret
from venuecheck.core.step import Step, Then

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from venuecheck.core.problem import InputError, Problem

WAYS: dict[Step, str] = {
    Step.SET_UP: "init",
    Step.START_CHECK: "probe --list LIST --network NETWORK",
    Step.START_ASSESSMENT: "assess CHECKLIST",
    Step.CHECK_BY_HAND: "hand-check --list LIST",
    Step.MAKE_HAND_SHEET: "hand-check --list LIST --sheet FILE.csv",
    Step.IMPORT_HAND_CHECK: "hand-check --import {about}",
    Step.MEASURE_REFERENCE: "witness --list LIST --output FILE",
    Step.COMPARE_CHECKS: "diff RUN RUN",
    Step.SEE_ACTIONS: "action list",
    Step.DECIDE: "decide {about}",
    Step.SEND_HOLDING_LETTER: "letter {about} --kind holding",
    Step.NOTE_REPLY: "reply {about}",
    Step.PRINT_CHECKLIST: "checklist paper {about}",
    Step.PUBLISH_CHECKLIST: "checklist publish",
    Step.UPDATE_NAMES: "lists update {about}",
    Step.VERIFY_RECORDS: "verify",
    Step.RECORD_LOST_KEY: "records new-key --lost",
    Step.SET_ANCHOR: "records set-anchor",
    Step.BEGIN_AGAIN: "records begin-again",
    Step.RECORD_MISSED: "records note-missing",
    Step.BACK_UP: "backup",
    Step.RESTORE: "restore FILE",
    Step.IMPORT_BUNDLES: "bundle import FILE",
    Step.EXPORT_FINDINGS: "collate --parquet FOLDER",
    Step.MAKE_RETURN_SHEET: "return template",
}
"""How each step is taken at a terminal."""


SHOWN = 50
"""Of what is wrong with one file, mistakes before warnings; the rest are counted."""


def lines(error: "InputError", command: click.Command | None) -> "Iterator[str]":
    """Give a line for each problem, the first fifty of them. `command`: the one typed, None where it is not known."""
    for problem in error.problems[:SHOWN]:
        yield line(problem, command)
    if len(error.problems) > SHOWN:
        yield left_out(error.problems)


def left_out(problems: "Sequence[Problem]") -> str:
    """Count what is not shown of more problems than `SHOWN`."""
    rest = problems[SHOWN:]
    warnings = sum(problem.warning for problem in rest)
    counts = ((len(rest) - warnings, "mistake"), (warnings, "warning"))
    said = [f"{count} more {word}{'s' if count > 1 else ''}" for count, word in counts if count]
    return f"and {' and '.join(said)}, not shown"


def typed(then: Then) -> str:
    """Give the command that takes a step."""
    return f"venuecheck {WAYS[then.step].format(about=argument(then.about))}".rstrip()


def in_file(problem: "Problem") -> str:
    """Give what to do; where the settings are to say something, with its name in the file."""
    named = " under ".join(f"'{each}:'" for each in reversed(problem.setting))
    return f"{problem.fix} ({named})" if named else problem.fix


def option_of(command: click.Command, field: str) -> str:
    """Give the option, or the argument, that stands for a field; empty where the command has none."""
    for param in command.params:
        if isinstance(param, click.Argument):
            if param.name == field:
                return (param.metavar or param.name).strip("[].").upper()
        elif isinstance(param, click.Option) and not param.hidden and field in _names(param):
            return " or ".join(max(spelt, key=len) for spelt in (param.opts, param.secondary_opts) if spelt)
    return ""


def _led_to(fix: str, command: str) -> str:
    """Say a command after what to do. What is a sentence of its own, as a list of names is, does not lead up to it."""
    if not fix:
        return f"type: {command}"
    is_whole = fix.endswith("?") or ":" in fix
    return f"{fix}{'' if fix.endswith('?') else ','} or type: {command}" if is_whole else f"{fix}: {command}"


def _names(option: click.Option) -> set[str]:
    return {(option.name or "").rstrip("_"), *(each.lstrip("-").replace("-", "_") for each in option.opts)}


def line(problem: "Problem", command: click.Command | None) -> str:
    """Give the line of one problem."""
    option = option_of(command, problem.field) if command and problem.field else ""
    where = problem.where if problem.file or not option else option
    kind = "warning: " if problem.warning else ""
    fix = in_file(problem)
    if problem.file and option:
        fix = f"{fix} ({option})".strip()
    if problem.then:
        fix = _led_to(fix, typed(problem.then))
    return without_secret(f"{where}: {kind}{problem.what}" + (f"; {fix}" if fix else ""))
