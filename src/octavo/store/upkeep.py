"""The database as a whole: made ready, checked, and its errors told in our words."""

import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

from octavo.news.errors import (
    DamagedDatabaseError,
    DiskFullError,
    HomeError,
    NewerDatabaseError,
    StoreError,
)

APP = "store"
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_NOT_OURS = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM}


def prepare() -> None:
    """Bring the database up to date, making it where there is none.

    Raises:
        NewerDatabaseError: a later version of Octavo wrote it.
        DiskFullError: there is no room.
    """
    with plain_errors():
        refuse_newer()
        call_command("migrate", interactive=False, verbosity=0)


def refuse_newer() -> None:
    """Refuse to touch what a later version of Octavo wrote.

    Raises:
        NewerDatabaseError: it has migrations this version does not know.
    """
    executor = MigrationExecutor(connection)
    known = {name for app, name in executor.loader.disk_migrations if app == APP}
    recorded = MigrationRecorder(connection).applied_migrations()
    applied = {name for app, name in recorded if app == APP}
    if unknown := sorted(applied - known):
        raise NewerDatabaseError(str(connection.settings_dict["NAME"]), unknown[-1])


def is_prepared() -> bool:
    """Tell whether the database is there and up to date."""
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def check() -> tuple[str, ...]:
    """Check the database file; give what is wrong with it, nothing when it is sound."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA quick_check")
        found = [row[0] for row in cursor.fetchall()]
        cursor.execute("PRAGMA foreign_key_check")
        found += [
            f"{row[0]} row {row[1]} points at a missing {row[2]}" for row in cursor.fetchall()
        ]
    return tuple(line for line in found if line != "ok")


def close() -> None:
    """Close the connection, so that another process or thread starts from its own."""
    connection.close()


@contextmanager
def one_transaction() -> Generator[None]:
    """Keep all that is written within, or nothing of it."""
    with transaction.atomic():
        yield


@contextmanager
def plain_errors() -> Generator[None]:
    """Tell what the database cannot do in words an operator can act on."""
    path = Path(str(connection.settings_dict["NAME"]))
    try:
        yield
    except DatabaseError as error:
        if is_disk_full(error):
            raise DiskFullError(str(path)) from error
        if _code(error) in _DAMAGED:
            raise DamagedDatabaseError(str(path), str(error)) from error
        if _code(error) in _NOT_OURS:
            raise HomeError(str(path), str(error)) from error
        raise StoreError(f"the database {path} cannot be used: {error}") from error


def is_disk_full(error: BaseException) -> bool:
    """Tell whether the database failed for want of room."""
    return _code(error) == sqlite3.SQLITE_FULL or "disk is full" in str(error)


def _code(error: BaseException) -> int | None:
    """Give SQLite's own code of what went wrong, without what it adds to a code."""
    cause = error.__cause__ if error.__cause__ is not None else error
    code = getattr(cause, "sqlite_errorcode", None)
    return None if code is None else int(code) & 0xFF
