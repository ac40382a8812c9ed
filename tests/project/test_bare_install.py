"""What the program is without the parts that not everybody needs."""

import subprocess
import sys
import tomllib
from itertools import chain
from pathlib import Path

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


_THERE_AND_BACK = """
import sys
import tomllib
from venuecheck.cli.main import main
sys.modules.update(dict.fromkeys(sys.argv[4:]))
sys.argv[1:] = ["checklist", sys.argv[1], sys.argv[2], "--to", sys.argv[3]]
sys.exit(main())
"""


def test_a_checklist_goes_to_a_workbook_and_back_without_any_extra(tmp_path: Path) -> None:
    """What the program writes it reads, however it was installed: with what is in the base alone."""
    lacking = sorted(set(chain.from_iterable(one.modules for one in EXTRAS)))
    written = tmp_path / "booking.xlsx"
    for step in (("export", "venue-booking", written), ("import", written, tmp_path / "back.yaml")):
        command = [sys.executable, "-c", _THERE_AND_BACK, *map(str, step), *lacking]
        ended = subprocess.run(command, capture_output=True, text=True, check=False)
        assert (ended.returncode, ended.stderr.count("install")) == (0, 0), ended.stderr
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))["project"]
    assert any(one.startswith("python-calamine") for one in project["dependencies"])
