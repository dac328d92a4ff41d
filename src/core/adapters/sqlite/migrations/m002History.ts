/** Version 2. What chargers wrote down themselves, once each: `identity` tells two records of a charger apart. */
export const m002History = `
CREATE TABLE history_record (
  number INTEGER PRIMARY KEY,
  charger_serial TEXT NOT NULL,
  identity TEXT NOT NULL,
  record TEXT NOT NULL CHECK (json_valid(record) AND json_extract(record, '$.identity') = identity),
  practice INTEGER NOT NULL CHECK (practice IN (0, 1)),
  taken_at_ms INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX history_record_once ON history_record (charger_serial, identity);
CREATE TRIGGER history_record_only_new BEFORE INSERT ON history_record
WHEN EXISTS (
  SELECT 1 FROM history_record WHERE charger_serial = NEW.charger_serial AND identity = NEW.identity
) OR EXISTS (SELECT 1 FROM history_record WHERE number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'this record exists'); END;
CREATE TRIGGER history_record_no_update BEFORE UPDATE ON history_record
BEGIN SELECT RAISE(ABORT, 'records of a charger cannot be changed'); END;
CREATE TRIGGER history_record_no_delete BEFORE DELETE ON history_record
BEGIN SELECT RAISE(ABORT, 'records of a charger cannot be deleted'); END;
`;
