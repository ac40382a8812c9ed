"""By whom people can sign in besides their password: for those who administer every venue of this server."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from venuecheck.accounts.happenings import Happened
from venuecheck.accounts.providers import GOOGLE, GroupRole, Provider, Providers, entra
from venuecheck.accounts.vouched_for import TOO_MANY_GROUPS
from venuecheck.core.actor import Role
from venuecheck.core.problem import InputError, InvalidError
from venuecheck.web import asking
from venuecheck.web.account.people import (
    ROLE_MAY,
    ROLES,
    ask_again,
    not_administered,
    only_for_all,
    venues_administered,
)
from venuecheck.web.wording import FormError, errors_of

providers = Blueprint("providers", __name__, url_prefix="/people/sign-in")
providers.before_request(ask_again)

_ENTRA, _GOOGLE, _OTHER = "entra", "google", "other"
_NAMES = {_ENTRA: "Microsoft", _GOOGLE: "Google"}


@providers.get("/")
def all_providers() -> str:
    """List them."""
    return render_template("providers/all.html", providers=_providers().all(), may_add=not not_administered())


@providers.route("/add", methods=["GET", "POST"])
def add() -> str | Response | tuple[str, int]:
    """Keep another, as an administrator of the provider gave it to this server."""
    if request.method == "GET":
        return redirect(url_for("providers.all_providers")) if not_administered() else _form({}, [])
    only_for_all()
    said = {name: request.form.get(name, "") for name in ("kind", "name", "tenant", "issuer", "client", "secret")}
    try:
        made = _providers().add(
            name=_NAMES.get(said["kind"]) or said["name"],
            issuer=_issuer(said["kind"], said["tenant"], said["issuer"]),
            client=said["client"],
            secret=said["secret"],
        )
    except InputError as error:
        return _form(said, errors_of(error)), 400
    asking.note("way to sign in added", made.id)
    return redirect(url_for("providers.provider", provider=made.id))


@providers.get("/<provider>")
def provider(provider: str) -> str:
    """Show one: the address that it must be told, and which groups have which roles."""
    return _shown(_providers().named(provider), {}, [])


@providers.post("/<provider>/give")
def give(provider: str) -> Response | tuple[str, int]:
    """Have those of a group have a role."""
    found = _providers().named(provider)
    try:
        _providers().give(found.id, _group_role())
    except InputError as error:
        return _shown(found, request.form.to_dict(), errors_of(error)), 400
    asking.note("role given to a group", found.id)
    return redirect(url_for("providers.provider", provider=found.id))


@providers.post("/<provider>/take")
def take(provider: str) -> Response:
    """Have those of a group have a role no more."""
    found = _providers().named(provider)
    _providers().take(found.id, _group_role())
    asking.note("role taken from a group", found.id)
    return redirect(url_for("providers.provider", provider=found.id))


@providers.post("/<provider>/remove")
def remove(provider: str) -> Response:
    """Forget one. Whoever signed in by it needs a password."""
    only_for_all()
    found = _providers().named(provider)
    _providers().remove(found.id)
    asking.note("way to sign in removed", found.id)
    flash(f"Nobody signs in with {found.name} any more. Make links for those who have no password.")
    return redirect(url_for("providers.all_providers"))


def _providers() -> Providers:
    return asking.served().accounts.providers


def _form(said: dict[str, str], errors: list[FormError]) -> str:
    return render_template("providers/add.html", said=said, errors=errors)


def _shown(found: Provider, said: dict[str, str], errors: list[FormError]) -> str:
    venues = venues_administered()
    return render_template(
        "providers/provider.html",
        provider=found,
        back_here=url_for("provided.back", provider=found.id, _external=True),
        venues={one.id: one.name for one in venues},
        roles=ROLES,
        role_may=ROLE_MAY,
        too_many=next((one for one in _happened_with(found) if one.what == TOO_MANY_GROUPS), None),
        said=said,
        errors=errors,
    )


def _happened_with(found: Provider) -> tuple[Happened, ...]:
    return asking.served().accounts.happenings.latest({found.id})


def _issuer(kind: str, tenant: str, said: str) -> str:
    if kind == _ENTRA:
        return entra(tenant)
    if kind == _GOOGLE:
        return GOOGLE
    if kind == _OTHER:
        return said
    raise InvalidError.of("kind", "none is chosen", "choose who vouches for people")


def _group_role() -> GroupRole:
    """Read which group has which role where. Raises `InvalidError`: only at venues that one administers."""
    venue, role = request.form.get("venue", ""), request.form.get("role", "")
    if venue not in {one.id for one in venues_administered()}:
        raise InvalidError.of("venue", "no venue is chosen", "choose one that you administer")
    if role not in {one.value for one in Role}:
        raise InvalidError.of("role", "no role is chosen", "choose what they are there")
    return GroupRole(group=request.form.get("group", ""), venue=venue, role=Role(role))
