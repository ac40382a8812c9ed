"""A page at a public address sends the browser inward. Run in a network namespace of its own, and nowhere else.

`python -m tests.filtering.vantage.inward_child` prints, for each way, how the visit ended, and then how many
connections the device itself got.
"""

import asyncio
import threading

from tests.filtering.vantage.device import device
from tests.filtering.vantage.name_server import answers, name_server
from tests.filtering.vantage.serving import answering, serving
from venuecheck.filtering.model.observation import Observation
from venuecheck.filtering.model.page import Page

PUBLIC, OWN = "203.0.113.5", "10.99.0.1"
"""An address that is routed to this namespace and is none of the device's own; and one of its own."""


def main() -> None:
    """Visit each page and tell."""
    came: list[bool] = []

    def count(_connection: object) -> None:
        came.append(True)

    with serving(count) as inside, serving(count, OWN) as own, name_server(answers("127.0.0.1")) as dns:
        targets = (
            f"http://127.0.0.1:{inside}/",
            f"http://localhost:{inside}/",
            f"http://rebound.test:{inside}/",
            f"http://[::1]:{inside}/",
            f"http://{OWN}:{own}/",
            "http://169.254.169.254/latest/",
        )
        for to in targets:
            for behave in (
                answering(b"", "302 Found", Location=to),
                answering(f"<script>location='{to}'</script>".encode(), Content_Type="text/html"),
            ):
                with serving(behave, PUBLIC) as port:
                    seen = _visited(f"http://{PUBLIC}:{port}/", dns)
                print(seen[-1].failure)  # noqa: T201 - what the test reads
    print(len(came))  # noqa: T201


def _visited(url: str, dns: int) -> tuple[Observation, ...]:
    return asyncio.run(device(dns=dns).visit(Page(id="p", url=url), 1))


if __name__ == "__main__":
    threading.excepthook = lambda _args: None
    main()
