"""In continuous integration everything runs: what is skipped for lack of a package, a program or root is a fault."""

from collections.abc import Generator
from typing import Final, TypeVar

import pytest

_NOT_OURS: Final = "this machine has no "
"""How the reason begins that names what no package and no right brings: a network, IPv6."""

R = TypeVar("R", pytest.TestReport, pytest.CollectReport)


class MustRun:
    """Has every skip fail, whoever wrote it and however: a mark, a call, a whole module."""

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(self) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """Look at a test's report, and at those of what it needs."""
        return _failed((yield))

    @pytest.hookimpl(wrapper=True)
    def pytest_make_collect_report(self) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
        """Look at a module's, which may skip itself as a whole."""
        return _failed((yield))


def _failed(report: R) -> R:
    if not report.skipped or hasattr(report, "wasxfail"):
        return report
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    reason = reason.removeprefix("Skipped: ")
    if not reason.startswith(_NOT_OURS):
        report.outcome = "failed"
        report.longrepr = f"everything must run here, but this was skipped: {reason}"
    return report
