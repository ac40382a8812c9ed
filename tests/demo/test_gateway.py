"""The sample filter does over real sockets what its table says."""

import ssl

import pytest

from venuecheck.demo.gateway import BLOCK_PAGE_HOST, PRODUCT
from venuecheck.demo.school import Opened

from . import client
from .client import fetch


@pytest.mark.parametrize("host", ["open.test", "let-through.test", "inspect.test", "no-such-name.test"])
def test_http_let_through(school: Opened, host: str) -> None:
    """A site that the filter does not name, lets through, or treats in DNS only, gives its own page."""
    got = fetch(school.http_port, host)
    assert (got.status, got.text) == (200, f"MARKER {host}")


@pytest.mark.parametrize("host", ["open.test", "let-through.test", "no-such-name.test"])
def test_https_let_through(school: Opened, trusting: ssl.SSLContext, host: str) -> None:
    """Over https the site itself answers, with a certificate of the sites' authority."""
    assert fetch(school.https_port, host, trusting=trusting).text == f"MARKER {host}"


def test_inspected(school: Opened, trusting: ssl.SSLContext) -> None:
    """An inspected site opens for a device that trusts the school, and for no other."""
    with pytest.raises(ssl.SSLCertVerificationError):
        fetch(school.https_port, "inspect.test", trusting=trusting)
    device = ssl.create_default_context(cadata=school.device_roots.decode())
    assert fetch(school.https_port, "inspect.test", trusting=device).text == "MARKER inspect.test"


@pytest.mark.parametrize(("name", "status"), [("block-page", 403), ("block-page-as-success", 200)])
def test_block_page(school: Opened, name: str, status: int) -> None:
    """A blocked page's place is taken by a page that names the filter, over http and over inspected https."""
    device = ssl.create_default_context(cadata=school.device_roots.decode())
    for got in (
        fetch(school.http_port, f"{name}.test"),
        fetch(school.https_port, f"{name}.test", trusting=device),
    ):
        assert got.status == status
        assert f"<title>Blocked by {PRODUCT}</title>" in got.text
        assert "MARKER" not in got.text


def test_redirect(school: Opened) -> None:
    """A redirect leads to the filter's own site, carries the blocked address, and ends there."""
    got = fetch(school.http_port, "redirect.test", "/?a=1&b=2")
    start = f"http://{BLOCK_PAGE_HOST}:{school.http_port}"
    assert got.status == 302
    assert got.location == f"{start}/blocked?url=http%3A%2F%2Fredirect.test%2F%3Fa%3D1%26b%3D2"
    assert f"Blocked by {PRODUCT}" in fetch(school.http_port, BLOCK_PAGE_HOST, got.location.removeprefix(start)).text


@pytest.mark.parametrize("name", ["reset", "sinkhole"])
def test_cut(school: Opened, trusting: ssl.SSLContext, name: str) -> None:
    """The connection is cut with a reset, at the request over http and at the site's name over https."""
    with pytest.raises(ConnectionResetError):
        fetch(school.http_port, f"{name}.test")
    with pytest.raises(ConnectionResetError):
        fetch(school.https_port, f"{name}.test", trusting=trusting)


def test_close(school: Opened, trusting: ssl.SSLContext) -> None:
    """The connection ends without an answer."""
    with pytest.raises(ConnectionError):
        fetch(school.http_port, "close.test")
    with pytest.raises((ssl.SSLError, ConnectionError)):
        fetch(school.https_port, "close.test", trusting=trusting)


def test_silence(school: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing comes."""
    monkeypatch.setattr(client, "SECONDS", 0.2)
    with pytest.raises(TimeoutError):
        fetch(school.http_port, "silence.test")


def test_unknown_page(school: Opened) -> None:
    """A path that no site has is not found."""
    assert fetch(school.http_port, "open.test", "/nowhere").status == 404
