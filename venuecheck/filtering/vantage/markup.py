"""What of a page's markup sends its reader on, read with bounds: refreshes, scripts, frames that fill it."""

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice

READ = 64 * 1024
"""Characters of a page that are looked at."""
_MOST = 64
"""Elements of a kind that are looked at."""
_FEW_WORDS = 1_000
"""Characters of visible text up to which a page has nothing of its own to be read."""
_UNSEEN = re.compile(
    r"<script\b([^>]{0,1000})>(.*?)(?:</script\s*>|\Z)"
    r"|<!--.*?(?:-->|\Z)|<(noscript|template|noframes|textarea|xmp)\b.*?(?:</\3\s*>|\Z)",
    re.IGNORECASE | re.DOTALL,
)
"""Scripts, and what no browser with scripts shows or does: whichever begins first holds the others."""
_STYLE = re.compile(r"<style\b[^>]{0,1000}>(.*?)(?:</style\s*>|\Z)", re.IGNORECASE | re.DOTALL)
_ELEMENT = re.compile(
    r"""<(base|meta|body|frameset|frame|iframe|object|embed)(?=[\s/>])((?:[^>"']|"[^"]{0,9000}"|'[^']{0,9000}'){0,400}+)>""",
    re.IGNORECASE,
)
_ATTRIBUTE = re.compile(r"""([a-z][\w:-]{0,40})(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,2000}>")
_RULE = re.compile(r"(?<![^{}])([^{}]++)\{([^{}]{0,2000})\}")
_LONGEST_SELECTOR = 300
_WHOLE = re.compile(r"(?:9[5-9]|1\d\d)(?:\.\d+)?(?:%|v[wh]|dv[wh])", re.IGNORECASE)
_NO_JAVASCRIPT = re.compile(r"\btype\s*=\s*[\"']?(?!text/javascript|application/javascript|module)\S", re.IGNORECASE)
_ELSEWHERE = re.compile(r"\bsrc\s*=", re.IGNORECASE)
_SIDES = ("top", "left", "right", "bottom")

Attributes = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Markup:
    """What was found."""

    base: str
    """The address that others are relative to, '' for the page's own."""
    refreshes: tuple[str, ...]
    """Contents of `<meta http-equiv="refresh">`, in order."""
    scripts: tuple[str, ...]
    """Scripts that are written into the page and run when it is loaded, in order."""
    filling_frame: str
    """Address of the frame that fills the page, '' for none."""
    says_little: bool
    """Whether the page has hardly a word of its own."""

    @classmethod
    def of(cls, text: str) -> "Markup":
        """Read a page."""
        begins = text[:READ]
        scripts = tuple(
            match[2]
            for match in _UNSEEN.finditer(begins)
            if match[2] is not None and not _ELSEWHERE.search(match[1]) and not _NO_JAVASCRIPT.search(match[1])
        )
        live = _UNSEEN.sub(" ", begins)
        styles = "\n".join(match[1] for match in _STYLE.finditer(live))
        shown = _STYLE.sub(" ", live)
        found = [(match[1].lower(), attributes(match[2])) for match in islice(_ELEMENT.finditer(shown), _MOST)]
        loads = tuple(each["onload"] for name, each in found if name == "body" and each.get("onload"))
        return cls(
            base=next((each["href"] for name, each in found if name == "base" and each.get("href")), ""),
            refreshes=tuple(
                each.get("content", "")
                for name, each in found
                if name == "meta" and each.get("http-equiv", "").strip().lower() == "refresh"
            ),
            scripts=scripts + loads,
            filling_frame=_of_frameset(found) or _of_iframes(found, styles),
            says_little=len(" ".join(html.unescape(_TAG.sub(" ", shown)).split())) <= _FEW_WORDS,
        )


def attributes(text: str) -> dict[str, str]:
    """Read an element's attributes; of one that is given twice the first counts."""
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(text):
        found.setdefault(name.lower(), html.unescape(double or single or bare))
    return found


def _of_frameset(found: list[tuple[str, dict[str, str]]]) -> str:
    """Give the address of the largest frame of a frameset; '' where there is none."""
    names = [name for name, _ in found]
    if "frameset" not in names:
        return ""
    outer = next(each for name, each in found if name == "frameset")
    frames = [each.get("src", "") for name, each in found if name == "frame"]
    if names.count("frameset") == 1:
        shares = _shares(outer.get("rows") or outer.get("cols") or "")
        by_size = sorted(range(len(frames)), key=lambda at: -(shares[at] if at < len(shares) else 0.0))
        frames = [frames[at] for at in by_size]
    return next(filter(None, frames), "")


def _shares(sizes: str) -> list[float]:
    """Give what part of a window each frame takes, in percent, a pixel taken for a tenth."""
    parts = [part.strip() for part in sizes.split(",")][:_MOST]
    fixed = [_number(part) if part.endswith("%") else _number(part) / 10 for part in parts if not part.endswith("*")]
    stars = sum(_number(part, 1.0) for part in parts if part.endswith("*"))
    rest = max(0.0, 100.0 - sum(fixed))
    taken = iter(fixed)
    return [rest * _number(part, 1.0) / stars if part.endswith("*") and stars else next(taken, 0.0) for part in parts]


def _number(text: str, otherwise: float = 0.0) -> float:
    digits = text.rstrip("%*px ")
    return float(digits) if digits.isdecimal() and len(digits) < 6 else otherwise  # noqa: PLR2004 - no screen is wider


def _of_iframes(found: list[tuple[str, dict[str, str]]], styles: str) -> str:
    """Give the address of the first inner frame, or page held as an object, that takes the whole window."""
    rules = [(match[1][-_LONGEST_SELECTOR:], match[2]) for match in islice(_RULE.finditer(styles), _MOST)]
    for name, each in found:
        held = name == "iframe" or (name in {"object", "embed"} and each.get("type", "").lower() == "text/html")
        where = each.get("data" if name == "object" else "src", "")
        if held and where and _fills(name, each, rules):
            return where
    return ""


def _fills(name: str, frame: Attributes, rules: list[tuple[str, str]]) -> bool:
    style: dict[str, str] = {"width": frame.get("width", ""), "height": frame.get("height", "")}
    for selectors, declared in rules:
        if any(_is_meant(selector.split()[-1:], name, frame) for selector in selectors.lower().split(",")):
            style |= _declarations(declared)
    style |= _declarations(frame.get("style", ""))
    if style.get("display") == "none" or style.get("visibility") == "hidden":
        return False
    if style.get("position") in {"fixed", "absolute"}:
        inset = style.get("inset", "").split()
        if (inset and all(_is_zero(each) for each in inset)) or all(_is_zero(style.get(side)) for side in _SIDES):
            return True
    return all(_WHOLE.match(style.get(side, "") or style.get(f"min-{side}", "")) for side in ("width", "height"))


def _is_meant(last: list[str], name: str, frame: Attributes) -> bool:
    """Whether the last part of a selector means this frame."""
    means = {name, f"#{frame.get('id', '').lower()}", f"{name}#{frame.get('id', '').lower()}"}
    for each in frame.get("class", "").lower().split():
        means |= {f".{each}", f"{name}.{each}"}
    return bool(last) and last[0] in means and last[0] not in {"#", f"{name}#"}


def _declarations(text: str) -> dict[str, str]:
    pairs = (each.partition(":") for each in text.split(";"))
    return {name.strip().lower(): value.replace("!important", "").strip().lower() for name, _, value in pairs if value}


def _is_zero(value: str | None) -> bool:
    return value is not None and value.strip() in {"0", "0px", "0%"}
