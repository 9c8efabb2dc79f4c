"""The database as a whole."""

import sqlite3
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection

from octavo.news.errors import DiskFullError, NewerDatabaseError, StoreError
from octavo.store import feeds, upkeep
from tests.store.made import a_feed


@pytest.mark.django_db
def test_the_tables_are_what_the_migrations_make():
    """No model has changed without its migration."""
    call_command("makemigrations", "store", check=True, dry_run=True, verbosity=0)


@pytest.mark.django_db
def test_a_sound_database_has_nothing_to_say():
    """A database just made is sound and up to date."""
    assert upkeep.check() == ()
    assert upkeep.is_prepared()


@pytest.mark.django_db
def test_a_newer_database_is_left_alone():
    """What a later version wrote is refused before anything is touched, and named."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO django_migrations (app, name, applied) "
            "VALUES ('store', '9999_from_the_future', '2030-01-01')"
        )

    with pytest.raises(NewerDatabaseError, match=r"later version of Octavo.*9999_from_the_future"):
        upkeep.prepare()


@pytest.mark.django_db
def test_a_full_disk_is_told_in_plain_words():
    """When there is no room left, the message says so and what to do; what was there stays."""
    a_feed()
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA page_count")
        pages = cursor.fetchone()[0]
        cursor.execute(f"PRAGMA max_page_count = {pages}")
    try:
        with pytest.raises(DiskFullError, match="free some space"), upkeep.plain_errors():
            for n in range(1000):
                a_feed(f"host{n}.example", title="x" * 400)
    finally:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA max_page_count = 1073741823")

    assert feeds.count_feeds() >= 1


@pytest.mark.django_db
def test_another_database_error_names_the_file():
    """Whatever else goes wrong in the database comes out as a StoreError."""
    with pytest.raises(StoreError, match="cannot be used"), upkeep.plain_errors():
        raise DatabaseError("database disk image is malformed")


def test_disk_full_is_known_by_its_code(tmp_path: Path):
    """SQLite's own code for a full disk is recognised, whatever its words."""
    with sqlite3.connect(tmp_path / "x.sqlite3") as database:
        database.execute("CREATE TABLE t (x)")
        database.execute("PRAGMA max_page_count = 2")
        with pytest.raises(sqlite3.OperationalError) as caught:
            database.execute("INSERT INTO t VALUES (zeroblob(100000))")
    database.close()

    assert upkeep.is_disk_full(caught.value)
