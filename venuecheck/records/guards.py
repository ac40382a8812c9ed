# ruff: noqa: S608 - the texts are fixed: nothing from outside is put into them
"""What the database itself refuses: triggers that keep records append-only, for whatever program comes.

Migration 0004 and every new store use these texts. Once released they are not edited: a change is a new migration.

The chain of a venue is its own records, behind those of the trunk where there is one (`venuecheck.records.chains`).
"""

_FIRST = "0" * 64
_TRUNK = "COALESCE((SELECT seq FROM head WHERE chain = ''), 0)"
_OUT_OF_PLACE = (
    f"NEW.seq <> 1 + COALESCE((SELECT MAX(seq) FROM record WHERE venue = NEW.venue AND seq > {_TRUNK}), {_TRUNK})"
    f" OR NEW.previous <> COALESCE((SELECT digest FROM record WHERE venue = NEW.venue AND seq = NEW.seq - 1"
    f" AND seq > {_TRUNK}), (SELECT digest FROM head WHERE chain = ''), '{_FIRST}')"
)
_LAST = "(SELECT MAX(seq) FROM record WHERE venue = NEW.venue)"


def _there(table: str, row: str) -> str:
    return f"EXISTS (SELECT 1 FROM {table} WHERE venue = {row}.venue AND seq = {row}.seq)"


_APPEND_ONLY = "records are append-only"
_OUT_OF_ORDER = "a record must follow the last one"
_OTHER_PAYLOAD = "a payload comes with its record"
_NOT_ERASED = "a payload goes only when its record is marked as erased"

_KEPT = ("record", "payload", "file", "erased")
"""Tables whose rows are never changed."""
_OTHER_ERASURE = "an erasure comes with the record that says why"
_WITH_RECORD = ("payload", "file")
"""Tables with a row that comes with a new record, and goes when it is erased."""

FUNCTIONS = (
    "venuecheck_append_only",
    "venuecheck_in_order",
    "venuecheck_with_record",
    "venuecheck_with_erasure",
    "venuecheck_erased",
)
"""What the triggers of PostgreSQL call."""


def guards(dialect: str) -> tuple[str, ...]:
    """Give the statements that make the triggers in a database of this kind (`sqlite` or `postgresql`)."""
    return tuple(_postgresql() if dialect == "postgresql" else _sqlite())


def _sqlite() -> list[str]:
    made = [
        f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, '{_APPEND_ONLY}'); END"
        for table in _KEPT
    ]
    made += [
        f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} BEGIN SELECT RAISE(ABORT, '{_APPEND_ONLY}'); END"
        for table in ("record", "erased")
    ]
    made.append(
        "CREATE TRIGGER record_in_order BEFORE INSERT ON record"
        f" WHEN {_OUT_OF_PLACE} BEGIN SELECT RAISE(ABORT, '{_OUT_OF_ORDER}'); END"
    )
    made.append(
        "CREATE TRIGGER erased_with_record BEFORE INSERT ON erased"
        f" WHEN NEW.by_seq <> {_LAST} OR {_there('erased', 'NEW')} BEGIN SELECT RAISE(ABORT, '{_OTHER_ERASURE}'); END"
    )
    for table in _WITH_RECORD:
        made.append(
            f"CREATE TRIGGER {table}_with_record BEFORE INSERT ON {table}"
            f" WHEN NEW.seq <> {_LAST} OR {_there(table, 'NEW')} OR {_there('erased', 'NEW')}"
            f" BEGIN SELECT RAISE(ABORT, '{_OTHER_PAYLOAD}'); END"
        )
        made.append(
            f"CREATE TRIGGER {table}_erased BEFORE DELETE ON {table}"
            f" WHEN NOT {_there('erased', 'OLD')} BEGIN SELECT RAISE(ABORT, '{_NOT_ERASED}'); END"
        )
    return made


def _postgresql() -> list[str]:
    made = [
        _function("venuecheck_append_only", f"RAISE EXCEPTION '{_APPEND_ONLY}';"),
        _function(
            "venuecheck_in_order",
            f"IF {_OUT_OF_PLACE} THEN RAISE EXCEPTION '{_OUT_OF_ORDER}'; END IF; RETURN NEW;",
        ),
        _function(
            "venuecheck_with_record",
            f"IF NEW.seq <> {_LAST} OR {_there('erased', 'NEW')}"
            f" THEN RAISE EXCEPTION '{_OTHER_PAYLOAD}'; END IF; RETURN NEW;",
        ),
        _function(
            "venuecheck_erased",
            f"IF NOT {_there('erased', 'OLD')} THEN RAISE EXCEPTION '{_NOT_ERASED}'; END IF; RETURN OLD;",
        ),
        _function(
            "venuecheck_with_erasure",
            f"IF NEW.by_seq <> {_LAST} THEN RAISE EXCEPTION '{_OTHER_ERASURE}'; END IF; RETURN NEW;",
        ),
        _row_trigger("erased", "with_record", "INSERT", "venuecheck_with_erasure"),
        _row_trigger("record", "in_order", "INSERT", "venuecheck_in_order"),
    ]
    for table in _KEPT:
        made.append(_row_trigger(table, "no_update", "UPDATE", "venuecheck_append_only"))
        made.append(
            f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table}"
            " FOR EACH STATEMENT EXECUTE FUNCTION venuecheck_append_only()"
        )
    made += [_row_trigger(table, "no_delete", "DELETE", "venuecheck_append_only") for table in ("record", "erased")]
    for table in _WITH_RECORD:
        made.append(_row_trigger(table, "with_record", "INSERT", "venuecheck_with_record"))
        made.append(_row_trigger(table, "erased", "DELETE", "venuecheck_erased"))
    return made


def _function(name: str, body: str) -> str:
    return f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body} END $$"


def _row_trigger(table: str, name: str, event: str, function: str) -> str:
    return f"CREATE TRIGGER {table}_{name} BEFORE {event} ON {table} FOR EACH ROW EXECUTE FUNCTION {function}()"
