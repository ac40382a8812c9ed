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

address = Table(
    "web_address",
    metadata,
    Column("account", String(64), primary_key=True),
    Column("address", String(320), nullable=False),
    Column("hears", Boolean, nullable=False),
)
"""Where somebody is written to. `hears`: whether they want to be told that something waits for them."""

mail = Table(
    "web_mail",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("version", Integer, nullable=False),
    Column("is_on", Boolean, nullable=False),
    Column("host", String(255), nullable=False),
    Column("port", Integer, nullable=False),
    Column("security", String(20), nullable=False),
    Column("user", String(200), nullable=False),
    Column("password", LargeBinary, nullable=False),
    Column("sender", String(320), nullable=False),
    Column("public", String(300), nullable=False),
)
"""One row, of id 1: how mail is sent. `password` is encrypted with the key that stands outside."""

statement = Table(
    "web_statement",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("version", Integer, nullable=False),
    Column("organisation", String(200), nullable=False),
    Column("email", String(320), nullable=False),
    Column("telephone", String(100), nullable=False),
    Column("post", String(500), nullable=False),
    Column("answer_days", Integer, nullable=False),
    Column("compliance", String(10), nullable=False),
    Column("problems", Text, nullable=False),
    Column("tested", String(10), nullable=False),
    Column("how_tested", Text, nullable=False),
    Column("prepared", String(10), nullable=False),
    Column("reviewed", String(10), nullable=False),
)
"""One row, of id 1: what the organisation that runs the pages states of their accessibility. Days as YYYY-MM-DD."""

outbox = Table(
    "web_outbox",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("message", String(64), nullable=False, unique=True),
    Column("kind", String(20), nullable=False),
    Column("about", String(64), nullable=False, index=True),
    Column("sealed", LargeBinary, nullable=False),
    Column("account", String(64), nullable=False),
    Column("state", String(10), nullable=False),
    Column("made", Float, nullable=False),
    Column("ends", Float, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("due", Float, nullable=False),
    Column("claim", String(64), nullable=False),
    Column("failure", String(20), nullable=False),
    Column("code", Integer, nullable=False),
    Index("ix_web_outbox_state_due", "state", "due"),
)
"""Messages that wait, failed or were sent. `sealed` holds address and link, encrypted, and nothing once it is sent;
`message` is what it is known by at every try; `about` the digest of what it is about, by which it is taken back;
`account` who had it sent; `due` when it is tried next, or again if a try never ended."""

told = Table(
    "web_told",
    metadata,
    Column("venue", String(64), primary_key=True),
    Column("waits", String(100), primary_key=True),
)
"""What waits for a decision and was told of: as long as it waits, nobody is told again."""

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

happened_seal = Table(
    "web_happened_seal",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("digest", String(64), nullable=False),
)
"""The digest of what was done, made with the key that stands outside: whoever writes a row there cannot make it."""
