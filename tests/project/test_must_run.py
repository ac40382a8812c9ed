"""In continuous integration nothing is skipped for lack of a package or of root: what would be fails the run."""

from pathlib import Path

import pytest

pytest_plugins = ["pytester"]

_ROOT = Path(__file__).parents[2]
_SKIPPED = {
    "test_mark": "import pytest\n@pytest.mark.skipif(True, reason='poppler is missing')\ndef test_it(): pass\n",
    "test_call": "import pytest\ndef test_it(): pytest.skip('poppler is missing')\n",
    "test_fixture": "import pytest\n@pytest.fixture\ndef lab(): pytest.skip('no root')\ndef test_it(lab): pass\n",
    "test_module": "import pytest\npytest.skip('poppler is missing', allow_module_level=True)\n",
    "test_import": "import pytest\npytest.importorskip('no_such_package')\n",
}
_OTHERS = {
    "test_machine": "import pytest\ndef test_it(): pytest.skip('this machine has no IPv6')\n",
    "test_known": "import pytest\n@pytest.mark.xfail\ndef test_it(): assert False\n",
    "test_runs": "def test_it(): pass\n",
}


def test_a_skip_fails_where_everything_must_run(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    """However it is told: at once, before, and while modules are read."""
    monkeypatch.setenv("CI", "true")
    monkeypatch.setenv("PYTHONPATH", str(_ROOT))
    pytester.makepyfile(**_SKIPPED, **_OTHERS)
    told = pytester.runpytest_subprocess("-p", "tests.conftest", "--continue-on-collection-errors")
    assert told.parseoutcomes() == {"failed": 1, "errors": 4, "skipped": 1, "xfailed": 1, "passed": 1}
    assert told.ret
