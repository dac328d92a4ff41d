import { goBack } from './files/firmware.ts';
import { keepRecord, stopReason } from './session.ts';
import type { Store } from './store.ts';
import type { VirtualChargerOptions } from './virtualCharger.types.ts';

/** What a power cut left half done is brought to an end before anything else. */
export function recover(store: Store, options: VirtualChargerOptions): void {
  const { state } = store;
  if (state.runningSession !== undefined) {
    keepRecord(store, { ...state.runningSession, stopReason: stopReason.mainsLoss });
  }
  if (state.unconfirmed !== undefined) {
    state.words = state.unconfirmed.words;
    state.unconfirmed = undefined;
    state.generations.settings = (state.generations.settings + 1) & 0xffff;
    state.generations.cards = (state.generations.cards + 1) & 0xffff;
  }
  goBack(state.firmware);
  const part = options.persistence.part;
  if (state.transfer === undefined || (part?.size() ?? 0) > state.transfer.size) {
    state.transfer = undefined;
    part?.clear();
  }
  state.bootCount += 1;
  store.trySave();
}
