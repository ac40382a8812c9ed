"""Answers as they travel."""

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
