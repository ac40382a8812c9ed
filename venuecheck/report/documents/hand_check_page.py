"""The page of a hand check: one HTML file with its own script, that asks for nothing from anywhere.

Its content security policy names its one script and its one style sheet by digest, so nothing that slips into it runs.
"""

import base64
import hashlib
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from venuecheck.report.setting.layout import environment
from venuecheck.report.setting.wording import counted, day, label, remark


@dataclass(frozen=True, slots=True, kw_only=True)
class FormPage:
    """A page or control to open."""

    id: str
    url: str
    """A link here, and nowhere else: the person has to open it."""
    category: str
    """Id; empty for a control."""
    holds: str
    """Words that stand on the page; '' where the list gives none."""
    restricted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HandForm:
    """All that the page of a hand check holds."""

    schema: str
    venue: str
    venue_name: str
    networks: tuple[tuple[str, str], ...]
    """Id and name of each."""
    list_id: str
    list_title: str
    list_version: int
    list_digest: str
    controls: tuple[FormPage, ...]
    categories: tuple[tuple[str, tuple[FormPage, ...]], ...]
    """Title and pages of each; a category without pages is left out."""
    made: datetime
    software: str
    restricted: int
    """How many restricted pages it holds."""
    notes: tuple[str, ...]
    send_to: str = ""
    """The address, of the server that the page comes from, to which results are sent; empty for a file that sends none.
    """


def policy_of(form: HandForm, templates: Path) -> str:
    """Give the page's content security policy, for whoever serves it."""
    style, script = _inside(templates)
    sends = "connect-src 'self'; " if form.send_to else ""
    return (
        f"default-src 'none'; style-src {_digest(style)}; script-src {_digest(script)}; {sends}base-uri 'none'; "
        "form-action 'none'"
    )


def form_html(form: HandForm, templates: Path) -> bytes:
    """Set the page out by the templates in `hand_check/`; every value is escaped there."""
    folder = templates / "hand_check"
    style, script = _inside(templates)
    template = environment(folder).get_template("form.html")
    number = sum(len(pages) for _, pages in form.categories)
    return template.render(
        form=form,
        venue_name=label(form.venue_name),
        list_title=label(form.list_title),
        categories=[(label(title), pages) for title, pages in form.categories if pages],
        notes=[remark(note) for note in form.notes],
        made_words=day(form.made.date()),
        pages_words=counted(number, "page"),
        data=_data(form),
        style=style,
        script=script,
        policy=policy_of(form, templates),
    ).encode()


def _inside(templates: Path) -> tuple[str, str]:
    """Give the page's style sheet and script, as they stand in it."""
    folder = templates / "hand_check"
    style, script = (f"\n{(folder / name).read_text(encoding='utf-8')}" for name in ("form.css", "form.js"))
    return style, script


def _data(form: HandForm) -> dict[str, object]:
    """Give what the script must know; the pages' addresses are not among it."""
    kept = ("schema", "venue", "list_id", "list_version", "list_digest", "send_to")
    return {name: value for name, value in asdict(form).items() if name in kept}


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
