"""Web addresses and e-mail addresses in a text: the names that people give to their pages and boxes."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

_ENDINGS = (
    "com|org|net|info|biz|co|uk|eu|me|tv|io|app|ngo|ong|online|site|website|live|news|media|london|scot|wales|cymru|ie|de|"
    "fr|nl|be|at|ch|es|it|pl|se|no|dk|us|ca|au|nz|tr|ir|iq|sy|lb|ps|pk|in|bd|lk|af|so|ng|ru|ua|by|cn|edu|gov|ac|sch"
)
_ADDRESS = re.compile(
    rf"(?:https?://)?(?:(?P<box>[\w.+-]{{2,64}})@)?(?P<host>(?:[\w-]{{1,63}}\.){{1,5}}(?:{_ENDINGS}))\b"
    r"(?P<path>(?:/?[/?&=][\w.~%@+-]{1,80}){0,6})",
    re.IGNORECASE,
)
_ENDING = re.compile(rf"(?:\.(?:{_ENDINGS}))+$", re.IGNORECASE)
_BETWEEN = re.compile(r"[._~%@+/-]+")
_QUERY = re.compile("[?&=]")
_IN_WORDS = re.compile(r"\s*[\[({]?\s*\b(?P<said>at|dot)\b\s*[\])}]?\s*", re.IGNORECASE)
_ENDING_IN_WORDS = re.compile(rf"\bdot\b\W*(?:{_ENDINGS})\b", re.IGNORECASE)
_ESCAPED = re.compile("%[0-9a-f]{2}", re.IGNORECASE)
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
    if "." not in given:
        return
    for found in _ADDRESS.finditer(given):
        host = _FIRST.sub("", _ENDING.sub("", found["host"]))
        for text in (found["box"] or "", *host.split("."), *_QUERY.split(found["path"])):
            words = _BETWEEN.sub(" ", text).strip()
            if words:
                yield words
