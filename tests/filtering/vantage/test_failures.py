"""Exceptions become failures by type and number, and what is not known never passes for a network's doing."""

import asyncio
import errno
import ssl

import pytest

from venuecheck.filtering.judging.life import SILENT_FAILURES
from venuecheck.filtering.model.failure import Failure
from venuecheck.filtering.vantage.failures import StepFailed, failure_of, tls_detail
from venuecheck.filtering.vantage.stream import TlsStream, client_context


@pytest.mark.parametrize(
    ("error", "failure"),
    [
        (ConnectionRefusedError(errno.ECONNREFUSED, ""), Failure.REFUSED),
        (ConnectionResetError(errno.ECONNRESET, ""), Failure.RESET),
        (BrokenPipeError(errno.EPIPE, ""), Failure.RESET),
        (OSError(errno.EHOSTUNREACH, ""), Failure.UNREACHABLE),
        (PermissionError(errno.EPERM, ""), Failure.UNREACHABLE),
        (OSError(errno.ENETUNREACH, ""), Failure.NO_ROUTE),
        (OSError(errno.EAFNOSUPPORT, ""), Failure.NO_ROUTE),
        (TimeoutError(errno.ETIMEDOUT, ""), Failure.TIMEOUT),
        (TimeoutError(), Failure.TIMEOUT),
        (EOFError(), Failure.EOF),
        (ssl.SSLEOFError(8, ""), Failure.EOF),
        (ssl.SSLZeroReturnError(6, ""), Failure.EOF),
        (ssl.SSLError(1, ""), Failure.MALFORMED),
        (StepFailed(Failure.TOO_LARGE), Failure.TOO_LARGE),
        (ValueError(), Failure.FAULT),
    ],
)
def test_an_exception_is_named(error: BaseException, failure: Failure) -> None:
    assert failure_of(error) is failure


@pytest.mark.parametrize("number", [10060, 10061, 10054, 10065, 10051, 121, 1225])
def test_windows_own_numbers_are_known(number: int) -> None:
    assert failure_of(OSError(number, "")) is not Failure.FAULT


@pytest.mark.parametrize(
    "error",
    [
        OSError(errno.EMFILE, "too many open files"),
        OSError(errno.ENFILE, ""),
        OSError(errno.ENOMEM, ""),
        OSError(errno.ENOBUFS, ""),
        OSError(errno.EBADF, ""),
        OSError("no number"),
        MemoryError(),
        RuntimeError(),
    ],
)
def test_this_devices_own_trouble_is_no_silence_of_a_page(error: BaseException) -> None:
    """Repeated silence between intact controls is a block; a device that ran out of sockets is not."""
    assert failure_of(error) is Failure.FAULT
    assert Failure.FAULT not in SILENT_FAILURES


def test_the_cause_behind_an_exception_is_found() -> None:
    error = ValueError()
    error.__cause__ = ConnectionResetError(errno.ECONNRESET, "")
    assert failure_of(error) is Failure.RESET


@pytest.mark.parametrize(
    ("alert", "detail"),
    [
        (70, "TLSV1_ALERT_PROTOCOL_VERSION"),
        (112, "TLSV1_UNRECOGNIZED_NAME"),
        (115, "TLSV1_ALERT_UNKNOWN_PSK_IDENTITY"),
        (120, "TLSV1_ALERT_NO_APPLICATION_PROTOCOL"),
    ],
)
def test_an_alert_is_one_whether_python_has_a_name_for_it_or_not(alert: int, detail: str) -> None:
    error = asyncio.run(_greeted(bytes([21, 3, 3, 0, 2, 2, alert])))
    assert (failure_of(error), tls_detail(error)) == (Failure.ALERT, detail)


@pytest.mark.parametrize("answered", [b"HTTP/1.1 400 Bad Request\r\n\r\n", bytes([21, 3, 3, 0, 2]) * 3, bytes(40)])
def test_what_is_no_alert_is_told_as_none(answered: bytes) -> None:
    assert failure_of(asyncio.run(_greeted(answered))) is not Failure.ALERT


async def _greeted(answered: bytes) -> BaseException:
    """Give how a handshake ends with a server that answers so."""

    class Answering:
        def __init__(self) -> None:
            self._left = [answered]

        async def read(self) -> bytes:
            return self._left.pop() if self._left else b""

        async def write(self, data: bytes) -> None:
            assert data

        def close(self) -> None:
            raise AssertionError

    with pytest.raises((ssl.SSLError, StepFailed)) as raised:
        await TlsStream(Answering(), client_context(), "site.test").handshake()
    return raised.value
