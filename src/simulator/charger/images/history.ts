import { encodeBlock, type RawValue } from '#simulator/charger/encoding.ts';
import { blocks, historySlots, recordsPerPage } from '#simulator/charger/registerMap.ts';
import type { HistoryRecord, Store } from '#simulator/charger/store.ts';

const empty: HistoryRecord = {
  id: 0,
  startS: 0,
  endS: 0,
  energyWh: 0,
  meterStartWh: 0,
  chargingS: 0,
  peakW: 0,
  maxMa: 0,
  phases: 0,
  stopReason: 0,
  authSource: 0,
  card: '',
  maxTemperatureDeci: 0,
};

function recordValues(record: HistoryRecord, index: number): Record<string, RawValue> {
  const name = (field: string) => `history.${index}.${field}`;
  return {
    [name('id')]: record.id,
    [name('start')]: record.startS,
    [name('end')]: record.endS,
    [name('energy')]: record.energyWh,
    [name('meterStart')]: record.meterStartWh,
    [name('chargingTime')]: record.chargingS,
    [name('peakPower')]: record.peakW,
    [name('maxCurrent')]: record.maxMa,
    [name('phases')]: record.phases,
    [name('stopReason')]: record.stopReason,
    [name('authSource')]: record.authSource,
    [name('rfidLength')]: record.card.length / 2,
    [name('rfid')]: record.card,
    [name('maxTemperature')]: record.maxTemperatureDeci,
  };
}

function records(history: readonly HistoryRecord[], from: number, count: number): Record<string, RawValue> {
  const values: Record<string, RawValue> = {};
  for (let n = 0; n < count; n++) Object.assign(values, recordValues(history[from + n] ?? empty, n));
  return values;
}

/** Block H: five records of one page, newest first; empty ones are zeros. */
export function historyWindowImage(store: Store, page: number): number[] {
  const { history, generations } = store.state;
  const from = page * recordsPerPage;
  return encodeBlock(blocks.H, {
    'history.page': page,
    'history.count': history.length,
    'history.pageCount': Math.max(0, Math.min(recordsPerPage, history.length - from)),
    'history.generation': generations.history,
    ...records(history, from, recordsPerPage),
  });
}

/** Block M: all records. */
export function historyMirrorImage(store: Store): number[] {
  return encodeBlock(blocks.M, records(store.state.history, 0, historySlots));
}
