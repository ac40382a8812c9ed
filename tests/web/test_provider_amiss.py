"""A provider that answers, but not as it must: whoever wanted to come in by it is told, and nothing crashes."""

import pytest
from flask import Flask, Response

from tests.web.listening import listening
from tests.web.site import Server


@pytest.mark.parametrize(
    "answer",
    ["", "<html>", "null", "7", '"no"', "[]", "{}", '{"authorization_endpoint": 7}', '{"authorization_endpoint": {}}'],
)
def test_whoever_comes_in_by_it_is_told(served: Server, caplog: pytest.LogCaptureFixture, answer: str) -> None:
    """And whoever keeps the server finds which provider it was."""
    provider = Flask("provider")
    provider.add_url_rule("/.well-known/openid-configuration", view_func=lambda: Response(answer), endpoint="told")
    with listening(provider) as issuer:
        served.accounts.providers.add(name="Login", issuer=issuer, client="a", secret="never shown")
        page = served.browser().get("/sign-in/by/login")
    assert (page.status_code, "Login does not answer as it should" in page.text) == (400, True)
    (told,) = (one.getMessage() for one in caplog.records if one.name == "venuecheck.web")
    assert told.startswith("provider login: ")
    assert "never shown" not in told
