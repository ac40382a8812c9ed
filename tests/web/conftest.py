"""A server of its own for each test, copied from one that was made once; and the styles, built where they are not."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.listening import listening
from tests.web.partnership import take_over
from tests.web.site import Browser, Clock, Server, served_copy, server
from venuecheck.core.actor import Role
from venuecheck.web import asking
from venuecheck.web.serving import prepared
from venuecheck.web.settings import WebSettings

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
    yield from served_copy(made_once, tmp_path / "server")


@pytest.fixture
def coordinator(served: Server) -> Browser:
    """Open the browser of a coordinator whose records hold the register."""
    browser = served.as_(Role.COORDINATOR)
    assert take_over(browser).status_code == 200
    return browser


@pytest.fixture
def empty(made_once: Server, tmp_path: Path) -> Iterator[Server]:
    """Give a server in an empty folder, as `venuecheck serve` starts it."""
    del made_once  # the styles are built
    clock = Clock()
    settings = WebSettings(configs=(tmp_path / "venuecheck.yaml",), folder=tmp_path)
    app, _ = prepared(settings, clock, "Administrator")
    yield Server(app=app, clock=clock, folder=tmp_path)
    with app.app_context():
        asking.served().venues.close()
        asking.served().accounts.close()


@pytest.fixture
def address(served: Server) -> Iterator[str]:
    """Give the address of a server with two venues."""
    with listening(served.app) as found:
        yield found


@pytest.fixture
def empty_address(empty: Server) -> Iterator[str]:
    """Give the address of a server without a venue."""
    with listening(empty.app) as found:
        yield found
