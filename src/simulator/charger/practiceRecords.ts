import { findFirstCard } from './cards.ts';
import { addRecord, authSource, stopReason } from './session.ts';
import type { Store } from './store.ts';

const everyS = 6 * 3600;
const voltsThreePhase = 690;

/** Sessions that never took place, the last one ended just now: what a charger of some weeks has in its history. */
export function addPracticeRecords(store: Store, nowS: number, count: number): void {
  const { state } = store;
  const card = findFirstCard(store) ?? '';
  for (let n = 0; n < count; n++) {
    state.lastSessionId += 1;
    const id = state.lastSessionId;
    // Different from record to record, the same at every run.
    const energyWh = 3000 + ((id * 7919) % 20_000);
    const amps = 6 + (id % 11);
    const chargingS = Math.round((energyWh * 3600) / (amps * voltsThreePhase));
    const endS = nowS - (count - 1 - n) * everyS;
    const hasCard = card !== '' && id % 3 === 0;
    addRecord(store, {
      id,
      startS: endS - chargingS - 600,
      endS,
      energyWh,
      meterStartWh: Math.floor(state.energyWh),
      chargingS,
      peakW: amps * voltsThreePhase,
      maxMa: amps * 1000,
      phases: 3,
      stopReason: id % 4 === 0 ? stopReason.carFinished : stopReason.unplugged,
      authSource: hasCard ? authSource.card : authSource.free,
      card: hasCard ? card : '',
      maxTemperatureDeci: 280 + (id % 9) * 10,
    });
    state.energyWh += energyWh;
  }
  store.trySave();
}
