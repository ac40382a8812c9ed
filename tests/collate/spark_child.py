"""Reduces exported findings on Spark and on DuckDB, and tells whether both gave the same."""

import sys
from datetime import datetime
from pathlib import Path

import ibis
from pyspark.sql import SparkSession

from venuecheck.collate.picture import before_of
from venuecheck.records.warehouse import duckdb_on, reduce

if __name__ == "__main__":
    folder, now = Path(sys.argv[1]), datetime.fromisoformat(sys.argv[2])
    settings: dict[str, bool | float | int | str | None] = {
        "spark.ui.enabled": "false",
        # nothing listens but on this machine's own loopback
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.sql.shuffle.partitions": "2",
        "spark.sql.warehouse.dir": str(folder.parent / "spark"),
    }
    session = SparkSession.builder.master("local[2]").config(map=settings).getOrCreate()
    moments = [now, before_of(now)]
    with duckdb_on(folder) as connection:
        here = reduce(connection, folder, moments)
    there = reduce(ibis.pyspark.connect(session), folder, moments)
    session.stop()
    sys.stdout.write(f"{len(there)} {'same' if here == there else 'different'}\n")
