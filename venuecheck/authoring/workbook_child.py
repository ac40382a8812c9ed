"""Reads a spreadsheet from the standard input and writes its sheets as JSON: the child process of `workbook`."""

import json
import signal
import sys
from collections.abc import Iterable
from contextlib import suppress
from datetime import date, datetime

UNREADABLE, NOT_INSTALLED, FAILED = 3, 4, 5
"""Exit statuses."""
_MOST_SHEETS = 40


def main() -> int:
    """Read within what the arguments give: memory (bytes), time (seconds), cells of a sheet, and letters in all."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who stops the program stops this child through it
    try:
        import python_calamine as calamine  # noqa: PLC0415 - that it is not there is said by the exit status
    except ImportError:
        return NOT_INSTALLED
    _limit(memory=int(sys.argv[1]), seconds=int(sys.argv[2]))
    try:
        book = calamine.CalamineWorkbook.from_filelike(sys.stdin.buffer)
        seen = {each.name for each in book.sheets_metadata if each.visible == calamine.SheetVisibleEnum.Visible}
        sheets = []
        for name in book.sheet_names[:_MOST_SHEETS]:
            sheet = book.get_sheet_by_name(name)
            if sheet.total_height * sheet.total_width > int(sys.argv[3]):
                return FAILED
            rows = [list(map(_text, row)) for row in sheet.to_python(skip_empty_area=False)]
            _fill_down(rows, sheet.merged_cell_ranges or ())
            sheets.append((name, rows, name not in seen))
        # what one cell says can stand in each of a million: whoever asked would have to hold it all
        if sum(len(cell) for _, rows, _ in sheets for row in rows for cell in row) > int(sys.argv[4]):
            return FAILED
        sys.stdout.write(json.dumps(sheets))
    except (calamine.CalamineError, calamine.PasswordError, ValueError) as error:
        sys.stdout.write(type(error).__name__)
        return UNREADABLE
    except BaseException:  # noqa: BLE001 - memory that ran out, and the panics of Rust, which are no `Exception`
        return FAILED
    return 0


def _fill_down(rows: list[list[str]], merged: Iterable[tuple[tuple[int, int], tuple[int, int]]]) -> None:
    """Have a cell that spans several rows stand in each of them: so whoever merged them reads it."""
    for (top, column), (bottom, _) in merged:
        if top < len(rows) and column < len(rows[top]):
            for row in rows[top + 1 : bottom + 1]:
                row[column] = rows[top][column]


def _text(cell: object) -> str:
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    return str(cell)


def _limit(*, memory: int, seconds: int) -> None:
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - not on Windows

    # no file: a core that the system writes where it breaks down would hold what the sheet says of people
    none = ((resource.RLIMIT_CORE, 0), (resource.RLIMIT_FSIZE, 0))
    for what, most in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, seconds), *none):
        with suppress(ValueError, OSError):
            resource.setrlimit(what, (most, most))


if __name__ == "__main__":
    sys.exit(main())
