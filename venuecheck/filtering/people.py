"""Signs by which a person or their device is known in free text: how block pages and name servers write them.

Every pattern is bounded, so that hostile text costs no time.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from venuecheck.filtering.prefilter import FIGURES, HEXADECIMAL, WORDS, Glance

REMOVED = "REMOVED"

_AT = r"(?:@|%(?:25){0,2}40|&#(?:64|[xX]40);|&commat;)"
_EMAIL = re.compile(rf"[\w.+%-]{{1,64}}{_AT}[\w-]{{1,63}}(?:\.[\w-]{{1,63}})+")
# A name in a Windows domain. Privoxy signs its pages with its own name and that of its machine.
_LOGIN = re.compile(rf"(?<![\w.+%-])(?!Privoxy@)[\w.+%-]{{2,64}}{_AT}[\w-]{{2,63}}", re.IGNORECASE)
_DOMAIN_USER = re.compile(  # SCHOOL\jdoe, and as JSON, HTML and addresses write the backslash
    r"(?<![\w\\/:.-])[A-Za-z][\w-]{1,24}(?:\.[\w-]{1,24}){0,4}(?:\\{1,2}|%(?:25){0,2}5[cC]|&#(?:92|[xX]5[cC]);|&bsol;)"
    r"[\w$][\w.$-]{1,63}"
)
_IPV4 = re.compile(r"(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])")
_IPV4_IN_NAME = re.compile(r"(?<!\d)(?<!\d-)(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)-){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\d-])")
_MAC = re.compile(
    r"(?<![\w:-])(?:[0-9a-fA-F]{2}[:-]){5}[0-9a-fA-F]{2}(?![\w:-])|"
    r"(?<![\w.])(?:[0-9a-fA-F]{4}\.){2}[0-9a-fA-F]{4}(?![\w.])|"
    r"(?<![\w#])(?=[0-9a-fA-F]{0,11}\d)(?=\d{0,11}[a-fA-F])(?:[0-9a-f]{12}|[0-9A-F]{12})(?!\w)"
)
_POSITION = re.compile(
    r"-?\d{1,3}\.\d{4,}|"
    r"\b\d{1,3}(?:\.\d{1,3})?\s?(?:°|&deg;)\s?(?:\d{1,2}\s?['′’]\s?)?(?:\d{1,2}(?:\.\d{1,4})?\s?[\"″”]\s?)?[NSEW]\b|"
    r"\b\d{1,3}\.\d{2,3}\s?[NSEW]\b"
)
_TOKEN = re.compile(r"(?<![\w+/=-])(?=[\w+/=-]*\d)(?=[\w+/=-]*[A-Za-z])[\w+/=-]{24,}(?![\w+/=-])")
_JSON_TOKEN = re.compile(r"\beyJ[\w-]{6,4096}(?:\.[\w-]{0,4096}){0,4}")
# Names that systems give to devices: DESKTOP-4F9K2L1, Jane's iPad, Janes-iPad, iPad-Jane
_DEVICE = re.compile(
    r"(?<![\w-])(?:DESKTOP|LAPTOP|WIN)-[A-Z0-9]{5,15}(?![\w-])|"
    r"\b[A-Z][\w-]{0,30}(?:(?:['’]|&#39;|&rsquo;|&apos;)s?[ _-]|s-)(?:[A-Z][a-z]{1,20}[ _-])?"
    r"(?:iPad|iPhone|iMac|Mac[Bb]ook|Chromebook|Laptop|PC|Phone|Tablet)\b|"
    r"\b(?:iPad|iPhone|MacBook|Chromebook)-(?!s\b)[A-Za-z][\w-]{1,30}"
)
_DIRECTORY_NAME = re.compile(  # as a directory names a person: CN=Jane Doe,OU=Pupils; a certificate's CN alone stays
    r"(?P<label>\b(?:CN\s?=\s?(?=[^,<>\"=\n]{1,64},\s?(?:OU|DC|CN)\s?=)|(?:uid|sAMAccountName|userPrincipalName)\s?[=:]"
    r"\s?))(?P<value>[^,<>\"&=\n]{1,64})",
    re.IGNORECASE,
)
_PERSONAL_WORDS = (
    r"user(?:[ _-]?(?:name|id|email))?|login|logon|account|client(?:[ _-]?(?:name|ip|addr(?:ess)?))?|"
    r"device(?:[ _-]?(?:id|name))?|computer|workstation|host[ _-]?name|machine|source[ _-]?ip|ip(?:[ _-]?address)?|"
    r"mac|e-?mail|student|pupil|staff|name|lat(?:itude)?|lon(?:g|gitude)?|lng|session|token|serial"
)
_TAGS = r"(?:\s*</?[a-zA-Z][^<>]{0,80}>)*"
_CELL = r"\s{0,9}</(?:[a-z]{1,6}>\s{0,9}</)?(?:td|th|dt)>\s{0,9}<(?:td|dd)(?:\s[^<>]{0,80})?>"
"""From the cell of a table with the label to that with the value."""
_QUOTE = r"(?:[\"']|&quot;|&#3[49];)?"
# In quotes up to the quote's end; else one word, and the capitalised ones behind it ("Jane Doe").
_VALUE = (
    rf"{REMOVED}(?!\w)|(?<=\")[^\"<>&\n]{{1,120}}|(?<=')[^'<>&\n]{{1,120}}|(?<=;)[^\"'<>&\n]{{1,120}}|"
    r"[^\s<>&;,\"']{1,120}(?:'[a-z][^\s<>&;,\"']{0,60})?(?: (?-i:[A-Z])[\w.'’-]{0,40}){0,2}"
)
_LABELLED = re.compile(
    rf"(?P<label>\b(?:{_PERSONAL_WORDS})\b{_QUOTE}(?:{_CELL}{_TAGS}\s*|{_TAGS}\s*(?:[:=]|%(?:25){{0,2}}3[aAdD]){_TAGS}\s*)"
    rf"{_QUOTE})(?P<value>{_VALUE})",
    re.IGNORECASE,
)
_TOLD = re.compile(  # "you are signed in as Jane Doe", "your username is jdoe", "requested by jdoe"
    r"(?P<label>\b(?:(?:signed|logged)[ -]?(?:in|on) as:?|(?:user ?name|user ?id|login) is|"
    r"(?:requested by|(?:for|of) (?:the )?user)|"
    rf"(?:dear|hello|welcome(?: back)?),?){_TAGS}\s+{_TAGS}{_QUOTE})"
    rf"(?P<value>{REMOVED}(?!\w)|(?!to\b|the\b|an?\b|and\b|all\b|back\b|your\b|you\b|this\b|our\b|at\b|in\b|on\b)"
    r"[^\s<>&;,\"':]{2,120}(?: (?-i:[A-Z])[\w.'’-]{0,40}){0,2})",
    re.IGNORECASE,
)


def _keeping_the_label(match: re.Match[str]) -> str:
    return match["label"] + REMOVED


@dataclass(frozen=True, slots=True)
class _Label:
    """Words that stand before what a person or a device is called."""

    pattern: re.Pattern[str]
    stems: tuple[str, ...]
    """In lower case: each match begins with one of them."""
    needs: tuple[str, ...]
    """In lower case: one of them stands in each match."""

    def taken_out(self, text: str, seen: Glance) -> str:
        """Do as `re.sub` does, and try only where a match can begin."""
        if not seen.says(self.needs):
            return text
        kept, end = [], 0
        for start in seen.starts(self.stems):
            match = self.pattern.match(text, start) if start >= end else None
            if match is not None:
                kept += [text[end:start], _keeping_the_label(match)]
                end = match.end()
        return "".join([*kept, text[end:]]) if kept else text


_LABELS = (
    _Label(
        _LABELLED,
        stems=(
            *("user", "login", "logon", "account", "client", "device", "computer", "workstation", "host", "machine"),
            *("source", "ip", "mac", "email", "e-mail", "student", "pupil", "staff", "name", "lat", "lon", "lng"),
            *("session", "token", "serial"),
        ),
        needs=(":", "=", "%", "</"),
    ),
    _Label(
        _TOLD,
        stems=(
            *("signed", "logged", "user", "login is", "requested by", "dear", "hello", "welcome"),
            *("for user", "for the user", "of user", "of the user"),
        ),
        needs=("signed", "logged", "user", "login is", "requested by", "dear", "hello", "welcome"),
    ),
    _Label(_DIRECTORY_NAME, stems=("cn", "uid", "samaccountname", "userprincipalname"), needs=("=", ":")),
)
_ACCOUNT_SIGNS = (b"@", b"%", b"&#", b"&commat")
# Each match shows one of the signs: whether it can be there at all is told many times faster than where it is.
_WHOLES = (
    (FIGURES, _ACCOUNT_SIGNS, _LOGIN),
    (FIGURES, (b"\\", b"%", b"&#", b"&bsol"), _DOMAIN_USER),
    (
        FIGURES,
        (
            *(b"DESKTOP-", b"LAPTOP-", b"WIN-", b"iPad", b"iPhone", b"iMac", b"MacBook", b"Macbook", b"Chromebook"),
            *(b"Laptop", b"PC", b"Phone", b"Tablet"),
        ),
        _DEVICE,
    ),
    (HEXADECIMAL, (b"aa:aa:", b"aa:aa-", b"aa-aa:", b"aa-aa-", b"aaaa.aaaa.", b"a" * 12), _MAC),
    (FIGURES, (b"0.0",), _IPV4),
    (FIGURES, (b"0-0",), _IPV4_IN_NAME),
    (FIGURES, (b"0.00", "°".encode("windows-1252"), b"&deg"), _POSITION),
    (FIGURES, (b"eyJ",), _JSON_TOKEN),
    (WORDS, (b"w" * 24,), _TOKEN),
)


def without_addresses(text: str) -> str:
    """Take e-mail addresses and accounts of a domain out of `text`; nothing else, as names of certificates need."""
    for pattern in (_EMAIL, _LOGIN, _DOMAIN_USER):
        text = pattern.sub(REMOVED, text)
    return text


def without_people(text: str, other: Callable[[str], str]) -> str:
    """Take what these patterns find out of `text`, once; `other` takes out what no pattern can tell."""
    seen = Glance.at(text)
    before = text
    if seen.shows(FIGURES, _ACCOUNT_SIGNS):
        text = _EMAIL.sub(REMOVED, text)
    for label in _LABELS:
        if text is not before:
            seen, before = Glance.at(text), text
        text = label.taken_out(text, seen)
    if text is not before:
        seen = Glance.at(text)
    for view, signs, pattern in _WHOLES:
        if seen.shows(view, signs):
            text = pattern.sub(REMOVED, text)
    return other(text)
