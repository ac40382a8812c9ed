"""The work of one process inside its namespace: `python -m tests.truth.inside` reads tasks and writes what came."""

import asyncio
import pickle
import sys

from tests.truth.ground import prepare
from tests.truth.measuring import measured

if __name__ == "__main__":
    prepare()
    found = asyncio.run(measured(pickle.load(sys.stdin.buffer)))  # noqa: S301 - our own
    sys.stdout.buffer.write(pickle.dumps(found))
