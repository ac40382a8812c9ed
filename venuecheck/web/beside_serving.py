"""Work that goes on in a thread of its own for as long as a server serves."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def at_work(work: Callable[[], None], over: threading.Event, *, name: str, ends_within: float) -> Iterator[None]:
    """Have `work` done meanwhile. It is told by `over` that it is to end, and waited for, in seconds."""
    thread = threading.Thread(target=work, name=name, daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join(timeout=ends_within)
