"""A server on a port of loopback, for what comes with a real browser or asks from another program."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import waitress
from flask import Flask


@contextmanager
def listening(app: Flask, name: str = "127.0.0.1") -> Iterator[str]:
    """Serve, and give the address under one of loopback's names: browsers keep the cookies of each apart."""
    server = waitress.create_server(app, host="127.0.0.1", port=0, threads=4, ident="")
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        yield f"http://{name}:{server.effective_port}"
    finally:
        server.close()
        server.task_dispatcher.shutdown()
        thread.join(timeout=10)
