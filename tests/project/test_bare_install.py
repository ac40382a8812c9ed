"""What the program is without the parts that not everybody needs."""

import subprocess
import sys
from itertools import chain

from venuecheck.service.sites.extras import EXTRAS

_EVERY_COMMAND = """
import importlib, pkgutil, sys
sys.modules.update(dict.fromkeys(sys.argv[1:]))
import venuecheck.cli.commands as commands
for one in pkgutil.walk_packages(commands.__path__, commands.__name__ + "."):
    importlib.import_module(one.name)
"""


def test_every_command_loads_without_any_extra() -> None:
    """Each loads what it needs where it needs it; a look at a folder needs no server's libraries."""
    lacking = sorted(set(chain.from_iterable(one.modules for one in EXTRAS)))
    command = [sys.executable, "-c", _EVERY_COMMAND, *lacking]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ended.stderr == ""
    assert ended.returncode == 0
