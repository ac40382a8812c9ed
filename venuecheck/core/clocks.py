"""By how much the clocks of two computers may differ."""

from datetime import timedelta
from typing import Final

CLOCKS_DIFFER: Final = timedelta(days=1)
"""So far ahead the clock of whoever tells may be, and is believed."""
