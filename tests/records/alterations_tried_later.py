# ruff: noqa: E501 - statements as they are sent
"""What somebody tried who had not built the table: each was named by both verifiers, as it is."""

from collections.abc import Iterator

from .alteration import POSTGRESQL, Alteration

_ROWS: dict[str, tuple[str, ...]] = {
    "swap salts": (
        "UPDATE payload SET salt=(SELECT p.salt FROM payload p WHERE p.venue='v' AND p.seq=CASE payload.seq WHEN 4 THEN 6 ELSE 4 END) WHERE seq IN (4,6)",
    ),
    "trailing blank": ("UPDATE payload SET body=body||' ' WHERE seq=4",),
    "leading bom": ("UPDATE payload SET body='\ufeff'||body WHERE seq=4",),
    "media type capital": ("UPDATE file SET media_type='IMAGE/PNG'",),
    "a millisecond": ("UPDATE record SET at=replace(at,'.000+','.001+') WHERE seq=4",),
    "key empty": ("UPDATE record SET key='' WHERE seq=4",),
    "erased by another": ("UPDATE erased SET by_seq=10 WHERE seq=2",),
    "erased twice by": ("UPDATE erased SET by_seq=9 WHERE seq=2", "DELETE FROM erased WHERE seq=3"),
    "neighbour made up": (
        "INSERT INTO neighbour (chain,other,seq,digest,public_key,day) VALUES ('v','w',1,'ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff','ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff','2026-09-14')",
    ),
    "neighbour of itself": (
        "INSERT INTO neighbour (chain,other,seq,digest,public_key,day) VALUES ('v','v',1,'ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff','ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff','2026-09-14')",
    ),
    "neighbour from nobody": (
        "INSERT INTO neighbour (chain,other,seq,digest,public_key,day) VALUES ('zz','v',99,'ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff','ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff','2026-09-14')",
    ),
    "signature capital": ("UPDATE head SET signature=upper(signature)",),
    "head digest capital": ("UPDATE head SET digest=upper(digest)",),
    "record digest capital": ("UPDATE record SET digest=upper(digest) WHERE seq=4",),
    "payload digest capital": ("UPDATE record SET payload_digest=upper(payload_digest) WHERE seq=4",),
    "head of V": ("UPDATE head SET chain='V' WHERE chain='v'",),
    "a second head V": ("INSERT INTO head SELECT 'V',seq,digest,public_key,signature FROM head",),
    "file moved": ("UPDATE file SET seq=4",),
    "kind is file": ("UPDATE record SET kind='file' WHERE seq=4",),
    "kind capital": ("UPDATE record SET kind='Thing' WHERE seq=4",),
    "last says nothing": ("UPDATE payload SET body='{}' WHERE seq=10",),
    "erased beyond": ("INSERT INTO erased (venue,seq,by_seq) VALUES ('v',11,9)",),
    "erased 4 by 10": ("INSERT INTO erased (venue,seq,by_seq) VALUES ('v',4,10)",),
    "venue blank": ("UPDATE record SET venue='v ' WHERE seq=10", "UPDATE payload SET venue='v ' WHERE seq=10"),
    "first previous": (
        "UPDATE record SET previous='ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff' WHERE seq=1",
    ),
    "first gone": ("DELETE FROM payload WHERE seq=1", "DELETE FROM record WHERE seq=1"),
    "summer time": ("UPDATE record SET at=replace(at,'+00:00','+01:00') WHERE seq=4",),
    "z": ("UPDATE record SET at=replace(at,'+00:00','Z') WHERE seq=10",),
    "two forms": ("INSERT INTO alembic_version VALUES ('0006')",),
    "form blank": ("UPDATE alembic_version SET version_num='0005 '",),
    "no form": ("DELETE FROM alembic_version",),
    "all shifted": (
        "UPDATE record SET seq=seq+100",
        "UPDATE payload SET seq=seq+100",
        "UPDATE file SET seq=seq+100",
        "UPDATE erased SET seq=seq+100, by_seq=by_seq+100",
        "UPDATE head SET seq=seq+100",
    ),
    "negative": ("UPDATE record SET seq=-4 WHERE seq=4", "UPDATE payload SET seq=-4 WHERE seq=4"),
    "zero": ("UPDATE record SET seq=0 WHERE seq=1", "UPDATE payload SET seq=0 WHERE seq=1"),
    "file of an erasure": ("INSERT INTO file SELECT venue,9,digest,size,media_type,content FROM file",),
    "payload of an erased": ("INSERT INTO payload SELECT venue,2,salt,body FROM payload WHERE seq=4",),
    "head is the ninth": ("UPDATE head SET seq=9, digest=(SELECT digest FROM record WHERE seq=9 AND venue='v')",),
}
"""What is done to rows, on both databases."""
_OBJECTS = {
    "rls": "ALTER TABLE payload ENABLE ROW LEVEL SECURITY",
    "unlogged": "ALTER TABLE draft SET UNLOGGED",
    "identity": "ALTER TABLE payload REPLICA IDENTITY FULL",
    "default": "ALTER TABLE record ALTER COLUMN key SET DEFAULT 'x'",
    "type": "ALTER TABLE record ALTER COLUMN key TYPE text",
    "collation": 'ALTER TABLE record ALTER COLUMN kind TYPE varchar(40) COLLATE "C"',
    "trigger off": "ALTER TABLE record DISABLE TRIGGER record_no_update",
    "trigger always": "ALTER TABLE record ENABLE ALWAYS TRIGGER record_no_update",
    "not null": "ALTER TABLE file ALTER COLUMN size DROP NOT NULL",
    "publication": "CREATE PUBLICATION p FOR TABLE payload",
    "stats": "CREATE STATISTICS s ON kind, key FROM record",
    "function body": "CREATE OR REPLACE FUNCTION venuecheck_append_only() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
}
"""What is done to the objects of a database of PostgreSQL's."""


def tried_later() -> Iterator[Alteration]:
    """Give all of them."""
    for name, sql in _ROWS.items():
        yield Alteration(name=f"tried later: {name}", sql=sql)
    for name, statement in _OBJECTS.items():
        yield Alteration(name=f"tried later: {name}", sql=(statement,), guarded=False, on=POSTGRESQL)
