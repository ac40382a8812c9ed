"""What the demonstration writes."""

import stat
from pathlib import Path

from venuecheck.demo.folder import write


def test_a_report_is_for_its_owner_alone(tmp_path: Path) -> None:
    """As those of a venue of one's own are."""
    write(tmp_path / "report.html", b"made up")
    write(tmp_path / "report.html", b"again")
    assert stat.S_IMODE((tmp_path / "report.html").stat().st_mode) == 0o600
    assert (tmp_path / "report.html").read_bytes() == b"again"
