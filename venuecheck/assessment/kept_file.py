"""Files as evidence: which kinds and sizes are taken, and how one that was shown is written down.

The file itself is not kept: a booking file or a shared drive has it already. Its digest says later whether the file
at hand is the one that was looked at.
"""

import hashlib
import re
from typing import Final

from venuecheck.assessment.answers import FileKept
from venuecheck.assessment.wrong_answer import AnswerError
from venuecheck.core.plain_text import plain

LARGEST_FILE: Final = 20 * 1024 * 1024
"""Bytes. A scanned policy of fifty pages is well below it."""
_LONGEST_NAME: Final = 200
_SHA256: Final = re.compile(r"[0-9a-f]{64}")
_ZIP: Final = b"PK\x03\x04"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_KINDS: Final[dict[str, tuple[tuple[bytes, ...], str]]] = {
    ".pdf": ((b"%PDF-",), "application/pdf"),
    ".png": ((b"\x89PNG\r\n\x1a\n",), "image/png"),
    ".jpg": ((b"\xff\xd8\xff",), "image/jpeg"),
    ".jpeg": ((b"\xff\xd8\xff",), "image/jpeg"),
    ".gif": ((b"GIF87a", b"GIF89a"), "image/gif"),
    ".webp": ((b"RIFF",), "image/webp"),
    ".docx": ((_ZIP,), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ".xlsx": ((_ZIP,), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ".odt": ((_ZIP,), "application/vnd.oasis.opendocument.text"),
    ".doc": ((_OLE,), "application/msword"),
    ".msg": ((_OLE,), "application/vnd.ms-outlook"),
    ".eml": ((b"",), "message/rfc822"),
    ".txt": ((b"",), "text/plain"),
}
"""Suffix to the first bytes that such a file begins with, and its media type."""
_TEXTS: Final = frozenset({".eml", ".txt"})
FILE_KINDS: Final = "PDF, PNG, JPEG, GIF, WebP, Word, Excel, OpenDocument text, e-mail (.eml, .msg) or plain text"


def keep_file(name: str, content: bytes) -> FileKept:
    """Write down a file that was shown. Raises `AnswerError` where its kind or size is not taken."""
    shown = plain(name, _LONGEST_NAME).strip()
    if not content:
        raise AnswerError("the file is empty; choose the one that you meant")
    if len(content) > LARGEST_FILE:
        raise AnswerError(f"the file is larger than {LARGEST_FILE // 1024 // 1024} MiB; scan it smaller, or split it")
    suffix = "." + shown.rpartition(".")[2].casefold()
    starts, media_type = _KINDS.get(suffix, ((), ""))
    if not media_type:
        raise AnswerError(f"files of this kind are not taken; use {FILE_KINDS}")
    if not content.startswith(starts) or (suffix in _TEXTS and b"\0" in content):
        raise AnswerError(f"this is not what a file ending in {suffix} holds; save it again, or choose another")
    return FileKept(name=shown, sha256=hashlib.sha256(content).hexdigest(), size=len(content), media_type=media_type)


def read_kept_file(raw: object) -> FileKept:
    """Read a file's entry as it was written down. Raises `AnswerError`."""
    if isinstance(raw, FileKept):
        return raw
    if not isinstance(raw, dict):
        raise AnswerError("name a file that can be read")
    name, digest, size = raw.get("name"), raw.get("sha256"), raw.get("size")
    if not isinstance(name, str) or not isinstance(digest, str) or not _SHA256.fullmatch(digest):
        raise AnswerError("write the file's name and its 'sha256' (64 hexadecimal digits)")
    if not isinstance(size, int) or not 0 < size <= LARGEST_FILE:
        raise AnswerError(f"write the file's 'size' in bytes, at most {LARGEST_FILE:,}")
    suffix = "." + name.rpartition(".")[2].casefold()
    if suffix not in _KINDS:
        raise AnswerError(f"files of this kind are not taken; use {FILE_KINDS}")
    return FileKept(name=plain(name, _LONGEST_NAME), sha256=digest, size=size, media_type=_KINDS[suffix][1])
