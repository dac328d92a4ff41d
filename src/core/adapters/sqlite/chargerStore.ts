import { type KnownCharger, knownChargerSchema } from '#shared/domain/logEntry.ts';
import { parsedInput } from './parsedInput.ts';
import { readAs } from './readRow.ts';
import { inOneWrite, type StoreContext } from './storeContext.ts';

type ChargerRow = Omit<KnownCharger, 'practice'> & { practice: number };

const columns = `serial, model, name, firmware, site_id AS siteId, socket_id AS socketId,
  modbus_address AS modbusAddress, practice, last_seen_at_ms AS lastSeenAtMs`;

/** Chargers as last seen. */
export const createChargerStore = ({ db, file, nowMs }: StoreContext) => {
  const bySerial = db.prepare<[string], ChargerRow>(`SELECT ${columns} FROM charger WHERE serial = ?`);
  const all = db.prepare<[], ChargerRow>(
    `SELECT ${columns} FROM charger ORDER BY last_seen_at_ms DESC, serial`,
  );
  const bySite = db.prepare<[string], ChargerRow>(
    `SELECT ${columns} FROM charger WHERE site_id = ? ORDER BY last_seen_at_ms DESC, serial`,
  );
  const save = db.prepare(
    `INSERT INTO charger
       (serial, model, name, firmware, site_id, socket_id, modbus_address, practice, last_seen_at_ms)
     VALUES (@serial, @model, @name, @firmware, @siteId, @socketId, @modbusAddress, @practice, @lastSeenAtMs)
     ON CONFLICT (serial) DO UPDATE SET model = excluded.model, name = excluded.name,
       firmware = excluded.firmware, site_id = excluded.site_id, socket_id = excluded.socket_id,
       modbus_address = excluded.modbus_address, practice = excluded.practice,
       last_seen_at_ms = excluded.last_seen_at_ms`,
  );
  const read = (row: ChargerRow): KnownCharger =>
    readAs(knownChargerSchema, { ...row, practice: row.practice === 1 }, file);

  const charger = (serial: string): KnownCharger | undefined => {
    const row = bySerial.get(serial);
    return row && read(row);
  };

  return {
    charger,
    chargers: (siteId?: string): readonly KnownCharger[] =>
      (siteId === undefined ? all.all() : bySite.all(siteId)).map(read),
    rememberCharger: (input: Pick<KnownCharger, 'serial'> & Partial<KnownCharger>): KnownCharger =>
      inOneWrite(db, () => {
        const blank = {
          model: '',
          name: '',
          firmware: '',
          siteId: null,
          socketId: null,
          modbusAddress: null,
          practice: false,
        };
        const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
        const known = { ...blank, ...charger(input.serial), lastSeenAtMs: nowMs(), ...given };
        const merged = parsedInput(knownChargerSchema, known);
        save.run({ ...merged, practice: Number(merged.practice) });
        return merged;
      }),
  };
};
