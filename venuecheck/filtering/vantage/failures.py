"""Exceptions to failures: the one border, by type and errno, never by message."""

import errno
import ssl

from venuecheck.filtering.model.failure import Failure

_BY_ERRNO: dict[int, Failure] = {
    errno.ECONNREFUSED: Failure.REFUSED,
    errno.ECONNRESET: Failure.RESET,
    errno.ECONNABORTED: Failure.RESET,
    errno.EPIPE: Failure.RESET,
    errno.ETIMEDOUT: Failure.TIMEOUT,
    errno.EHOSTUNREACH: Failure.UNREACHABLE,
    errno.EHOSTDOWN if hasattr(errno, "EHOSTDOWN") else errno.EHOSTUNREACH: Failure.UNREACHABLE,
    errno.EACCES: Failure.UNREACHABLE,
    errno.EPERM: Failure.UNREACHABLE,
    errno.ENETUNREACH: Failure.NO_ROUTE,
    errno.ENETDOWN: Failure.NO_ROUTE,
    errno.EADDRNOTAVAIL: Failure.NO_ROUTE,
    errno.EAFNOSUPPORT: Failure.NO_ROUTE,
    errno.EINVAL: Failure.NO_ROUTE,
    # Windows' own numbers, which `errno` names only there
    10013: Failure.UNREACHABLE,
    10049: Failure.NO_ROUTE,
    10050: Failure.NO_ROUTE,
    10051: Failure.NO_ROUTE,
    10053: Failure.RESET,
    10054: Failure.RESET,
    10060: Failure.TIMEOUT,
    10061: Failure.REFUSED,
    10065: Failure.UNREACHABLE,
    121: Failure.TIMEOUT,
    1225: Failure.REFUSED,
    1231: Failure.NO_ROUTE,
    1232: Failure.UNREACHABLE,
}


class StepFailed(Exception):  # noqa: N818 - a step that failed is a fact, not an error
    """A step ended with this failure."""

    def __init__(self, failure: Failure, detail: str = "") -> None:
        super().__init__(failure.value)
        self.failure = failure
        self.detail = detail


def failure_of(error: BaseException) -> Failure:
    """Name the failure behind an exception, its causes included."""
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, StepFailed):
            return seen.failure
        if isinstance(seen, TimeoutError) and not seen.errno:
            return Failure.TIMEOUT
        if isinstance(seen, ssl.SSLError):
            return _tls_failure(seen)
        if isinstance(seen, OSError):
            code = getattr(seen, "winerror", None) or seen.errno or 0
            return _BY_ERRNO.get(code, Failure.UNREACHABLE)
        if isinstance(seen, EOFError):
            return Failure.EOF
        seen = seen.__cause__ or seen.__context__
    return Failure.FAULT


def tls_detail(error: BaseException) -> str:
    """Give OpenSSL's own name for a TLS error, or ''."""
    return str(error.reason or "")[:80] if isinstance(error, ssl.SSLError) else ""


def _tls_failure(error: ssl.SSLError) -> Failure:
    if isinstance(error, (ssl.SSLEOFError, ssl.SSLZeroReturnError)):
        return Failure.EOF
    return Failure.ALERT if "ALERT" in (error.reason or "") else Failure.MALFORMED
