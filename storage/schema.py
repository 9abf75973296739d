"""The tables of every version, word for word as files of that version hold them."""

NAME = "baocaoxa.db"
APPLICATION_ID = 0x42435841  # "BCXA"
MAJOR, MINOR = 1, 1
VERSION = MAJOR << 16 | MINOR

# The reader of strangers' files compares these texts letter by letter: never edit a released one.
TABLES_1_0 = (
    """CREATE TABLE meta (
  key TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE register (
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  valid_from TEXT NOT NULL,
  valid_to TEXT,
  position INTEGER NOT NULL,
  body TEXT NOT NULL,
  digest TEXT NOT NULL,
  PRIMARY KEY (kind, id, valid_from)
) STRICT""",
    """CREATE TABLE report (
  id TEXT PRIMARY KEY NOT NULL,
  template TEXT NOT NULL,
  version TEXT NOT NULL,
  period TEXT NOT NULL,
  unit TEXT NOT NULL,
  first_day TEXT,
  last_day TEXT,
  state TEXT NOT NULL CHECK (state IN ('draft', 'final')),
  revision INTEGER NOT NULL CHECK (revision > 0),
  counter INTEGER NOT NULL CHECK (counter >= 0),
  source TEXT NOT NULL CHECK (source IN ('own', 'practice', 'received')),
  head TEXT REFERENCES revision (digest) DEFERRABLE INITIALLY DEFERRED,
  digest TEXT NOT NULL,
  seq INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  changed_at TEXT NOT NULL
) STRICT""",
    """CREATE TABLE answer (
  report TEXT NOT NULL REFERENCES report (id),
  key TEXT NOT NULL,
  digest TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (report, key)
) STRICT""",
    """CREATE TABLE revision (
  digest TEXT PRIMARY KEY NOT NULL,
  report TEXT NOT NULL REFERENCES report (id),
  revision INTEGER NOT NULL CHECK (revision > 0),
  counter INTEGER NOT NULL CHECK (counter > 0),
  parents TEXT NOT NULL,
  install TEXT NOT NULL,
  seq INTEGER NOT NULL,
  wall_time TEXT NOT NULL,
  body TEXT NOT NULL,
  snapshot TEXT NOT NULL
) STRICT""",
    "CREATE INDEX revision_report ON revision (report, counter)",
    """CREATE TABLE registration (
  report TEXT NOT NULL REFERENCES report (id),
  revision INTEGER NOT NULL,
  number TEXT,
  date TEXT,
  counter INTEGER NOT NULL,
  digest TEXT NOT NULL,
  PRIMARY KEY (report, revision)
) STRICT""",
    """CREATE TABLE closed_finding (
  report TEXT NOT NULL REFERENCES report (id),
  code TEXT NOT NULL,
  section TEXT NOT NULL,
  quote TEXT NOT NULL,
  reason TEXT NOT NULL,
  wall_time TEXT NOT NULL,
  digest TEXT NOT NULL,
  PRIMARY KEY (report, code, section, quote)
) STRICT""",
    """CREATE TABLE receipt (
  id INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL,
  name TEXT NOT NULL,
  size INTEGER NOT NULL,
  outcome TEXT NOT NULL,
  detail TEXT NOT NULL,
  install TEXT NOT NULL,
  seq INTEGER NOT NULL,
  taken TEXT NOT NULL,
  UNIQUE (sha256, outcome)
) STRICT""",
)

# Version 1.1 adds these.
TABLES_1_1 = (
    """CREATE TABLE bin (
  report TEXT PRIMARY KEY NOT NULL REFERENCES report (id),
  seq INTEGER NOT NULL,
  wall_time TEXT NOT NULL
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE version (
  report TEXT NOT NULL REFERENCES report (id),
  key TEXT NOT NULL,
  seq INTEGER NOT NULL,
  wall_time TEXT NOT NULL,
  digest TEXT NOT NULL,
  packed TEXT NOT NULL,
  PRIMARY KEY (report, key, seq)
) STRICT""",
    """CREATE TABLE lineage (
  report TEXT NOT NULL REFERENCES report (id),
  actor TEXT NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY (report, actor)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE remark (
  report TEXT NOT NULL,
  id TEXT NOT NULL,
  head TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision > 0),
  section TEXT NOT NULL,
  field TEXT NOT NULL,
  text TEXT NOT NULL,
  office TEXT NOT NULL,
  wall_time TEXT NOT NULL,
  answer TEXT NOT NULL,
  digest TEXT NOT NULL,
  PRIMARY KEY (report, id)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE acknowledgement (
  report TEXT NOT NULL,
  head TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision > 0),
  verdict TEXT NOT NULL CHECK (verdict IN ('accepted', 'returned')),
  office TEXT NOT NULL,
  counter INTEGER NOT NULL CHECK (counter > 0),
  wall_time TEXT NOT NULL,
  digest TEXT NOT NULL,
  PRIMARY KEY (report, head)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE delivery (
  sha256 TEXT NOT NULL,
  report TEXT NOT NULL,
  revision INTEGER NOT NULL,
  head TEXT NOT NULL,
  counter INTEGER NOT NULL,
  PRIMARY KEY (sha256, report)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE tally (
  template TEXT NOT NULL,
  period TEXT NOT NULL,
  report TEXT NOT NULL,
  version TEXT NOT NULL,
  head TEXT NOT NULL,
  revision INTEGER NOT NULL,
  counter INTEGER NOT NULL,
  unit TEXT NOT NULL,
  superior TEXT NOT NULL,
  province TEXT NOT NULL,
  figures TEXT NOT NULL,
  PRIMARY KEY (template, period, report)
) STRICT, WITHOUT ROWID""",
    "CREATE INDEX report_period ON report (template, period)",
    # A new revision is looked for among the reports that wait for it: without this, among all.
    "CREATE INDEX report_head ON report (head)",
)

# Each version that was ever released, and all its tables; files of every one stay readable.
RELEASED = {
    MAJOR << 16 | 0: TABLES_1_0,
    VERSION: (*TABLES_1_0, *TABLES_1_1),
}

# Ours word for word, so that a hand-copied database has one known schema with any sqlite-utils.
MIGRATION_RECORD = (
    """CREATE TABLE _sqlite_migrations (
  id INTEGER PRIMARY KEY,
  migration_set TEXT,
  name TEXT,
  applied_at TEXT
)""",
    """CREATE UNIQUE INDEX _sqlite_migrations_once
ON _sqlite_migrations (migration_set, name)""",
)
