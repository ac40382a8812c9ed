# ruff: noqa: S608 - the name put into the statement is quoted by the server
"""A store on a server that is there, and not where the server looks: its schema is not on the path, or closed."""

from collections.abc import Iterable, Iterator
from typing import Final

import sqlalchemy as sa

from venuecheck.core.plain_text import plain
from venuecheck.records.damage import Damage, DamageKind
from venuecheck.records.mark import Mark

SET_ASIDE: Final = "damaged_"
"""How the schema of a store that was set aside is called, before the moment of that."""


def misplaced(connection: sa.Connection, marks: Iterable[Mark]) -> Iterator[Damage]:
    """Name the schema that has the records of which anchors tell, where the one that is looked in has no record at all.

    One that may not be looked into counts as well: it cannot be asked. A store that was set aside does not.
    """
    ends = [mark.last for mark in marks if mark.records]
    if connection.dialect.name != "postgresql" or not ends:
        return
    for name, quoted, is_open, looked_in in connection.execute(_ELSEWHERE, _BUT).all():
        is_it = sa.text(f"SELECT 1 FROM {quoted}.record WHERE digest = ANY(:ends)")
        if not is_open or connection.scalar(is_it, {"ends": ends}):
            where = f"the schema {plain(looked_in, 60)}" if looked_in else "no schema"
            but = "has the records" if is_open else "has a store, and this user of the database may not look into it"
            what = f"the database looks for the store in {where}; the schema {plain(name, 60)} {but}"
            yield Damage(seq=0, what=what, kind=DamageKind.ELSEWHERE)


_BUT = {"set_aside": f"^{SET_ASIDE}[0-9]{{8}}t[0-9]{{6}}$"}
_ELSEWHERE = sa.text("""
    SELECT n.nspname, quote_ident(n.nspname),
    has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT'), current_schema()
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relname = 'record' AND c.relkind = 'r' AND NOT c.relrowsecurity
    AND n.nspname !~ :set_aside AND n.nspname !~ '^pg_temp'
    AND EXISTS (SELECT 1 FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid WHERE a.attrelid = c.oid
    AND a.attname = 'digest' AND a.attgenerated = '' AND t.typcategory = 'S')
    AND NOT EXISTS (SELECT 1 FROM pg_class here WHERE here.relname = 'record'
    AND here.relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema()))
    ORDER BY 1 LIMIT 20
""")
