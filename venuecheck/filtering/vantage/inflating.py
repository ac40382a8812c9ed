"""Compressed content, decompressed with a bound: a few bytes can stand for gigabytes."""

import zlib

_BOTH_HEADERS = zlib.MAX_WBITS | 32
_KNOWN = frozenset({"gzip", "x-gzip", "deflate"})
_AS_IT_IS = frozenset({"", "identity", "none", "utf-8"})
"""`Content-Encoding` of what is not compressed; the last two are wrong, and servers send them."""


class Inflater:
    """Decompresses piece by piece what came under one `Content-Encoding`."""

    def __init__(self, encoding: str) -> None:
        self._encoding = encoding.strip().lower()
        self._inflate = zlib.decompressobj(_BOTH_HEADERS) if self._encoding in _KNOWN else None
        self._first = True

    @property
    def ended(self) -> bool:
        """Whether what was compressed has come to its end: a transfer can be whole and its content cut short."""
        return self._inflate is None or self._inflate.eof

    def feed(self, data: bytes, limit: int) -> bytes:
        """Give at most `limit` bytes of what `data` stands for. Raises `zlib.error` where that cannot be told."""
        if self._inflate is None:
            if self._encoding not in _AS_IT_IS:  # it was never asked for (br, zstd)
                raise zlib.error
            return data[:limit]
        try:
            plain = self._inflate.decompress(data, limit)
        except zlib.error:
            if not self._first or self._encoding != "deflate":
                raise
            # some servers send raw deflate without zlib's header
            self._inflate = zlib.decompressobj(-zlib.MAX_WBITS)
            plain = self._inflate.decompress(data, limit)
        self._first = False
        return plain


def inflated(data: bytes, encoding: str, limit: int) -> bytes:
    """Decompress what came in one piece, at most `limit` bytes of it. Raises `zlib.error`."""
    return Inflater(encoding).feed(data, limit)
