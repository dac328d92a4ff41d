/**
 * Version 1. `entry.row` is the text the hash is made of; everything one filters by is generated from it, so no column
 * can say something else than the row. An index on a generated column is what makes it fast.
 */
export const m001SiteLog = `
CREATE TABLE entry (
  number INTEGER PRIMARY KEY,
  row TEXT NOT NULL CHECK (json_valid(row) AND json_extract(row, '$.number') = number),
  hash TEXT NOT NULL CHECK (length(hash) = 64),
  id TEXT NOT NULL GENERATED ALWAYS AS (json_extract(row, '$.id')) VIRTUAL,
  kind TEXT NOT NULL GENERATED ALWAYS AS (json_extract(row, '$.kind')) VIRTUAL,
  at_ms INTEGER NOT NULL GENERATED ALWAYS AS (json_extract(row, '$.atMs')) VIRTUAL,
  site_id TEXT GENERATED ALWAYS AS (json_extract(row, '$.siteId')) VIRTUAL,
  visit_id TEXT GENERATED ALWAYS AS (json_extract(row, '$.visitId')) VIRTUAL,
  charger_serial TEXT GENERATED ALWAYS AS (json_extract(row, '$.chargerSerial')) VIRTUAL,
  job_id TEXT GENERATED ALWAYS AS (json_extract(row, '$.jobId')) VIRTUAL,
  intent_id TEXT GENERATED ALWAYS AS (json_extract(row, '$.intentId')) VIRTUAL,
  person TEXT NOT NULL GENERATED ALWAYS AS (json_extract(row, '$.person')) VIRTUAL,
  practice INTEGER NOT NULL GENERATED ALWAYS AS (json_extract(row, '$.practice')) VIRTUAL
) STRICT;
CREATE UNIQUE INDEX entry_by_id ON entry (id);
CREATE INDEX entry_by_kind ON entry (kind);
CREATE INDEX entry_by_time ON entry (at_ms);
CREATE INDEX entry_by_site ON entry (site_id);
CREATE INDEX entry_by_visit ON entry (visit_id) WHERE visit_id IS NOT NULL;
CREATE INDEX entry_by_charger ON entry (charger_serial);
CREATE INDEX entry_by_job ON entry (job_id) WHERE job_id IS NOT NULL;
CREATE INDEX entry_by_intent ON entry (intent_id) WHERE intent_id IS NOT NULL;
CREATE INDEX entry_by_person ON entry (person);
CREATE INDEX entry_by_practice ON entry (practice);

CREATE VIRTUAL TABLE entry_words USING fts5 (
  words, content = '', tokenize = 'unicode61 remove_diacritics 2'
);

-- INSERT OR REPLACE would delete a row without asking the delete trigger: it has to be refused before it happens.
CREATE TRIGGER entry_only_next BEFORE INSERT ON entry
WHEN NEW.number <> (SELECT coalesce(max(number), 0) + 1 FROM entry)
  OR EXISTS (SELECT 1 FROM entry WHERE id = json_extract(NEW.row, '$.id'))
BEGIN SELECT RAISE(ABORT, 'the site log only grows at its end'); END;
CREATE TRIGGER entry_no_update BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'entries of the site log cannot be changed'); END;
CREATE TRIGGER entry_no_delete BEFORE DELETE ON entry
BEGIN SELECT RAISE(ABORT, 'entries of the site log cannot be deleted'); END;

CREATE TABLE snapshot (
  id TEXT PRIMARY KEY,
  charger_serial TEXT NOT NULL,
  taken_at_ms INTEGER NOT NULL,
  body TEXT NOT NULL CHECK (json_valid(body)),
  hash TEXT NOT NULL CHECK (length(hash) = 64)
) STRICT;
CREATE INDEX snapshot_by_charger ON snapshot (charger_serial, taken_at_ms);
CREATE TRIGGER snapshot_only_new BEFORE INSERT ON snapshot
WHEN EXISTS (SELECT 1 FROM snapshot WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'this snapshot exists'); END;
CREATE TRIGGER snapshot_no_update BEFORE UPDATE ON snapshot
BEGIN SELECT RAISE(ABORT, 'snapshots cannot be changed'); END;
CREATE TRIGGER snapshot_no_delete BEFORE DELETE ON snapshot
BEGIN SELECT RAISE(ABORT, 'snapshots cannot be deleted'); END;

CREATE TABLE site (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  country TEXT NOT NULL,
  practice INTEGER NOT NULL CHECK (practice IN (0, 1)),
  created_at_ms INTEGER NOT NULL
) STRICT;
CREATE TABLE socket (
  id TEXT PRIMARY KEY,
  site_id TEXT NOT NULL REFERENCES site (id),
  label TEXT NOT NULL,
  created_at_ms INTEGER NOT NULL,
  UNIQUE (site_id, label)
) STRICT;
CREATE TABLE charger (
  serial TEXT PRIMARY KEY,
  model TEXT NOT NULL,
  name TEXT NOT NULL,
  firmware TEXT NOT NULL,
  site_id TEXT REFERENCES site (id),
  socket_id TEXT REFERENCES socket (id),
  modbus_address TEXT,
  practice INTEGER NOT NULL CHECK (practice IN (0, 1)),
  last_seen_at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX charger_by_site ON charger (site_id);
CREATE TABLE visit (
  id TEXT PRIMARY KEY,
  site_id TEXT NOT NULL REFERENCES site (id),
  person TEXT NOT NULL,
  started_at_ms INTEGER NOT NULL,
  ended_at_ms INTEGER
) STRICT;
CREATE INDEX visit_by_site ON visit (site_id, started_at_ms);

CREATE TABLE job (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  site_id TEXT,
  charger_serial TEXT,
  open INTEGER NOT NULL CHECK (open IN (0, 1)),
  state TEXT NOT NULL CHECK (json_valid(state)),
  updated_at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX job_open ON job (updated_at_ms) WHERE open = 1;
CREATE TABLE setting (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL CHECK (json_valid(value))
) STRICT;

-- Which processes have this log open, and their last sign of life. A row that is missing means: closed.
CREATE TABLE process (
  pid INTEGER NOT NULL,
  started_at_ms INTEGER NOT NULL,
  place TEXT NOT NULL,
  label TEXT NOT NULL,
  seen_at_ms INTEGER NOT NULL,
  PRIMARY KEY (pid, started_at_ms)
) STRICT;
-- Who announced an intent that has no outcome yet.
CREATE TABLE intent_owner (
  entry_id TEXT PRIMARY KEY,
  pid INTEGER NOT NULL,
  started_at_ms INTEGER NOT NULL
) STRICT;
CREATE TABLE device_lease (
  device TEXT PRIMARY KEY,
  pid INTEGER NOT NULL,
  started_at_ms INTEGER NOT NULL,
  label TEXT NOT NULL
) STRICT;
`;
