"""One parser under atheris (coverage-guided, libFuzzer), in a process of its own: `python -m tests.fuzz` starts it."""

import sys
from pathlib import Path

import atheris


def main(name: str, seconds: int, folder: Path) -> None:
    """Fuzz the parser `name` for so many seconds; what breaks it is written into `folder`. Exits non-zero then."""
    with atheris.instrument_imports(include=["venuecheck", "h11", "yaml"]):
        from tests.fuzz.parsers import PARSERS  # noqa: PLC0415 - only what is imported here is instrumented

    seeds = Path(__file__).parent / "found" / name
    options = [f"-max_total_time={seconds}", "-max_len=4096", "-rss_limit_mb=1024", "-timeout=60", "-verbosity=0"]
    options += [f"-artifact_prefix={folder}/{name}-", "-print_final_stats=1", str(folder / f"corpus-{name}")]
    (folder / f"corpus-{name}").mkdir(exist_ok=True)
    atheris.Setup([sys.argv[0], *options, *([str(seeds)] if seeds.is_dir() else [])], PARSERS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))
