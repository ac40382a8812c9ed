# ruff: noqa: S608 - the texts are fixed: nothing from outside is put into them
"""The triggers of the forms 0002 and 0003, when all records of a store were one chain. They are not edited any more."""

_FIRST = "0" * 64
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
        " WHEN NEW.seq <> (SELECT COALESCE(MAX(seq), 0) + 1 FROM record)"
        f" OR NEW.previous <> COALESCE((SELECT digest FROM record WHERE seq = NEW.seq - 1), '{_FIRST}')"
        f" BEGIN SELECT RAISE(ABORT, '{_OUT_OF_ORDER}'); END"
    )
    made.append(
        "CREATE TRIGGER erased_with_record BEFORE INSERT ON erased"
        " WHEN NEW.by_seq <> (SELECT MAX(seq) FROM record) OR EXISTS (SELECT 1 FROM erased WHERE seq = NEW.seq)"
        f" BEGIN SELECT RAISE(ABORT, '{_OTHER_ERASURE}'); END"
    )
    for table in _WITH_RECORD:
        made.append(
            f"CREATE TRIGGER {table}_with_record BEFORE INSERT ON {table}"
            " WHEN NEW.seq <> (SELECT MAX(seq) FROM record)"
            f" OR EXISTS (SELECT 1 FROM {table} WHERE seq = NEW.seq)"
            " OR EXISTS (SELECT 1 FROM erased WHERE seq = NEW.seq)"
            f" BEGIN SELECT RAISE(ABORT, '{_OTHER_PAYLOAD}'); END"
        )
        made.append(
            f"CREATE TRIGGER {table}_erased BEFORE DELETE ON {table}"
            " WHEN NOT EXISTS (SELECT 1 FROM erased WHERE seq = OLD.seq)"
            f" BEGIN SELECT RAISE(ABORT, '{_NOT_ERASED}'); END"
        )
    return made


def _postgresql() -> list[str]:
    made = [
        _function("venuecheck_append_only", f"RAISE EXCEPTION '{_APPEND_ONLY}';"),
        _function(
            "venuecheck_in_order",
            "IF NEW.seq <> (SELECT COALESCE(MAX(seq), 0) + 1 FROM record)"
            f" OR NEW.previous <> COALESCE((SELECT digest FROM record WHERE seq = NEW.seq - 1), '{_FIRST}')"
            f" THEN RAISE EXCEPTION '{_OUT_OF_ORDER}'; END IF; RETURN NEW;",
        ),
        _function(
            "venuecheck_with_record",
            "IF NEW.seq <> (SELECT MAX(seq) FROM record) OR EXISTS (SELECT 1 FROM erased WHERE seq = NEW.seq)"
            f" THEN RAISE EXCEPTION '{_OTHER_PAYLOAD}'; END IF; RETURN NEW;",
        ),
        _function(
            "venuecheck_erased",
            "IF NOT EXISTS (SELECT 1 FROM erased WHERE seq = OLD.seq)"
            f" THEN RAISE EXCEPTION '{_NOT_ERASED}'; END IF; RETURN OLD;",
        ),
        _function(
            "venuecheck_with_erasure",
            "IF NEW.by_seq <> (SELECT MAX(seq) FROM record)"
            f" THEN RAISE EXCEPTION '{_OTHER_ERASURE}'; END IF; RETURN NEW;",
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
