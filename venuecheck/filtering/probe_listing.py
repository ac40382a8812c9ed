"""The probes there are, found by listing the package."""

import importlib
import pkgutil
from functools import cache

from venuecheck.filtering import probes
from venuecheck.filtering.probing.probe import NetworkProbe, PageProbe


@cache
def page_probes() -> tuple[PageProbe, ...]:
    """Give the probes that are asked of every page, by id."""
    return tuple(probe for probe in _found() if isinstance(probe, PageProbe))


@cache
def network_probes() -> tuple[NetworkProbe, ...]:
    """Give the probes that are asked of the network as a whole, by id."""
    return tuple(probe for probe in _found() if isinstance(probe, NetworkProbe))


def _found() -> list[PageProbe | NetworkProbe]:
    modules = [
        importlib.import_module(f"{probes.__name__}.{module.name}") for module in pkgutil.iter_modules(probes.__path__)
    ]
    found = [module.PROBE for module in modules if hasattr(module, "PROBE")]
    return sorted(found, key=lambda probe: probe.id)
