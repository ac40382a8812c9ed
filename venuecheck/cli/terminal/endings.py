"""What is written under a name is what the name's ending says: it names the format, or is refused beside another."""

from collections.abc import Callable
from itertools import chain
from pathlib import Path
from typing import Any, Final

import click
from click.core import ParameterSource

_ENDINGS: Final[dict[str, tuple[str, ...]]] = {
    "pdf": (".pdf",),
    "fillable": (".html", ".htm"),
    "html": (".html", ".htm"),
    "docx": (".docx",),
    "xlsx": (".xlsx",),
    "svg": (".svg",),
    "csv": (".csv",),
    "json": (".json",),
    "text": (".txt", ".md"),
    "table": (".txt", ".md"),
    "markdown": (".md", ".txt"),
}
"""The endings of each format's files. What is in none of them may end as it likes."""
_OTHERS: Final = (".yaml", ".yml", ".xls", ".ods", ".doc", ".odt", ".xml", ".zip", ".bundle", ".eml", ".png", ".jpg")
"""Endings of what no report or paper is written as: files that people write, and those of other programs."""
_FORMATS: Final = ("format_", "format_id")
_OF_REPORTS: Final = ("html", "pdf", "xlsx", "csv", "json")
"""Those of reports whose files' endings tell them: other programs' formats are named."""


def as_it_ends(ctx: click.Context, _: click.Parameter, output: str | None) -> str | None:
    """Take the format from the ending of `output`, where no format is named. For an option `--output`.

    The option of the format has to be eager, so that it is known by then. Raises `BadParameter` where the file would
    hold something else than it is called.
    """
    form = next(one for one in ctx.command.params if one.name in _FORMATS)
    assert form.name is not None  # noqa: S101 - it is one of these
    offered = form.type.choices if isinstance(form.type, click.Choice) else _OF_REPORTS
    ending = Path(output).suffix.lower() if output not in {None, "-"} else ""
    named = [one for one, endings in _ENDINGS.items() if ending in endings]
    chosen = ctx.params[form.name] or "html"
    is_known = bool(named) or ending in _OTHERS
    if not is_known or chosen in named or chosen not in _ENDINGS:
        return output
    meant = next((one for one in named if one in offered), None)
    if meant is None or ctx.get_parameter_source(form.name) is not ParameterSource.DEFAULT:
        others = dict.fromkeys(endings[0] for one, endings in _ENDINGS.items() if one in offered)
        own = _ENDINGS[chosen][0]
        fix = f"name it with {own}, or leave {form.opts[0]} out" if meant else f"name it with {' or '.join(others)}"
        raise click.BadParameter(f"it ends with {ending}, and would hold {chosen}: {fix}.")
    ctx.params[form.name] = meant
    return output


def ends_as(*endings: str) -> Callable[[click.Context, click.Parameter, Any], Any]:
    """Take a name that ends so, or as no format does. For an option whose file is written in one way alone.

    Raises `BadParameter` where the file would hold something else than it is called.
    """

    def as_written(_: click.Context, __: click.Parameter, name: Any) -> Any:  # noqa: ANN401 - whatever click hands over
        ending = Path(name).suffix.lower() if name not in {None, "-"} else ""
        if ending in {*chain(*_ENDINGS.values()), *_OTHERS} - {*endings}:
            raise click.BadParameter(
                f"it ends with {ending}, and would hold something else: name it with {endings[0]}."
            )
        return name

    return as_written


AS_REGISTER: Final = ends_as(".yaml", ".yml", ".csv", ".xlsx")
