"""The tables of accounts. They stand beside the records, never among them: nothing here is evidence."""

from typing import Final

from sqlalchemy import Boolean, Column, Float, Index, Integer, LargeBinary, MetaData, String, Table, Text

FORM: Final = "1"
"""The form of these tables. Another is another number, and a step that brings the one before to it."""

metadata = MetaData()

form = Table("web_form", metadata, Column("number", String(8), primary_key=True))

account = Table(
    "web_account",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("name", String(200), nullable=False),
    Column("password", Text, nullable=False, default=""),
    Column("ended", Boolean, nullable=False, default=False),
    Column("totp", LargeBinary, nullable=True),
    Column("totp_used", Integer, nullable=False, default=0),
    Column("made", Float, nullable=False),
)
"""`password` is empty until it is set; `totp` is encrypted with the key that stands outside."""

role = Table(
    "web_role",
    metadata,
    Column("account", String(64), primary_key=True),
    Column("venue", String(64), primary_key=True),
    Column("role", String(40), primary_key=True),
)

recovery_code = Table(
    "web_recovery_code",
    metadata,
    Column("account", String(64), primary_key=True),
    Column("digest", String(64), primary_key=True),
)

session = Table(
    "web_session",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("account", String(64), nullable=False, index=True),
    Column("began", Float, nullable=False),
    Column("seen", Float, nullable=False),
    Column("proved", Float, nullable=False),
    Column("device", String(200), nullable=False),
)
"""Only the digest of what the browser holds. `proved`: when the password was last asked for."""

link = Table(
    "web_link",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("account", String(64), nullable=False, index=True),
    Column("purpose", String(20), nullable=False),
    Column("ends", Float, nullable=False),
)

provider = Table(
    "web_provider",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("name", String(100), nullable=False),
    Column("issuer", String(500), nullable=False),
    Column("client", String(200), nullable=False),
    Column("secret", LargeBinary, nullable=False),
)
"""Who else vouches for people (OpenID Connect). `secret` is encrypted with the key that stands outside."""

provided_role = Table(
    "web_provided_role",
    metadata,
    Column("provider", String(64), primary_key=True),
    Column("group", String(200), primary_key=True),
    Column("venue", String(64), primary_key=True),
    Column("role", String(40), primary_key=True),
)
"""Which role those of a provider's group have at a venue."""

identity = Table(
    "web_identity",
    metadata,
    Column("provider", String(64), primary_key=True),
    Column("subject", String(255), primary_key=True),
    Column("account", String(64), nullable=False, index=True),
    Column("by_groups", Boolean, nullable=False, default=False),
)
"""Whom a provider's subject is here. `by_groups`: the account was made for them, and its roles are what groups say."""

tried = Table(
    "web_tried",
    metadata,
    Column("place", String(64), nullable=False),
    Column("at", Float, nullable=False),
    Index("ix_web_tried_place_at", "place", "at"),
)
"""What is limited: the digest of what is counted by, and when it was tried."""

happened = Table(
    "web_happened",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("at", Float, nullable=False),
    Column("account", String(64), nullable=False),
    Column("what", String(60), nullable=False),
    Column("about", String(200), nullable=False),
    Column("address", String(64), nullable=False),
)
"""What was done with accounts, and who looked at what: appended, never changed."""
