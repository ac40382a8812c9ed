"""The drawing of the house is that of the tree: layers, groups of services, rules of standing, pages."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HOUSE = (ROOT / "docs" / "design" / "001-the-house.md").read_text("utf-8")
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]


def folders(*place: str) -> set[str]:
    """Name the packages in a folder of the program."""
    return {path.parent.name for path in ROOT.joinpath("venuecheck", *place).glob("*/__init__.py")}


def modules(*place: str) -> set[str]:
    """Name the modules in a folder of the program."""
    return {path.stem for path in ROOT.joinpath("venuecheck", *place).glob("*.py")} - {"__init__"}


def rows(head: str) -> set[str]:
    """Give what stands in the first column of the table with a head."""
    table = HOUSE.partition(f"| {head} |")[2].partition("\n\n")[0]
    return {name for line in table.splitlines()[2:] for name in re.findall(r"`(\w+)`", line.split("|")[1])}


def test_its_layers_are_those_that_imports_are_held_to() -> None:
    """In the same order, and all of them."""
    drawn = [line.split("  ")[0] for line in HOUSE.split("```")[1].strip().splitlines()]
    held = next(one for one in CONTRACTS if one["name"].startswith("The house"))["layers"]
    assert [re.sub(r"/\S+", "", line) for line in drawn] == [layer for layer in held if layer != "__main__"]


@pytest.mark.parametrize(
    ("head", "there"),
    [
        ("group of services", folders("service")),
        ("module", modules("assurance")),
        ("journey", folders("web")),
    ],
)
def test_every_room_is_drawn_and_none_that_is_not_there(head: str, there: set[str]) -> None:
    assert rows(head) == there


def test_what_stands_beside_the_groups_of_services_is_named() -> None:
    beside = HOUSE.partition("Beside the groups stand")[2].partition("\n\n")[0]
    assert modules("service") <= set(re.findall(r"`(\w+)`", beside))


def spelt_out(said: str) -> list[str]:
    """Give what a name with alternatives stands for: `a/{b,c}` is `a/b` and `a/c`."""
    before, brace, after = said.partition("{")
    if not brace:
        return [said]
    choices, _, rest = after.partition("}")
    return [one for choice in choices.split(",") for one in spelt_out(before + choice.strip() + rest)]


def is_there(place: Path, said: str) -> bool:
    """Whether a path leads somewhere: to a file, a folder, a module, or something in a module."""
    path = place / said.removesuffix("/")
    module, _, name = path.name.partition(".")
    source = path.with_name(f"{module}.py")
    has_name = source.is_file() and re.search(rf"\b{name}\b", source.read_text("utf-8"))
    return path.exists() or (source.is_file() if not name else bool(has_name))


@pytest.mark.parametrize("page", sorted(ROOT.glob("docs/design/*.md")), ids=lambda page: page.stem)
def test_every_module_that_the_design_names_is_there(page: Path) -> None:
    """Whatever begins with a room of the house: a module, a package, or something in a module (`a/b.name`)."""
    house = ROOT / "venuecheck"
    places = {path.name: ROOT for path in ROOT.iterdir() if path.is_dir() and path != house}
    places |= {path.name: house for path in house.iterdir() if path.is_dir()}
    said = re.findall(r"`([\w/.{}, -]+/[\w/.{}, -]+)`", page.read_text("utf-8"))
    named = [one.removeprefix("venuecheck/") for each in said for one in spelt_out(each)]
    missing = [one for one in named if (first := one.partition("/")[0]) in places and not is_there(places[first], one)]
    assert missing == []


def test_every_module_is_read_in_one_go() -> None:
    """More than 300 lines are two things."""
    files = ROOT.joinpath("venuecheck").rglob("*.py")
    lengths = {str(path.relative_to(ROOT)): len(path.read_text("utf-8").splitlines()) for path in files}
    assert {name: length for name, length in lengths.items() if length > 300} == {}


@pytest.mark.parametrize("name", ["Standing", "Source", "Entry", "Fault", "Reply"])
def test_a_word_of_the_house_has_one_meaning(name: str) -> None:
    said = re.compile(rf"^class {name}\b", re.MULTILINE)
    files = ROOT.joinpath("venuecheck").rglob("*.py")
    assert sum(len(said.findall(path.read_text("utf-8"))) for path in files) == 1
