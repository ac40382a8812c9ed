"""A server on a port of loopback, for what comes with a real browser or asks from another program."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from flask import Flask
from waitress import wasyncore

from venuecheck.web.too_large import create_server


@contextmanager
def listening(app: Flask, name: str = "127.0.0.1") -> Iterator[str]:
    """Serve, and give the address under one of loopback's names: browsers keep the cookies of each apart."""
    open_now: dict[int, Any] = {}
    server = create_server(app, map=open_now, host="127.0.0.1", port=0, threads=4, ident="")
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        yield f"http://{name}:{server.effective_port}"
    finally:
        server.task_dispatcher.shutdown()
        # By the thread that waits for them: what another closes under it is a fault there, or stays open.
        server.trigger.pull_trigger(lambda: wasyncore.close_all(open_now))
        thread.join(timeout=10)
        assert not thread.is_alive()
