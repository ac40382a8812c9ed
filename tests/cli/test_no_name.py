"""A pupil's name on a block page reaches nothing that this program writes: records, reports, bundles, logs."""

import re
from pathlib import Path

from tests.cli.school import config, list_text, venuecheck
from venuecheck.demo.rules import Rules
from venuecheck.demo.school import SampleSchool

NAME = re.compile(rb"amara|okafor|QW1hcm", re.IGNORECASE)
BLOCKED = """<title>Amara Okafor, this page is blocked</title>
<meta http-equiv="refresh" content="0; url=http://amara-okafor.wall.test/okafor?amara=okafor&cat=Okafor">
<h1>Blocked for Amara Okafor</h1><form><input name="user" value="QW1hcmEgT2thZm9y"></form>"""
WEB = {
    ("gov.test", "/"): "ORIGIN-MARKER gov.test",
    ("museum.test", "/"): "ORIGIN-MARKER museum.test",
    ("adult.test", "/"): BLOCKED,
    ("casino.test", "/"): BLOCKED,
}


def test_a_name_on_a_block_page_goes_nowhere(tmp_path: Path) -> None:
    """Every file in the folder, and all that was shown."""
    with SampleSchool(WEB, Rules(treatments={}), preferred_ports=False) as opened:
        (tmp_path / "public.pem").write_bytes(opened.public_roots)
        (tmp_path / "device.pem").write_bytes(opened.device_roots)
        (tmp_path / "venuecheck.yaml").write_text(config(opened.resolver), encoding="utf-8")
        (tmp_path / "list.yaml").write_text(list_text(opened.http_port, opened.https_port), encoding="utf-8")
        done = [venuecheck(tmp_path, "probe", "--list", "list.yaml", "--network", "pupil", "--format", "json")]
    assert done[0].status in {0, 1, 3}, done[0].err
    assert '"title_mark"' in done[0].out
    for more in (
        ("report", "--output", "report.html"),
        ("report", "--format", "json", "--output", "report.json"),
        ("explain", "latest", "adult"),
        ("bundle", "export", "--to", "bundle.json"),
    ):
        done.append(venuecheck(tmp_path, *more))
        assert done[-1].status in {0, 1, 3}, done[-1].err
    written = {path.name: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert {"report.html", "bundle.json", "venuecheck.db"} <= set(written)
    assert not [name for name, content in written.items() if NAME.search(content)]
    assert not [each for each in done if NAME.search((each.out + each.err).encode())]
