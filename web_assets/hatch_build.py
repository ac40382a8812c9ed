"""Build the styles of the pages before a wheel is made of the checkout; a checkout that is worked in builds its own."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

sys.path.insert(0, str(Path(__file__).parent))
import build


class StylesBuildHook(BuildHookInterface[Any]):
    """Called by hatchling."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling's own signature
        """Build them, unless they are there."""
        if version != "editable":
            build.build()
