"""The locks name everything that is installed, and nothing is resolved while it is."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = sorted(path.name for path in ROOT.glob("requirements*.lock"))


def pins(lock: str) -> dict[str, set[str]]:
    """Give the versions that `lock` pins, by the package's name: more than one where platforms differ."""
    found: dict[str, set[str]] = {}
    for name, version in re.findall(r"^([\w.-]+)==([\w.]+)", (ROOT / lock).read_text(encoding="utf-8"), re.MULTILINE):
        found.setdefault(_normal(name), set()).add(version)
    return found


def _normal(requirement: str) -> str:
    """Give the name alone, as the index writes it."""
    name = re.split(r"[^\w.-]", requirement, maxsplit=1)[0]
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_is_made_of_pins_with_digests(lock: str) -> None:
    """No range, no extra, no address, no file: each line begins a pin that has a digest, or is one."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    entries = re.sub(r"\s*\\\n\s+", " ", text).splitlines()
    assert entries
    for entry in entries:
        assert re.fullmatch(r"[\w.-]+==[\w.]+( ; [^#]+?)?( --hash=sha256:[0-9a-f]{64})+", entry), entry


def test_what_is_run_is_what_was_tested() -> None:
    """Each version that `make run` installs is the one that the tests run with; so is what other locks share."""
    tested = pins("requirements-dev.lock")
    for lock in set(LOCKS) - {"requirements-dev.lock"}:
        for name, versions in pins(lock).items():
            assert versions == tested.get(name, versions), f"{lock}: {name}"
    assert not set(pins("requirements.lock")) - set(tested)


def test_what_the_project_asks_for_is_in_its_lock() -> None:
    """A dependency that is written down and not locked says what to do."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"]
    run = [*project["project"]["dependencies"], *project["build-system"]["requires"], *groups["editable"]]
    wanted = {
        "requirements.lock": run,
        "requirements-fuzz.lock": groups["fuzz"],
        "requirements-spark.lock": groups["spark"],
        "requirements-node.lock": groups["node"],
        "requirements-web.lock": [*run, *project["project"]["optional-dependencies"]["web"]],
    }
    apart = [*groups["fuzz"], *groups["spark"], *groups["node"]]
    others = [one for group in groups.values() for one in group if one not in apart]
    wanted["requirements-dev.lock"] = [*run, *(one for one in others if isinstance(one, str))]
    for lock, requirements in wanted.items():
        lacking = {_normal(one) for one in requirements} - set(pins(lock))
        assert not lacking, f"{lock} lacks {sorted(lacking)}: run `make lock`"


def test_nothing_is_resolved_at_installation() -> None:
    """Every installation by the Makefile and by continuous integration leaves pip's resolver out.

    Not those of the finished wheel by `uv` and `pipx`: they resolve as for people, among the locked files alone.
    """
    lines = [
        line
        for name in ("Makefile", ".ci/run")
        for line in (ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
        if re.search(r"\b(install|download)\s+-|\$\(PIP\) ", line) and not line.startswith("#")
    ]
    assert lines
    for line in lines:
        assert "--no-deps" in line, line
        assert "--require-hashes" in line or line.rstrip().endswith("--no-build-isolation --editable ."), line
