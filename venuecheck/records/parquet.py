"""Tables as Parquet files: moments as microseconds since 1970, and a file that is there is whole."""

import glob
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from venuecheck.core.private import private_file, private_folders
from venuecheck.core.problem import MissingExtraError

if TYPE_CHECKING:
    from ibis.backends import BaseBackend

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def micros(moment: datetime) -> int:
    """Give a moment in microseconds since 1970."""
    return (moment - _EPOCH) // timedelta(microseconds=1)


def moment_of(number: int) -> datetime:
    """Give the moment so many microseconds after 1970 began."""
    return _EPOCH + timedelta(microseconds=number)


def write_table(pq: Any, table: Any, path: Path) -> None:  # noqa: ANN401 - pyarrow has no types
    """Write a table to a file for its owner alone, beside its place first. Raises `OSError`."""
    private_folders(path.parent)
    half = path.with_suffix(".half")
    private_file(half)
    pq.write_table(table, half, compression="zstd")
    half.replace(path)


def place_of(connection: "BaseBackend", folder: Path) -> str:
    """Give a folder as an engine is told to read from it: what is a sign of a pattern to DuckDB is one of its name."""
    where = folder.resolve().as_posix()
    return where if connection.name == "pyspark" else glob.escape(where)


def arrow() -> tuple[Any, Any]:
    """Load pyarrow and its Parquet part. Raises `MissingExtraError`."""
    try:
        import pyarrow as pa  # noqa: PLC0415 - slow to load, and an extra
        import pyarrow.parquet as pq  # noqa: PLC0415
    except ImportError:
        what = "the libraries that write and read findings are not installed"
        raise MissingExtraError("collate", what) from None
    return pa, pq
