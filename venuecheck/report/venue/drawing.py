"""Pictures of a view as inline SVG: shapes for each status, and pages, checks and months set out to be looked at.

Every picture has a title and a description, and stands beside a table that says the same. Only places and sizes are
worked out here; every number and word is the view's.
"""

from collections.abc import Iterable, Iterator, Sequence

from markupsafe import Markup, escape

from venuecheck.report.venue.coverage import Calendar
from venuecheck.report.venue.matrix import Matrix
from venuecheck.report.venue.trend import TrendPoint, TrendShown

_FINE = (
    '<circle cx="10" cy="10" r="9" fill="none" stroke="currentColor" stroke-width="2"/>'
    '<path d="m5.7 10.4 3 3 5.7-6.6" fill="none" stroke="currentColor" stroke-width="2.2"/>'
)
_PROBLEM = (
    '<path d="M10 .8 19.6 18.6H.4z" fill="currentColor"/>'
    '<path d="M10 6.6v6.2M10 14.4v2.2" stroke="#fff" stroke-width="2.2"/>'
)
SHAPES: dict[str, str] = {
    "fine": _FINE,
    "as_expected": _FINE,
    "problem": _PROBLEM,
    "under_blocked": _PROBLEM,
    "over_blocked": '<circle cx="10" cy="10" r="9.6" fill="currentColor"/>'
    '<path d="M4.6 10h10.8" stroke="#fff" stroke-width="3.4"/>',
    "not_proven": '<path d="M10 1 19 10 10 19 1 10z" fill="none" stroke="currentColor" stroke-width="2"/>'
    '<path d="M7.6 8.3c0-3.2 4.8-3.2 4.8-.3 0 1.7-2.4 1.9-2.4 3.6M10 12.9v1.9" fill="none" stroke="currentColor"'
    ' stroke-width="1.8"/>',
    "overdue": '<path d="M4 1.2h12M4 18.8h12M5.4 1.2c0 5 9.2 5.6 9.2 8.8s-9.2 3.8-9.2 8.8M14.6 1.2c0 5-9.2 5.6-9.2 8.8'
    's9.2 3.8 9.2 8.8" fill="none" stroke="currentColor" stroke-width="2"/>',
    "stated": '<path d="M2 2.5h16v11.6H9.4L5 18v-3.9H2z" fill="none" stroke="currentColor" stroke-width="2"'
    ' stroke-linejoin="round"/><path d="M5.6 6.6h8.8M5.6 10h6" stroke="currentColor" stroke-width="1.8"/>',
    "waiting": '<circle cx="10" cy="10" r="9" fill="none" stroke="currentColor" stroke-width="2"/>'
    '<path d="M10 4.8V10l3.6 2.4" fill="none" stroke="currentColor" stroke-width="2"/>',
    "not_reported": '<circle cx="10" cy="10" r="9" fill="none" stroke="currentColor" stroke-width="2"'
    ' stroke-dasharray="3.4 2.25"/><path d="M6 10h8" stroke="currentColor" stroke-width="2"/>',
    "not_applicable": '<path d="M4 10h12" stroke="currentColor" stroke-width="2.4"/>',
}
"""By status and result, in a box of 20 by 20: told apart by form, and drawn in the colour of the text."""
TONES = {
    "problem": "#9c1c1c",
    "under_blocked": "#9c1c1c",
    "over_blocked": "#8a3d00",
    "not_proven": "#62520a",
    "overdue": "#62520a",
    "waiting": "#1c4e80",
    "not_reported": "#4b555e",
    "not_applicable": "#4b555e",
    "stated": "#1c4e80",
    "fine": "#14603d",
    "as_expected": "#14603d",
}
_INK, _SOFT, _RULE = "#14181c", "#4b555e", "#cfd5da"
_ROW, _LEFT, _COLUMN = 24, 214, 42
_LONGEST = 36
_LEGEND: tuple[tuple[str, str], ...] = (
    ("under_blocked", "should be blocked but opened"),
    ("over_blocked", "should open but was blocked"),
    ("not_proven", "could not tell"),
    ("as_expected", "as expected"),
    ("not_reported", "not tested"),
)


def matrix_picture(matrix: Matrix) -> Markup:
    """Draw categories against networks, a shape for each."""
    head = 84
    width = max(_LEFT + _COLUMN * len(matrix.networks) + 40, 340)
    parts: list[str] = []
    for number, name in enumerate(matrix.networks):
        at = _LEFT + _COLUMN * number + _COLUMN // 2
        parts.append(
            f'<text transform="translate({at} {head - 8}) rotate(-45)" font-size="11" fill="{_INK}">'
            f"{escape(_short(name, 16))}</text>"
        )
    top = head
    for row in matrix.rows:
        parts += [_line(top, width), _text(0, top + 16, _short(row.title, _LONGEST), 11)]
        parts += [
            _shape(cell.mark, _LEFT + _COLUMN * number + (_COLUMN - 16) // 2, top + 4, 16)
            for number, cell in enumerate(row.cells)
        ]
        top += _ROW
    parts.append(_line(top, width))
    parts += _legend(_LEGEND, top + 14)
    return _svg("matrix", (matrix.title, matrix.words), (width, top + 14 + 18 * len(_LEGEND)), parts)


def trend_picture(trend: TrendShown) -> Markup:
    """Draw a bar for each check, the oldest above: its pages by result."""
    width, left, top = 360, 116, 4
    parts: list[str] = []
    for point in trend.points:
        parts.append(_text(0, top + 15, point.on_words, 11))
        parts += _bar(point, left, top, width - left)
        top += _ROW
    parts += _legend(_LEGEND[:4], top + 10)
    return _svg(trend.anchor, (trend.title, trend.words), (width, top + 10 + 18 * 4), parts)


def _bar(point: TrendPoint, left: int, top: int, room: int) -> Iterator[str]:
    counts = point.counts
    if not counts.tested:
        yield _text(left, top + 15, "no page was tested", 11, _SOFT)
        return
    numbers = [
        (mark, number)
        for mark, number in (
            ("under_blocked", counts.under_blocked),
            ("over_blocked", counts.over_blocked),
            ("not_proven", counts.not_proven),
            ("as_expected", counts.as_expected),
        )
        if number
    ]
    least = 34
    spare = max(room - least * len(numbers), 0)
    at = float(left)
    for mark, number in numbers:
        wide = least + spare * number / counts.tested
        tone = TONES[mark]
        yield (
            f'<rect x="{at:.1f}" y="{top + 1}" width="{wide - 2:.1f}" height="{_ROW - 5}" fill="#fff" stroke="{tone}"'
            ' stroke-width="1.5"/>'
        )
        yield _shape(mark, at + 3, top + 5, 11)
        yield _text(at + 17, top + 15, str(number), 11, tone)
        at += wide


def calendar_picture(calendar: Calendar) -> Markup:
    """Draw the months of each network: a shape where there was a check, a dotted box where there was none."""
    left, cell, head = 104, 25, 34
    width = left + cell * len(calendar.months)
    parts: list[str] = []
    for number, month in enumerate(calendar.months):
        name, _, year = month.partition(" ")
        at = left + cell * number
        parts.append(_text(at + 2, 22, name, 9.5, _SOFT))
        if number == 0 or name == "Jan":
            parts.append(_text(at + 2, 10, year, 9.5, _SOFT))
    top = head
    for row in calendar.rows:
        parts.append(_text(0, top + 16, _short(row.name, 17), 11))
        for number, month_cell in enumerate(row.cells):
            at = left + cell * number
            if month_cell.checks:
                parts.append(_box(at, top, cell - 3, "#14181c", ""))
                parts.append(_shape(month_cell.status.value, at + 4, top + 4, 14))
            else:
                parts.append(_box(at, top, cell - 3, "#8b959e", ' stroke-dasharray="2 2"'))
        top += cell + 1
    legend = (
        ("problem", "checked, needs action"),
        ("not_proven", "checked, could not tell"),
        ("fine", "checked, as expected"),
    )
    parts += _legend(legend, top + 8)
    parts.append(_box(1, top + 8 + 18 * len(legend), 11, "#8b959e", ' stroke-dasharray="2 2"'))
    parts.append(_text(20, top + 18 + 18 * len(legend), "no check", 10.5, _SOFT))
    return _svg("calendar", (calendar.title, calendar.words), (width, top + 8 + 18 * 4), parts)


def _svg(name: str, words: tuple[str, str], size: tuple[int, int], parts: Iterable[str]) -> Markup:
    """Wrap a drawing of a `size` (width, height); `words` are its title and its description."""
    name = "".join(char if char.isalnum() else "-" for char in name)
    return Markup(  # noqa: S704 - every text in it is escaped where it is put in
        f'<svg class="picture" viewBox="0 0 {size[0]} {size[1]}" role="img"'
        f' aria-labelledby="picture-{name}-title picture-{name}-desc"'
        ' font-family="Liberation Sans, Arial, Helvetica, sans-serif">'
        f'<title id="picture-{name}-title">{escape(words[0])}</title>'
        f'<desc id="picture-{name}-desc">{escape(words[1])}</desc>{"".join(parts)}</svg>'
    )


def _shape(mark: str, x: float, y: float, size: float) -> str:
    drawing = SHAPES[mark].replace("currentColor", TONES[mark])
    return f'<g transform="translate({x:.1f} {y:.1f}) scale({size / 20:.3f})">{drawing}</g>'


def _text(x: float, y: float, text: str, size: float, tone: str = _INK) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" fill="{tone}">{escape(text)}</text>'


def _line(y: float, width: float) -> str:
    return f'<path d="M0 {y}.5H{width}" stroke="{_RULE}" stroke-width="1"/>'


def _box(x: float, y: float, size: float, tone: str, more: str) -> str:
    return f'<rect x="{x}" y="{y}" width="{size}" height="{size}" fill="none" stroke="{tone}"{more}/>'


def _legend(entries: Sequence[tuple[str, str]], top: float) -> Iterator[str]:
    for number, (mark, words) in enumerate(entries):
        yield _shape(mark, 0, top + 18 * number, 12)
        yield _text(20, top + 10 + 18 * number, words, 10.5, _SOFT)


def _short(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"
