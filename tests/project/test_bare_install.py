"""What the program is without the parts that not everybody needs."""

import subprocess
import sys
from itertools import chain

from venuecheck.service.sites.extras import EXTRAS

_OF_A_SERVER = "own_matters", "accounts_compared"
"""Of `record_keeping`, which record who has accounts: only what serves pages, or keeps accounts, calls them."""
_EVERY_MODULE = """
import importlib, pkgutil, sys
without = {f"venuecheck.service.record_keeping.{name}" for name in sys.argv[1:3]}
lacking = sys.argv[3:]
sys.modules.update(dict.fromkeys(lacking))
for package in map(importlib.import_module, ("venuecheck.cli", "venuecheck.service")):
    for one in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        if one.name not in without:
            importlib.import_module(one.name)
"""


def test_commands_and_services_load_without_any_extra() -> None:
    """Each loads what it needs where it needs it; a look at a folder needs no server's libraries."""
    lacking = sorted(set(chain.from_iterable(one.modules for one in EXTRAS)))
    command = [sys.executable, "-c", _EVERY_MODULE, *_OF_A_SERVER, *lacking]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ended.stderr == ""
    assert ended.returncode == 0
