"""The numbered steps from an empty file to today's tables; a released step never changes."""

from sqlite_utils import Database, Migrations

from storage.schema import APPLICATION_ID, TABLES_1_0, TABLES_1_1

migrations = Migrations("baocaoxa")


@migrations(name="0001 first tables")
def _first_tables(db: Database) -> None:
    db.conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    for statement in TABLES_1_0:
        db.conn.execute(statement)


@migrations(name="0002 tables of 1.1")
def _tables_of_1_1(db: Database) -> None:
    for statement in TABLES_1_1:
        db.conn.execute(statement)
