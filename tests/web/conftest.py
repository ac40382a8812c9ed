"""A server of its own for each test, copied from one that was made once; and the styles, built where they are not."""

import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import waitress

from tests.web.site import Clock, Server, server, serving
from venuecheck.web import asking

_BUILD = Path(__file__).parents[2] / "web_assets" / "build.py"


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Server:
    """Make a server with some records. Its application serves every test, for its templates take long to compile."""
    done = subprocess.run([sys.executable, str(_BUILD)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return server(tmp_path_factory.mktemp("server") / "kept")


@pytest.fixture
def served(made_once: Server, tmp_path: Path) -> Iterator[Server]:
    """Give a server of one's own: the application, with records and accounts that no other test has."""
    folder = tmp_path / "server"
    shutil.copytree(made_once.folder, folder)
    opened = serving(made_once.app, folder, Clock())
    yield opened
    with opened.app.app_context():
        asking.served().venues.close()
        asking.served().accounts.close()


@pytest.fixture
def address(served: Server) -> Iterator[str]:
    """Serve on a port of loopback, for a real browser."""
    server = waitress.create_server(served.app, host="127.0.0.1", port=0, threads=4, ident="")
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()
    server.task_dispatcher.shutdown()
    thread.join(timeout=10)
