"""A web server with https on loopback that serves a folder, and some of the ways in which it can go wrong."""

import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from tests.filtering.vantage.authority import Authority


@contextmanager
def publisher(folder: Path, secrets: Path) -> Iterator[str]:
    """Serve `folder`; `secrets` gets the server's key, and its authority as `roots.pem`."""
    over = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            file = folder / self.path.lstrip("/").replace("drip/", "").replace("cut/", "")
            if self.path.startswith("/plain/"):
                self.send_response(302)
                self.send_header("Location", "http://127.0.0.1:1/")
                self.end_headers()
                return
            if not file.is_file():
                self.send_error(404)
                return
            body = file.read_bytes()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            with suppress(OSError):  # whoever asked may go
                if self.path.startswith("/drip/"):
                    for byte in body:
                        self.wfile.write(bytes([byte]))
                        if over.wait(0.02):
                            return
                else:
                    self.wfile.write(body[: len(body) // 2] if self.path.startswith("/cut/") else body)

        def log_message(self, *_: object) -> None:
            pass

    authority = Authority(name="Council roots")
    (secrets / "roots.pem").write_bytes(authority.own.pem)
    serving = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    context: ssl.SSLContext = authority.issue("localhost").server(secrets)
    serving.socket = context.wrap_socket(serving.socket, server_side=True)
    thread = threading.Thread(target=serving.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"https://localhost:{serving.server_port}"
    finally:
        over.set()
        serving.shutdown()
        serving.server_close()
        thread.join()
