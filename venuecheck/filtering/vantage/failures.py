"""Exceptions to failures: the one border, by type and errno, never by message."""

import errno
import socket
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
    errno.ENETRESET: Failure.RESET,
    errno.ENOTCONN: Failure.RESET,
    errno.ENOPROTOOPT: Failure.UNREACHABLE,
    # Windows' own numbers, which `errno` names only there
    10013: Failure.UNREACHABLE,
    10049: Failure.NO_ROUTE,
    10050: Failure.NO_ROUTE,
    10051: Failure.NO_ROUTE,
    10053: Failure.RESET,
    10052: Failure.RESET,
    10054: Failure.RESET,
    10057: Failure.RESET,
    10060: Failure.TIMEOUT,
    10061: Failure.REFUSED,
    10065: Failure.UNREACHABLE,
    121: Failure.TIMEOUT,
    1225: Failure.REFUSED,
    1231: Failure.NO_ROUTE,
    1232: Failure.UNREACHABLE,
}
_ALERTS = ("SSLV3_ALERT_", "TLSV1_ALERT_", "TLSV13_ALERT_")
# OpenSSL's names for received alerts begin so, except for these; the second is what a server or a filter says of a name
# that it does not want.
_ALERTS_BY_OTHER_NAMES = frozenset(
    {
        "TLSV1_UNSUPPORTED_EXTENSION",
        "TLSV1_UNRECOGNIZED_NAME",
        "TLSV1_CERTIFICATE_UNOBTAINABLE",
        "TLSV1_BAD_CERTIFICATE_STATUS_RESPONSE",
        "TLSV1_BAD_CERTIFICATE_HASH_VALUE",
    }
)


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
            # what is not known (this device has no more sockets, say) must not pass for a network's doing
            return _BY_ERRNO.get(code, Failure.FAULT)
        if isinstance(seen, EOFError):
            return Failure.EOF
        seen = seen.__cause__ or seen.__context__
    return Failure.FAULT


_ALERT_RECORD, _ALERT_AT = 21, 6
"""The kind of record that an alert is, and where in it the alert's number stands."""
_ALERTS_PYTHON_HAS_NO_NAME_FOR = {115: "UNKNOWN_PSK_IDENTITY", 120: "NO_APPLICATION_PROTOCOL"}


def unnamed_alert(error: ssl.SSLError, came: bytes) -> StepFailed | None:
    """Give the alert (RFC 8446, 6) in `came` that this Python has no name for; None where it is none of these."""
    if getattr(error, "reason", None) or len(came) <= _ALERT_AT or came[0] != _ALERT_RECORD:
        return None
    name = _ALERTS_PYTHON_HAS_NO_NAME_FOR.get(came[_ALERT_AT])
    return StepFailed(Failure.ALERT, f"TLSV1_ALERT_{name}") if name else None


def tls_detail(error: BaseException) -> str:
    """Give OpenSSL's own name for a TLS error, or ''."""
    if isinstance(error, StepFailed):
        return error.detail
    return str(getattr(error, "reason", None) or "")[:80] if isinstance(error, ssl.SSLError) else ""


def _tls_failure(error: ssl.SSLError) -> Failure:
    if isinstance(error, (ssl.SSLEOFError, ssl.SSLZeroReturnError)):
        return Failure.EOF
    reason = getattr(error, "reason", None) or ""  # not set where Python itself raises
    is_alert = reason.startswith(_ALERTS) or reason in _ALERTS_BY_OTHER_NAMES
    return Failure.ALERT if is_alert else Failure.MALFORMED


_CAUSES = {
    Failure.TIMEOUT: "no answer in time",
    Failure.REFUSED: "the connection is refused",
    Failure.RESET: "the connection is cut",
    Failure.EOF: "the connection is closed early",
    Failure.UNREACHABLE: "its server cannot be reached",
    Failure.NO_ROUTE: "this device has no way there",
    Failure.ALERT: "its server ends the secure connection",
}


def cause_words(error: BaseException) -> str:
    """Say why a file could not be fetched, in a clause; '' where that is not known."""
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, socket.gaierror):
            return "its server's name is not known here"
        if isinstance(seen, ssl.SSLCertVerificationError):
            return "this device does not trust its server's certificate"
        seen = seen.__cause__ or seen.__context__
    return _CAUSES.get(failure_of(error), "")
