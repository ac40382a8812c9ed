"""Two processes behind a real nginx, set up by the very files that the documents give for a council's server.

Records and accounts are on PostgreSQL, as the documents say, where it is installed; otherwise in files.
"""

import configparser
import re
import shlex
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from tests.records.conftest import new_database
from tests.records.server import lacking, server
from tests.web.site import PASSWORD, hidden_entries

_GIVEN = Path(__file__).parents[2] / "docs" / "server"
_NAME = "bookings.council.example"
_CONFIG = """\
venue: {id: "lockside", name: "Lockside Library", kind: "library"}
networks: [{id: "public"}]
"""
_UNIT = _GIVEN / "venuecheck@.service"
_NGINX = """\
daemon off;
pid nginx.pid;
error_log stderr crit;
events {}
http {
    client_body_temp_path body; proxy_temp_path proxied; fastcgi_temp_path a; uwsgi_temp_path b; scgi_temp_path c;
    types { text/css css; text/javascript mjs js; }
"""
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("nginx", path="/usr/sbin:/usr/bin") is None, reason="nginx is not installed"),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Council:
    """A council's server, and a way to ask it."""

    plain: int
    secure: int
    direct: tuple[int, int]
    """The ports of the processes behind it."""
    processes: tuple["subprocess.Popen[bytes]", ...]
    link: str
    """The path of the administrator's link."""
    trust: ssl.SSLContext

    def browser(self, name: str = _NAME) -> httpx.Client:
        """Open a browser that takes loopback for the server of a name."""
        return httpx.Client(base_url=f"https://127.0.0.1:{self.secure}", headers={"Host": name}, verify=self.trust)

    def asks(self, browser: httpx.Client, path: str, said: dict[str, str] | None = None, **more: str) -> httpx.Response:
        """Ask for a page, or send the form of one."""
        as_named = {"sni_hostname": browser.headers["host"]}
        page = browser.get(path, headers=more, extensions=as_named)
        if said is None:
            return page
        # a browser says where a form stood, and what is sent by HTTPS is compared with it
        headers = {"Referer": f"https://{_NAME}{path}", **more}
        return browser.post(path, data={**hidden_entries(page.text), **said}, headers=headers, extensions=as_named)


@pytest.fixture(scope="module")
def council(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Council]:
    """Start it once: no test here hinders another."""
    folder = tmp_path_factory.mktemp("council")
    with ExitStack() as stack:
        sockets = "" if lacking() else stack.enter_context(server())
        database = f'database: "{new_database(sockets)}"\n' if sockets else ""
        accounts = ["--accounts", new_database(sockets)] if sockets else []
        (folder / "venuecheck.yaml").write_text(f"{_CONFIG}{database}", encoding="utf-8")
        plain, secure, *direct = _free_ports(4)
        commands = [[*_command(port, folder), *accounts] for port in direct]
        not_yet = subprocess.run(commands[0], capture_output=True, text=True, check=False)
        assert (not_yet.returncode, "nobody has an account here yet" in not_yet.stderr) == (2, True), not_yet.stderr
        first = [word for word in commands[0] if word != "--service"]
        said = subprocess.run([*first, "--check"], capture_output=True, text=True, check=True).stdout
        link = re.search(rf"https://{re.escape(_NAME)}(/link/\S+)", said)
        assert link is not None, said
        processes = tuple(stack.enter_context(_running(command)) for command in commands)
        config = _nginx(folder, plain, secure, direct)
        stack.enter_context(_running(["nginx", "-p", str(folder), "-e", "stderr", "-c", str(config)]))
        for port in (*direct, secure):
            _wait_for(port)
        trust = ssl.create_default_context(cafile=str(folder / "fullchain.pem"))
        yield Council(
            plain=plain,
            secure=secure,
            direct=(direct[0], direct[1]),
            processes=processes,
            link=link[1],
            trust=trust,
        )


def test_two_processes_are_one_server(council: Council) -> None:
    """Whoever came in by one is known to both; limits count for both; one goes on where the other is killed."""
    with council.browser() as browser:
        let_in = council.asks(browser, council.link, {"password": PASSWORD})
        assert (let_in.status_code, let_in.headers["location"]) == (302, "/"), let_in.text
        cookies = let_in.headers.get_list("set-cookie")
        assert all("Secure" in one for one in cookies)
        assert any(one.startswith("__Host-venuecheck=") for one in cookies)
        pages = [council.asks(browser, "/account") for _ in range(8)]
        assert {page.status_code for page in pages} <= {200, 302}
        assert not [page for page in pages if "sign-in" in page.headers.get("location", "")]

        guesses = [_guess(council, f"203.0.113.{number}") for number in range(8)]
        assert guesses == [400] * 6 + [429] * 2, "what a browser says of its own address counts for nothing"

        council.processes[0].kill()
        council.processes[0].wait(timeout=30)
        after = [council.asks(browser, "/accessibility").status_code for _ in range(6)]
        assert after == [200] * 6


def test_only_its_own_name_is_answered(council: Council) -> None:
    """By nginx, which breaks off before anything is said, and by a process that is asked past it."""
    with council.browser("elsewhere.example") as browser, pytest.raises(httpx.ConnectError):
        council.asks(browser, "/sign-in")
    behind = httpx.get(f"http://127.0.0.1:{council.direct[1]}/sign-in", headers={"Host": "elsewhere.example"})
    assert behind.status_code == 400


def test_a_page_is_secure_and_is_not_compressed(council: Council) -> None:
    """Styles are; without HTTPS nothing but the way to it is served."""
    plain = httpx.get(f"http://127.0.0.1:{council.plain}/sign-in?to=/account", headers={"Host": _NAME})
    assert (plain.status_code, plain.headers["location"]) == (301, f"https://{_NAME}/sign-in?to=/account")
    with council.browser() as browser:
        page = council.asks(browser, "/sign-in")
        assert "content-encoding" not in page.headers
        assert page.headers["strict-transport-security"] == "max-age=31536000"
        assert "waitress" not in str(page.headers)
        style = re.search(r'href="(/static/pages\.css[^"]*)"', page.text)
        assert style is not None
        assert council.asks(browser, style[1]).headers["content-encoding"] == "gzip"


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not installed")
def test_systemd_knows_all_that_the_unit_says(tmp_path: Path) -> None:
    """A word that it does not know would be left out without a word, and with it what it was to protect."""
    unit = tmp_path / _UNIT.name
    unit.write_text(_UNIT.read_text("utf-8").replace("/opt/venuecheck/bin/venuecheck", sys.executable), "utf-8")
    said = subprocess.run(["systemd-analyze", "verify", str(unit)], capture_output=True, text=True, check=False)
    assert (said.returncode, said.stdout, said.stderr) == (0, "", "")


def _guess(council: Council, address: str) -> int:
    """Guess a password, from a browser that says which address it has."""
    said = {"name": "administrator", "password": "no"}
    with council.browser() as browser:
        return council.asks(browser, "/sign-in", said, **{"X-Forwarded-For": address}).status_code


def _command(port: int, folder: Path) -> list[str]:
    """Give what systemd would start, in another folder and by this Python."""
    unit = configparser.RawConfigParser(strict=False)
    unit.optionxform = str  # type: ignore[assignment,method-assign]
    unit.read(_UNIT, encoding="utf-8")
    said = unit["Service"]["ExecStart"].replace("%i", str(port))
    program, *words = shlex.split(said.replace(unit["Service"]["WorkingDirectory"], str(folder)))
    assert program.endswith("/venuecheck")
    return [sys.executable, "-m", "venuecheck", *words]


def _nginx(folder: Path, plain: int, secure: int, direct: list[int]) -> Path:
    """Put the site that is given into a configuration, with these ports and a certificate of a day."""
    site = (_GIVEN / "nginx.conf").read_text("utf-8")
    moved = {
        "127.0.0.1:8001": f"127.0.0.1:{direct[0]}",
        "127.0.0.1:8002": f"127.0.0.1:{direct[1]}",
        "listen 80;": f"listen 127.0.0.1:{plain};",
        "listen 443 ": f"listen 127.0.0.1:{secure} ",
        "/etc/ssl/venuecheck": str(folder),
    }
    for given, here in moved.items():
        assert given in site, given
        site = site.replace(given, here)
    key = ec.generate_private_key(ec.SECP256R1())
    name, now = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, _NAME)]), datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder(issuer_name=name, subject_name=name, public_key=key.public_key(), serial_number=1)
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(_NAME)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    (folder / "fullchain.pem").write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    encoding, form = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
    (folder / "key.pem").write_bytes(key.private_bytes(encoding, form, serialization.NoEncryption()))
    config = folder / "nginx.conf"
    config.write_text(f"{_NGINX}{site}}}\n", encoding="utf-8")
    return config


@contextmanager
def _running(command: list[str]) -> Iterator["subprocess.Popen[bytes]"]:
    env = {"PATH": "/usr/sbin:/usr/bin:/bin"}
    with subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL) as started:
        try:
            yield started
        finally:
            started.send_signal(signal.SIGTERM)
            try:
                started.wait(timeout=30)
            except subprocess.TimeoutExpired:
                started.kill()


def _free_ports(count: int) -> list[int]:
    with ExitStack() as stack:
        found = [stack.enter_context(socket.create_server(("127.0.0.1", 0))) for _ in range(count)]
        return [one.getsockname()[1] for one in found]


def _wait_for(port: int) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=5).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    pytest.fail(f"nothing listens on {port}")
