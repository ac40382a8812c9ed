"""What this program is called in records and reports."""

from importlib.metadata import PackageNotFoundError, version


def software() -> str:
    """Give this program's name and version."""
    try:
        return f"venuecheck {version('venuecheck')}"
    except PackageNotFoundError:
        return "venuecheck (not installed)"
