"""Build the site of the documents (`docs_site/html`, or the folder that is named) as README and `docs` stand here.

Every file keeps its place beside the others, so that one link holds in a checkout, in a wheel and on the site. A link
or an anchor that leads nowhere, and a page that the site's menu lacks, stop it.
"""

import os
import shutil
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
_PAGES = (
    "README.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "docs",
    "checklists/sources",
    "reports/schemas",
    "name_lists/samples",
    "tests/lab/README.md",
)
"""All that a page may lead to."""


def build(into: Path) -> int:
    """Lay the pages out beside a folder and build them into it; what MkDocs answers."""
    pages = into.with_name("pages")
    os.environ["VENUECHECK_DOCS_PAGES"] = str(pages)
    shutil.rmtree(pages, ignore_errors=True)
    for name in _PAGES:
        source, target = ROOT / name, pages / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__", "*.py"))
        else:
            shutil.copy(source, target)
    shutil.copy(HERE / "site.css", pages)
    os.environ["NO_MKDOCS_2_WARNING"] = "1"  # a banner on what comes after the version that is locked
    from mkdocs.__main__ import cli  # noqa: PLC0415

    return cli(
        ["build", "--quiet", "--config-file", str(HERE / "mkdocs.yml"), "--site-dir", str(into)], standalone_mode=False
    )


if __name__ == "__main__":
    sys.exit(build(Path(sys.argv[1]).resolve() if sys.argv[1:] else HERE / "html"))
