"""Coming in by a provider: the browser is sent there, and comes back with a code that only this server can use."""

import logging
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from flask import Blueprint, current_app, flash, g, redirect, request, session, url_for
from werkzeug.wrappers import Response

from venuecheck.accounts.providers import Provider
from venuecheck.accounts.vouched_for import (
    TOO_MANY_GROUPS,
    ProviderError,
    VouchedFor,
    by_whose_groups,
    connect,
    disconnect,
    known_as,
    let_in,
)
from venuecheck.core.problem import ForbiddenError, InvalidError
from venuecheck.web import asking
from venuecheck.web.account.entering import come_in
from venuecheck.web.own_chain import refuse_off_the_record
from venuecheck.web.own_pages import own_page

if TYPE_CHECKING:
    from authlib.integrations.flask_client import FlaskOAuth2App

provided = Blueprint("provided", __name__)

_SECONDS = 10.0
"""How long a provider may take to answer."""
_FRESH = 300.0
"""Seconds within which the provider must have asked for the password, where it is to be asked for again."""
_TO_COME_IN, _TO_CONNECT, _TO_PROVE = "come in", "connect", "prove"
_LOG = logging.getLogger("venuecheck.web")
_NO_ANSWER = (OSError, ValueError, KeyError, TypeError, AttributeError, RuntimeError)
"""What the library raises where a provider is silent (`OSError`), or answers with no JSON (`ValueError`), or with JSON
that lacks what it must have or has something else in its place: it reaches into what came without looking."""
_AGAIN = "try once more; if it fails again, sign in with name and password, or ask an administrator"


@provided.get("/sign-in/by/<provider>")
def begin(provider: str) -> Response:
    """Send the browser to a provider, to come in by it."""
    return _sent_to(provider, _TO_COME_IN, own_page(request.args.get("to", "")))


@provided.get("/account/connect/<provider>")
def begin_to_connect(provider: str) -> Response:
    """Send the browser to a provider, to sign in by it from now on."""
    if not asking.session().is_proved(asking.moment()):
        return redirect(url_for("own.prove", to=request.path))
    return _sent_to(provider, _TO_CONNECT, url_for("own.account"))


@provided.get("/account/prove/<provider>")
def begin_to_prove(provider: str) -> Response:
    """Send the browser to a provider, to ask there for the password once more."""
    to = own_page(request.args.get("to", "")) or url_for("own.account")
    return _sent_to(provider, _TO_PROVE, to, prompt="login", max_age=0)


@provided.get("/sign-in/from/<provider>")
def back(provider: str) -> Response:
    """Take the browser back from a provider: once, and only the browser that was sent there."""
    asking.entrance().by_provider(asking.moment())
    who = asking.served().accounts.providers.named(provider)
    client = _client(who)
    begun = client.framework.get_state_data(session, request.args.get("state", "")) or {}
    claims = _claims(client, who)
    said, why, to = VouchedFor.read(claims), begun.get("why", _TO_COME_IN), str(begun.get("to", ""))
    if why == _TO_COME_IN:
        if said.has_too_many_groups:
            asking.note(TOO_MANY_GROUPS, who.id)
        account = let_in(asking.served().accounts, who, said, asking.moment(), refuse_off_the_record)
        if by_whose_groups(asking.served().accounts, account.id):  # these gave them an account now, or other roles
            asking.noted().add(("came in by groups", account.id))
        return come_in(account, to)
    if g.get("account") is None:
        raise ForbiddenError.of("provider", "you are not signed in any more", "sign in, then try again")
    if why == _TO_PROVE:
        _is_them_just_now(who, said, claims)
        asking.served().accounts.sessions.prove(asking.session(), asking.moment())
        return redirect(to)
    connect(asking.served().accounts, who, said, asking.account())
    asking.note("connected", who.id)
    flash(f"You can sign in with {who.name} now.")
    return redirect(to)


@provided.post("/account/disconnect/<provider>")
def end(provider: str) -> Response:
    """Sign in by a provider no more."""
    who = asking.served().accounts.providers.named(provider)
    if not asking.account().has_password:
        what = "you have no password, and could not sign in any more"
        raise ForbiddenError.of("provider", what, "ask an administrator for a link to choose one first")
    disconnect(asking.served().accounts, who.id, asking.account().id)
    asking.note("disconnected", who.id)
    return redirect(url_for("own.account"))


def _sent_to(provider: str, why: str, to: str, **more: str | int) -> Response:
    from authlib.integrations.base_client.errors import AuthlibBaseError  # noqa: PLC0415 - heavy, and few need it

    asking.entrance().by_provider(asking.moment())
    who = asking.served().accounts.providers.named(provider)
    client = _client(who)
    to_here = url_for("provided.back", provider=who.id, _external=True)
    try:
        made = client.create_authorization_url(to_here, **more)
    except (AuthlibBaseError, *_NO_ANSWER) as error:
        raise _silent(who, error) from None
    for name in [name for name in session if name.startswith("_state_")]:
        session.pop(name)  # one at a time: a cookie has not room for many
    client.save_authorize_data(redirect_uri=to_here, why=why, to=to, **made)
    return redirect(made["url"])


def _claims(client: "FlaskOAuth2App", who: Provider) -> Mapping[str, Any]:
    """Give what the provider's token says, once signature, issuer, audience, nonce and days were proven."""
    from authlib.integrations.base_client import OAuthError  # noqa: PLC0415 - heavy, and few need it
    from authlib.integrations.base_client.errors import AuthlibBaseError  # noqa: PLC0415
    from joserfc.errors import JoseError  # noqa: PLC0415

    wanted = {
        "iss": {"essential": True, "value": who.issuer},
        "aud": {"essential": True, "value": who.client},
        "exp": {"essential": True},
    }
    try:
        token = client.authorize_access_token(claims_options=wanted)
        claims: Mapping[str, Any] | None = token.get("userinfo")
    except OAuthError as error:
        if error.error == "access_denied":
            what = f"{who.name} did not let you in, or you stopped there"
            raise ProviderError.of("provider", what, _AGAIN) from None
        raise ProviderError.of("provider", f"this did not come from where {who.name} was asked", _AGAIN) from None
    except (AuthlibBaseError, JoseError):
        what = f"what {who.name} answered is not proven"
        raise ProviderError.of("provider", what, _AGAIN) from None
    except _NO_ANSWER as error:
        raise _silent(who, error) from None
    if claims is None:
        raise ProviderError.of("provider", f"{who.name} did not say who you are", _AGAIN)
    return claims


def _is_them_just_now(who: Provider, said: VouchedFor, claims: Mapping[str, Any]) -> None:
    """See that it is the same person, and that the provider asked them just now. Raises `InvalidError`."""
    is_them = known_as(asking.served().accounts, who, said) == asking.account().id
    asked = claims.get("auth_time")
    if not is_them or not isinstance(asked, int | float) or asking.moment() - asked > _FRESH:
        what = f"{who.name} did not ask again who you are"
        raise InvalidError.of("provider", what, "try once more, and give your own password there")


def _client(who: Provider) -> "FlaskOAuth2App":
    """Make what speaks to a provider: codes are bound to it by PKCE (RFC 7636), tokens by a nonce."""
    from authlib.integrations.flask_client import OAuth  # noqa: PLC0415 - heavy, and few need it

    return OAuth(current_app).register(
        who.id,
        client_id=who.client,
        client_secret=who.secret,
        server_metadata_url=f"{who.issuer.rstrip('/')}/.well-known/openid-configuration",
        client_kwargs={"scope": "openid profile", "code_challenge_method": "S256", "default_timeout": _SECONDS},
    )


def _silent(who: Provider, error: Exception) -> ProviderError:
    """Say that it does not answer. What kind of error that was is for whoever keeps the server: never what came."""
    _LOG.warning("provider %s: %s", who.id, type(error).__name__)
    return ProviderError.of("provider", f"{who.name} does not answer as it should", _AGAIN)
