"""The pictures of README show what the product shows today."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.web.pictures import IMAGES, NAMES, read, shown
from venuecheck.web.pictures import squares

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_LEAST = 15
README = Path(__file__).parents[2] / "README.md"


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.usefixtures("made_once")
def test_what_can_be_read_in_them_is_what_the_product_says(browser: "Browser", tmp_path: Path) -> None:
    with shown(browser, tmp_path / "demo") as pages:
        for name in NAMES:
            then = (IMAGES / f"{name}.txt").read_text("utf-8").splitlines()
            now = read(pages[name]).splitlines()
            as_far = min(len(then), len(now))  # where letters are broader, less of it is on the screen
            assert as_far > _LEAST
            assert now[:as_far] == then[:as_far], f"{name}.png no longer shows what the product does: make pictures"


def test_squares_are_seen_whole_at_any_size() -> None:
    """The style sets the size: the drawing says what it holds, and is no larger by itself."""
    drawn = squares("otpauth://totp/Venue%20checks:amy?secret=ABCDEFGHIJKLMNOPQRSTUVWXYZ234567&issuer=Venue")
    opening = drawn[: drawn.index(">")]
    assert re.search(r'viewBox="0 0 (\d+) \1"', opening)
    assert " width=" not in opening
    assert " height=" not in opening
    assert 'd="M4 4.5h7' in drawn, "four squares are left white on each side"


def test_readme_shows_them_and_no_others() -> None:
    text = README.read_text("utf-8")
    assert {path.stem for path in IMAGES.glob("*.png")} == set(NAMES)
    for name in NAMES:
        assert text.count(f"](docs/images/{name}.png)") == 1
