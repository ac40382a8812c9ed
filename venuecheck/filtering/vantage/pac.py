"""A proxy settings file (PAC) evaluated in a child process: a script cannot be interrupted inside this one."""

import multiprocessing
import signal
import sys
import threading
import weakref
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.process import BaseProcess
from typing import TYPE_CHECKING

from venuecheck.core.plain_text import plain
from venuecheck.filtering.model.address import WebAddress

if TYPE_CHECKING:
    if sys.platform == "win32":
        from multiprocessing.connection import PipeConnection as Pipe
    else:
        from multiprocessing.connection import Connection as Pipe

MAX_PAC_BYTES = 1024 * 1024
_SECONDS = 5.0
"""For one decision of a script's."""
_START_SECONDS = 30.0
"""For the child's own start, on a slow and busy device."""
_MOST_MEMORY = 1024 * 1024 * 1024
_MOST_SILENCES = 3
"""Decisions in a row that a script may fail to make before it is asked no more."""
_SAID = 200


class ScriptFailed(Exception):  # noqa: N818 - a fact about the network
    """The script gave no decision. `args[0]` says why: ends a sentence about it."""


@dataclass(slots=True, weakref_slot=True)
class Script:
    """One settings file. Asked in turn by whoever needs it; its child lives until nobody does."""

    text: str
    _child: BaseProcess | None = None
    _pipe: "Pipe | None" = None
    _silences: int = 0
    _one_at_a_time: threading.Lock = field(default_factory=threading.Lock)

    def decide(self, address: WebAddress) -> str:
        """Give what the script says of `address`. Blocks for seconds at most. Raises `ScriptFailed`."""
        with self._one_at_a_time:
            if self._silences >= _MOST_SILENCES:
                raise ScriptFailed(_late())
            try:
                kind, text = self._answer(asked_about(address), address.host)
            except (EOFError, OSError):
                self._end()
                self._silences += 1
                raise ScriptFailed("stopped the program that read it") from None
        if kind != "ok":
            raise ScriptFailed(f"holds a mistake, and a browser could not use it ({text})")
        return text

    def _answer(self, url: str, host: str) -> tuple[str, str]:
        pipe = self._pipe or self._start()
        pipe.send((url, host))
        if not pipe.poll(_SECONDS):
            self._end()
            self._silences += 1
            raise ScriptFailed(_late())
        self._silences = 0
        kind, text = pipe.recv()
        return str(kind), str(text)

    def _start(self) -> "Pipe":
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        self._child = context.Process(target=_serve, args=(theirs, self.text), daemon=True)
        self._child.start()
        theirs.close()
        self._pipe = ours
        weakref.finalize(self, _kill, self._child, ours)
        if not ours.poll(_START_SECONDS):
            self._end()
            raise ScriptFailed("could not be read on this device in time")
        ours.recv()
        return ours

    def _end(self) -> None:
        if self._child is not None and self._pipe is not None:
            _kill(self._child, self._pipe)
        self._child = self._pipe = None


def asked_about(address: WebAddress) -> str:
    """Give what a script is told of an address: all of it for http, and no more than the host for https."""
    return address.url if address.scheme == "http" else f"https://{address.authority}/"


def evaluate(script: str, url: str, host: str) -> tuple[str, str]:
    """Give `('ok', answer)` or `('error', what is wrong)`. For the child process."""
    return _Evaluator(script).ask(url, host)


def _late() -> str:
    return f"did not decide within {_SECONDS:g} seconds"


def _kill(child: BaseProcess, pipe: "Pipe") -> None:
    child.kill()
    child.join()
    pipe.close()


class _Evaluator:
    """In the child: the script, read at the first question, so that an endless one is only late."""

    def __init__(self, script: str) -> None:
        self._script = script
        self._decide: object = None

    def ask(self, url: str, host: str) -> tuple[str, str]:
        try:
            self._decide = self._decide or _read(self._script)
            answer = self._decide.find_proxy_for_url(url, host)  # type: ignore[attr-defined]
        except Exception as error:  # noqa: BLE001 - whatever a stranger's script can raise is one fact: it failed
            return "error", _mistake(error)
        return "ok", str(answer)[:2_000]


def _read(script: str) -> object:
    # pypac brings requests and a JavaScript engine: loaded in the child alone
    from pypac.parser import PACFile  # noqa: PLC0415

    class Read(PACFile):  # type: ignore[misc]
        """Without the library's trial call for an address that is none: scripts that browsers can use stumble on it."""

        def find_proxy_for_url(self, url: str, host: str) -> str:
            return "DIRECT" if (url, host) == ("/", "0.0.0.0") else str(super().find_proxy_for_url(url, host))  # noqa: S104

    # browsers have `alert`, and old scripts call it
    return Read(f"function alert() {{}}\n{script}")


def _mistake(error: Exception) -> str:
    """Give the engine's own words for what is wrong, their first line."""
    cause = getattr(error, "original_exc", None) or error
    said = plain(str(cause).strip().splitlines()[0], _SAID) if str(cause).strip() else ""
    return said or type(cause).__name__


def _serve(pipe: "Pipe", script: str) -> None:
    import pypac.parser  # noqa: F401, PLC0415 - its time is the child's start, and no decision's

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who stops the program stops this child through it
    _limit_memory()
    evaluator = _Evaluator(script)
    pipe.send("ready")
    while True:
        try:
            url, host = pipe.recv()
        except EOFError:  # the parent is gone
            return
        pipe.send(evaluator.ask(url, host))


def _limit_memory() -> None:
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - not on Windows

    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
