"""What a browser or a link holds: 256 bits that are kept nowhere else, and the digest by which they are known again."""

import hashlib
import secrets


def fresh() -> str:
    """Make one."""
    return secrets.token_urlsafe(32)


def digest_of(token: str) -> str:
    """Give what is kept of it."""
    return hashlib.sha256(token.encode()).hexdigest()
