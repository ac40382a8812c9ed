"""Take TLS connections, and turn each away once it stands: by HTTP/2's GOAWAY where that was agreed, else by an end.

    python goaway.py ADDRESS PORT PEM

No packaged filter in Debian does this; products that read TLS in the cloud do. It stands alone: standard library only.
"""

import socket
import ssl
import sys
import threading

_PREFACE_AND_SETTINGS = 24 + 9
_SECONDS = 5
_SETTINGS = bytes.fromhex("000000 04 00 00000000")
# Last stream 0, ENHANCE_YOUR_CALM (RFC 9113, 6.8 and 7).
_GOAWAY = bytes.fromhex("000008 07 00 00000000 00000000 0000000b")


def main(address: str, port: str, pem: str) -> None:
    """Serve until killed."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    context.set_alpn_protocols(["h2", "http/1.1"])
    with socket.create_server((address, int(port))) as listener:
        while True:
            connection, _ = listener.accept()
            threading.Thread(target=_turn_away, args=(connection, context), daemon=True).start()


def _turn_away(connection: socket.socket, context: ssl.SSLContext) -> None:
    connection.settimeout(_SECONDS)
    try:
        with context.wrap_socket(connection, server_side=True) as secure:
            secure.recv(_PREFACE_AND_SETTINGS)
            if secure.selected_alpn_protocol() == "h2":
                secure.sendall(_SETTINGS + _GOAWAY)
    except OSError:
        # whoever came has left
        connection.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
