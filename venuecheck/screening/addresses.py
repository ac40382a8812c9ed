"""Web addresses and e-mail addresses in a text: the names that people give to their pages and boxes."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from venuecheck.screening.folding import plain
from venuecheck.screening.ordinary import AROUND
from venuecheck.screening.places import PLACES

_ENDINGS_TEXT = (
    "com|org|net|info|biz|co|uk|eu|me|tv|io|app|ngo|ong|online|site|website|live|news|media|london|scot|wales|cymru|ie|de|"
    "fr|nl|be|at|ch|es|it|pl|se|no|dk|us|ca|au|nz|tr|ir|iq|sy|lb|ps|pk|in|bd|lk|af|so|ng|ru|ua|by|cn|edu|gov|ac|sch|"
    "social|gg|ee|ly|gle|link|page|space|blog|chat|xyz|example|test"
)
_ENDINGS = frozenset(_ENDINGS_TEXT.split("|"))
_ADDRESS = re.compile(
    r"(?P<sure>https?://(?:www\d?\.)?|www\d?\.|(?P<box>[\w.+-]{2,64})@)?"
    r"(?P<host>(?:[\w-]{1,63}\.){1,5}(?P<ending>[a-z]{2,24}))\b"
    r"(?P<path>(?:/?[/?&=][\w.~%@+-]{1,80}){0,6})",
    re.IGNORECASE,
)
"""What begins as an address, or has a path, may end in any word; else it ends as addresses mostly do."""
_ENDING = re.compile(rf"(?:\.(?:{_ENDINGS_TEXT}))+$", re.IGNORECASE)
_BETWEEN = re.compile(r"[._~%@+/-]+")
_QUERY = re.compile("[?&=]")
_TAG = re.compile(r"(?<![\w.])[#@](\w{3,64})")
_PAGE = re.compile(
    r"\b(?:twitter|insta(?:gram)?|ig|facebook|fb|tiktok|telegram|youtube|threads|bluesky|snapchat|discord)"
    r"(?:\s*:\s*@?|\s+@)([\w.]{4,64})(?![\w ]*\w)",
    re.IGNORECASE,
)
"""A name on a service that is named before it (`insta: zorblax`, `twitter @zorblax`)."""
_LEAST_NAME = 6
_IN_WORDS = re.compile(r"\s*[\[({]?\s*\b(?P<said>at|dot)\b\s*[\])}]?\s*", re.IGNORECASE)
_ENDING_IN_WORDS = re.compile(rf"\bdot\b\W*(?:{_ENDINGS_TEXT})\b", re.IGNORECASE)
_ESCAPED = re.compile("%[0-9a-f]{2}", re.IGNORECASE)
_TELEPHONE = re.compile(
    r"(?:\b(?:tel(?:ephone)?|phone|mob(?:ile)?|call)\b[.:]?\s*)?(?<![\w+])\+?\(?\d[\d ()-]{7,16}\d(?!\w)"
    r"|\b(?:e-?mail|web(?:site)?|tel(?:ephone)?):\s*",
    re.IGNORECASE,
)
_FIRST = re.compile(r"^(?:www\d?|web|mail|m)\.", re.IGNORECASE)


def named_in(given: str) -> Iterator[str]:
    """Give what addresses in a text are called: the box, each label of the host without its ending, the path.

    Also where they are written out so that no machine reads them (`x at zorblax dot org`), or escaped (`%20`).
    """
    if _ESCAPED.search(given):
        given = unquote(given)
        yield given
    if _ENDING_IN_WORDS.search(given):
        given = _IN_WORDS.sub(lambda found: "@" if found["said"].lower() == "at" else ".", given)
    for found in _PAGE.finditer(given):
        if name := _BETWEEN.sub(" ", found[1]).strip():
            yield name
    if "." not in given:
        return
    for found in _ADDRESS.finditer(given):
        if not _is_sure(found):
            continue
        host = _FIRST.sub("", _ENDING.sub("", found["host"].removesuffix(f".{found['ending']}")))
        for text in (found["box"] or "", *host.split("."), *_QUERY.split(found["path"])):
            words = _BETWEEN.sub(" ", text).strip()
            if words:
                yield words


def called(given: str) -> Iterator[str]:
    """Give what addresses, handles and tags in a text are called, their words apart."""
    yield from named_in(given)
    for found in _TAG.finditer(given):
        yield " ".join(found[1].replace("_", " ").split())


def parted_from_place(given: str) -> Iterator[str]:
    """Where an address, a handle or a tag is one word with a place or a friend at its end, give these apart.

    So a name is found in any spelling in which it would be found beside the place (`@hizbollahlondon`).
    """
    for word in called(given):
        if " " in word:
            continue
        for end in range(_LEAST_NAME, len(word) - 1):
            behind = plain(word[end:])
            if behind in PLACES or behind in AROUND:
                yield f"{word[:end]} {word[end:]}"


def without_addresses(given: str) -> Iterator[str]:
    """Give a text without the addresses and telephone numbers beside what it says (`Smith Ltd https://example.org`)."""
    bare = _TELEPHONE.sub(" ", _ADDRESS.sub(lambda found: " " if _is_sure(found) else found.group(), given))
    if bare != given and any(map(str.isalpha, bare)):
        yield " ".join(bare.split()).strip(" ,;|/-–()<>")


def _is_sure(found: re.Match[str]) -> bool:
    return bool(found["sure"]) or found["ending"].lower() in _ENDINGS or found["path"].startswith("/")
