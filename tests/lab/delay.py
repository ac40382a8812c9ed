"""A delay line: what iptables hands to NFQUEUE goes on its way a fixed time later. Needs nothing but the kernel.

    iptables -t mangle -A PREROUTING -i wan -j NFQUEUE --queue-num 50
    iptables -t mangle -A POSTROUTING -o wan -j NFQUEUE --queue-num 50
    python delay.py --queue 50 --milliseconds 25 --ready 127.0.0.1:5050

It stands in for netem, which not every kernel has. Only the packets' numbers are read, never the packets; because
every packet waits for the same time, one message lets all go that are due, in their order.
"""

import argparse
import errno
import os
import select
import socket
import struct
import sys
import time
from collections import deque

if sys.platform != "linux":
    raise NotImplementedError

_NETFILTER = 12  # NETLINK_NETFILTER, which Python does not name
_QUEUE = 3 << 8  # NFNL_SUBSYS_QUEUE
_PACKET, _CONFIG, _VERDICT_BATCH = _QUEUE | 0, _QUEUE | 2, _QUEUE | 3
_ERROR = 2  # NLMSG_ERROR
_REQUEST, _ACKNOWLEDGE = 1, 4
_ACCEPT = 1  # NF_ACCEPT
_ATTRIBUTE_COMMAND, _ATTRIBUTE_PARAMETERS, _ATTRIBUTE_LENGTH, _ATTRIBUTE_MASK, _ATTRIBUTE_FLAGS = 1, 2, 3, 4, 5
_ATTRIBUTE_PACKET, _ATTRIBUTE_VERDICT = 1, 2
_BIND, _COPY_NUMBERS, _GSO = 1, 1, 4
_MOST_WAITING = 65_535
_BUFFER = 32 * 1024 * 1024
_SO_RCVBUFFORCE = 33
_HEADER = struct.Struct("=IHHII")
_SUBJECT = struct.Struct(">BBH")
_ATTRIBUTE = struct.Struct("=HH")


class DelayLine:
    """One queue of one network namespace: the one in which it was made."""

    def __init__(self, queue: int, seconds: float) -> None:
        self._number, self._seconds = queue, seconds
        self._waiting: deque[tuple[float, int]] = deque()
        self._netlink = socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, _NETFILTER)
        self._netlink.setsockopt(socket.SOL_SOCKET, _SO_RCVBUFFORCE, _BUFFER)
        self._netlink.bind((0, 0))
        self._configure(_attribute(_ATTRIBUTE_COMMAND, struct.pack(">BxH", _BIND, socket.AF_INET)))
        self._configure(_attribute(_ATTRIBUTE_PARAMETERS, struct.pack(">IB", 0, _COPY_NUMBERS)))
        self._configure(_attribute(_ATTRIBUTE_LENGTH, struct.pack(">I", _MOST_WAITING)))
        # packets that the kernel has put together stay together, as they do without a delay
        flags = _attribute(_ATTRIBUTE_FLAGS, struct.pack(">I", _GSO))
        self._configure(flags + _attribute(_ATTRIBUTE_MASK, struct.pack(">I", _GSO)))

    def run(self) -> None:
        """Delay until the process is ended."""
        while True:
            wait = max(0.0, self._waiting[0][0] - time.monotonic()) if self._waiting else None
            ready, _, _ = select.select([self._netlink], [], [], wait)
            if ready:
                self._take_in()
            self._let_go()

    def _configure(self, attributes: bytes) -> None:
        self._send(_CONFIG, attributes, _REQUEST | _ACKNOWLEDGE)
        _, kind, *_ = _HEADER.unpack_from(answer := self._netlink.recv(65_536))
        (failure,) = struct.unpack_from("=i", answer, _HEADER.size) if kind == _ERROR else (0,)
        if failure:
            raise OSError(-failure, os.strerror(-failure), f"queue {self._number}")

    def _take_in(self) -> None:
        due = time.monotonic() + self._seconds
        while True:
            try:
                came = self._netlink.recv(1 << 20, socket.MSG_DONTWAIT)
            except BlockingIOError:
                return
            except OSError as error:
                if error.errno != errno.ENOBUFS:
                    raise
                continue  # some numbers are lost; the next batch lets their packets go with it
            self._waiting += [(due, number) for number in _packets(came)]

    def _let_go(self) -> None:
        now, last = time.monotonic(), None
        while self._waiting and self._waiting[0][0] <= now:
            _, last = self._waiting.popleft()
        if last is not None:
            self._send(_VERDICT_BATCH, _attribute(_ATTRIBUTE_VERDICT, struct.pack(">II", _ACCEPT, last)), _REQUEST)

    def _send(self, kind: int, attributes: bytes, flags: int) -> None:
        body = _SUBJECT.pack(socket.AF_UNSPEC, 0, self._number) + attributes
        self._netlink.send(_HEADER.pack(_HEADER.size + len(body), kind, flags, 0, 0) + body)


def _attribute(kind: int, value: bytes) -> bytes:
    return _ATTRIBUTE.pack(_ATTRIBUTE.size + len(value), kind) + value + b"\0" * (-len(value) % 4)


def _packets(came: bytes) -> list[int]:
    """Give the numbers of the packets that the messages in `came` tell of."""
    found: list[int] = []
    start = 0
    while start + _HEADER.size <= len(came):
        length, kind, *_ = _HEADER.unpack_from(came, start)
        at, end = start + _HEADER.size + _SUBJECT.size, start + length
        while kind == _PACKET and at + _ATTRIBUTE.size <= end:
            size, name = _ATTRIBUTE.unpack_from(came, at)
            if name & 0x3FFF == _ATTRIBUTE_PACKET:
                found += struct.unpack_from(">I", came, at + _ATTRIBUTE.size)
                break
            at += max(size + 3 & ~3, _ATTRIBUTE.size)
        start += max(length + 3 & ~3, _HEADER.size)
    return found


def main() -> None:
    """Read what is asked for and delay."""
    parser = argparse.ArgumentParser(description="Delay what iptables hands to a queue.")
    parser.add_argument("--queue", type=int, required=True)
    parser.add_argument("--milliseconds", type=float, required=True)
    parser.add_argument("--ready", required=True, help="UDP address:port that is there once packets are delayed")
    given = parser.parse_args()
    line = DelayLine(given.queue, given.milliseconds / 1000)
    address, _, port = given.ready.rpartition(":")
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as ready:
        ready.bind((address, int(port)))
        # ahead of what it delays: a line that waits for the processor is no line
        os.nice(-10)
        line.run()


if __name__ == "__main__":
    main()
