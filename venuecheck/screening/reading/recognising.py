"""What a file is, told by what it holds and never by its name; and what it is where it is no list at all."""

import io
import re
import zipfile
from dataclasses import dataclass

from venuecheck.authoring.workbook import is_workbook
from venuecheck.core.plain_text import plain
from venuecheck.core.problem import InputError
from venuecheck.core.step import Step, Then
from venuecheck.screening.known import PROSCRIBED, SANCTIONS, TITLES
from venuecheck.screening.reading import charities, companies, sanctions_words, sanctions_xml
from venuecheck.screening.reading.closed_list import closed, refuse_closed
from venuecheck.screening.reading.registers import CHARITIES, COMPANIES
from venuecheck.screening.reading.tables import Headings, decode, headers, knows

_HEAD = 64 * 1024
_TAKE = (
    "take the UK Sanctions List (CSV, XML, ODS or XLSX of gov.uk), Schedule 2 (data.xml of legislation.gov.uk), the "
    "Charity Commission's extract (JSON or text) or Companies House's basic company data (CSV)"
)
_ELEMENT = re.compile(r"<([A-Za-z_][\w.:-]*)")
_BESIDE = re.compile(r"<\?.*?\?>|<!--.*?-->", re.DOTALL)
_WEB = frozenset(
    """html head body div p table span script style meta title h1 h2 br center form iframe section main
    article""".split()  # noqa: SIM905 - easier to read than thirty pairs of quotes
)
_SCHEDULE = frozenset({"legislation", "schedule", "schedules", "act", "primary", "akomantoso"})
_CLOSED = frozenset({"arrayoffinancialsanctionstarget", "financialsanctionstarget"})
_OTHER_LISTS = {
    "sdnlist": "this is the list of the United States (OFAC)",
    "sanctions": "this is the list of the United States (OFAC)",
    "consolidated_list": "this is the list of the United Nations",
    "export": "this is the list of the European Union",
    "sanctionslist": "this is a list of sanctions in another form",
    "rss": "this is a feed of news",
    "feed": "this is a feed of news",
    "error": "this is an error message of a server",
}
_SIGNS = (
    (b"%PDF", "this is a PDF, which is for reading"),
    (b"\x1f\x8b", "this is packed (gzip): unpack it"),
    (b"7z\xbc\xaf", "this is packed (7z): unpack it"),
    (b"Rar!", "this is packed (rar): unpack it"),
    (b"BZh", "this is packed (bzip2): unpack it"),
    (b"\xfd7zXZ", "this is packed (xz): unpack it"),
    (b"\xd0\xcf\x11\xe0", "this is a file of an old Excel or Word, or has a password"),
    (b"SQLite format 3", "this is a database"),
    (b"{\\rtf", "this is a text document (RTF), which is for reading"),
    (b"\x89PNG", "this is a picture"),
    (b"\xff\xd8\xff", "this is a picture"),
    (b"x\x9f>\x22", "this is what a mail program packed a file into (winmail.dat): ask for the file itself"),
)
_MANY = 2
_LINES = 3
_MAIL = re.compile(
    r"(?:from|to|cc|subject|date|received|return-path|message-id|mime-version|content-\w[\w-]*|x-[\w-]+): ?\S",
    re.IGNORECASE,
)
_BASE64 = re.compile(r"[A-Za-z0-9+/=]{20,100}")
_NAME = re.compile(r'"([A-Za-z_][\w.@$-]{0,60})"\s*:')
_ERRORS = tuple(
    rf'"{each}"\s*:\s*"([^"\\]{{3,400}})' for each in ("message", "error_description", "detail", "error", "title")
)
"""What servers call the reason for which there is no answer, the most telling first."""
_TITLES = {**TITLES, CHARITIES: "register of charities", COMPANIES: "register of companies"}


@dataclass(frozen=True, slots=True)
class _Form:
    list_id: str
    headings: Headings


_TABLES = (
    _Form(SANCTIONS, sanctions_words.HEADINGS),
    _Form(COMPANIES, companies.HEADINGS),
    _Form(CHARITIES, charities.HEADINGS),
)


def recognise(raw: bytes, file: str, *, wanted: str | None = None) -> str:
    """Give the id of the list or register that a file holds.

    `wanted`: the one that it should be. Raises `InputError` where it is none or another, and says what it is instead.
    """
    found = _recognised(raw, file)
    if wanted is not None and found != wanted:
        what = f"this is the {_TITLES[found]}, and the {_TITLES[wanted]} was asked for"
        fix, then = "take it as what it is", Then(step=Step.UPDATE_NAMES, about=found)
        raise InputError.at(file, what.replace("the The", "the"), fix, field="from", then=then)
    return found


def _recognised(raw: bytes, file: str) -> str:
    if not raw.strip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"):
        raise InputError.at(file, "the file is empty", "download it again")
    if raw.startswith(b"PK"):
        return _packed(raw, file)
    for sign, what in _SIGNS:
        if raw.startswith(sign):
            raise InputError.at(file, what, _TAKE)
    text = _head(raw, file)
    if text.startswith("<"):
        return _marked_up(text, file)
    if carried := _carried(text):
        raise InputError.at(file, carried, "save what is attached to the mail, and take that")
    if text.lower().startswith(("[internetshortcut]", "version https://git-lfs")):
        raise InputError.at(file, "this is a pointer to a file, and not the file itself", _TAKE)
    if text.startswith(("[", "{")):
        return _json(text, file)
    return _table(text, file)


def _head(raw: bytes, file: str) -> str:
    """Give the beginning as text: a letter may be cut in two at its end."""
    part = raw[:_HEAD]
    for short in range(4):
        try:
            text = decode(part[: len(part) - short], file)
        except InputError:
            continue
        return text.lstrip("\ufeff \t\r\n")
    raise InputError.at(file, "this is not text", _TAKE)


def _packed(raw: bytes, file: str) -> str:
    if is_workbook(raw):
        return SANCTIONS
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise InputError.at(file, "this is packed (zip), and cut off or damaged", "download it again") from None
    if any(name.startswith("word/") for name in names) or "content.xml" in names:
        raise InputError.at(file, "this is a text document, which is for reading", _TAKE)
    inside = f" It holds {names[0][:60]}" + (f" and {len(names) - 1} more" if len(names) > 1 else "") if names else ""
    what = "this is a packed file (zip)"
    raise InputError.at(file, what, f"unpack it and name the file in it.{inside}")


def _marked_up(text: str, file: str) -> str:
    bare = _BESIDE.sub("", text).lstrip()
    found = _ELEMENT.search(bare)
    root = found[1].rpartition(":")[2].lower() if found else ""
    if bare[:14].lower().startswith("<!doctype html") or root in _WEB:
        raise InputError.at(file, "this is a web page (HTML), not the list itself", _TAKE)
    if root == sanctions_xml.ROOT.lower():
        return SANCTIONS
    if root in _SCHEDULE:
        return PROSCRIBED
    if root in _CLOSED:
        raise closed(file)
    if root in _OTHER_LISTS:
        raise InputError.at(file, _OTHER_LISTS[root], _TAKE)
    what = f"this is XML of another kind (<{root[:40]}>)" if root else "this is no whole XML"
    raise InputError.at(file, what, _TAKE)


def _carried(text: str) -> str:
    """Say in which form of a mail it is; empty where it is in none."""
    lines = text[:4_000].splitlines()[:-1][:20]
    if sum(bool(_MAIL.match(line)) for line in lines) >= _MANY:
        return "this is a whole mail"
    if len(lines) >= _LINES and all(_BASE64.fullmatch(line) for line in lines):
        return "this is a file as a mail carries it (base64)"
    if len(lines) >= _LINES and sum(line.endswith("=") for line in lines) > len(lines) // 2:
        return "this is a file as a mail carries it (quoted-printable)"
    return ""


def _json(text: str, file: str) -> str:
    """Only the register of charities comes so; a server that has no file answers so too."""
    names = dict.fromkeys(_NAME.findall(text))
    if text.startswith("[") and names.keys() & charities.HEADINGS.known:
        return CHARITIES
    said = next((found[1] for each in _ERRORS if (found := re.search(each, text))), "")
    if said:
        what = f"this is an answer of a server and no list, and it says: '{plain(said, 120)}'"
    elif text.startswith("{") or not names:
        what = "this is an answer of a program (JSON), and no list"
    else:
        what = f"this is a list of another kind (JSON); its columns are {', '.join(list(names)[:4])}"
    raise InputError.at(file, what, _TAKE)


def _table(text: str, file: str) -> str:
    lowered = text[:2_000].lower()
    known = {form.list_id: knows(text, form.headings) for form in _TABLES}
    refuse_closed(headers(text), file)
    best = max(_TABLES, key=lambda form: known[form.list_id] / min(len(form.headings.required), 4))
    if known[best.list_id] >= _MANY:
        return best.list_id
    if "<html" in lowered or "<!doctype" in lowered:
        raise InputError.at(file, "this is a web page (HTML), not the list itself", _TAKE)
    what = "no line at the top names the columns of a list that is known"
    raise InputError.at(file, what, _TAKE)
