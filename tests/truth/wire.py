"""Answers as they travel, and names as they come."""

from tests.truth.acts import Shows


def shown(what: Shows, host: str, target: str, scheme: str, number: int, *, as_is: bool = False) -> bytes:
    """Give an answer as it travels."""

    def filled(text: str) -> str:
        url = f"{scheme}://{host}{target}"
        for name, value in (("host", host), ("path", target), ("url", url), ("n", str(number))):
            text = text.replace("{" + name + "}", value)
        return text

    body = (what.body if as_is else filled(what.body)).encode()
    headers = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(body)), "Connection": "close"}
    headers |= {name: filled(value) for name, value in what.headers}
    head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    sent = body if what.cut_after < 0 else body[: what.cut_after]
    return f"HTTP/1.1 {what.status} So\r\n{head}\r\n".encode() + sent


def server_name(hello: bytes) -> str:
    """Give the name in a ClientHello, '' where it has none (RFC 8446, 4.1.2; RFC 6066, 3)."""
    at = 5 + 4 + 2 + 32
    at += 1 + hello[at]
    at += 2 + int.from_bytes(hello[at : at + 2])
    at += 1 + hello[at]
    end = at + 2 + int.from_bytes(hello[at : at + 2])
    at += 2
    while at + 4 <= end:
        kind, length = int.from_bytes(hello[at : at + 2]), int.from_bytes(hello[at + 2 : at + 4])
        if kind == 0:
            return hello[at + 9 : at + 4 + length].decode("ascii", "replace").lower()
        at += 4 + length
    return ""
