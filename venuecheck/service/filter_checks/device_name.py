"""What this device is called, as a check record asks for it."""

import platform
import socket

from venuecheck.core.plain_text import plain


def device_name() -> str:
    """Give this device's name and system, as a check record asks for."""
    return plain(f"{socket.gethostname()} ({platform.system()} {platform.release()})", 120)
