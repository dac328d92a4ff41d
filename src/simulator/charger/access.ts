import type { DeviceTime } from './deviceTime.ts';
import { factoryPin } from './factory.ts';
import type { Store } from './store.ts';

const attempts = 5;
const firstBlockS = 60;
const longestBlockS = 3600;
/** Left as it is by `speed`: a person or a host thinks at the usual pace. */
const openMs = 300_000;

export type PinVerdict = 'right' | 'wrong' | 'blocked';

/** One counter of attempts for both doors. */
export interface PinGuard {
  check(pin: string): PinVerdict;
  change(newPin: string): void;
  isBlocked(): boolean;
  blockedS(): number;
  attemptsLeft(): number;
  isFactoryPin(): boolean;
}

export function createPinGuard(store: Store, time: DeviceTime): PinGuard {
  const { state } = store;
  // What a restart must not forget is in real time, so that it also passes while the charger is off.
  const blockedMs = () => Math.max(0, state.blockedUntilRealMs - time.realMs()) * time.speed;
  const isBlocked = () => blockedMs() > 0;

  const block = () => {
    const seconds = Math.min(longestBlockS, firstBlockS * 2 ** state.blocks);
    state.blocks += 1;
    state.wrongPins = 0;
    state.blockedUntilRealMs = time.realMs() + (seconds * 1000) / time.speed;
  };

  return {
    check: (pin) => {
      if (isBlocked()) return 'blocked';
      if (pin === state.pin) {
        state.wrongPins = 0;
        state.blocks = 0;
        store.trySave();
        return 'right';
      }
      state.wrongPins += 1;
      if (state.wrongPins >= attempts) block();
      store.trySave();
      return 'wrong';
    },
    change: (newPin) => {
      state.pin = newPin;
      store.trySave();
    },
    isBlocked,
    blockedS: () => Math.ceil(blockedMs() / 1000),
    attemptsLeft: () => (isBlocked() ? 0 : attempts - state.wrongPins),
    isFactoryPin: () => state.pin === factoryPin,
  };
}

/** Whether one connection has shown the PIN; use keeps it open. */
export interface OpenLatch {
  isOpen(): boolean;
  open(): void;
  lock(): void;
  touch(): void;
}

export function createOpenLatch(time: DeviceTime): OpenLatch {
  let openUntilRealMs = 0;
  const isOpen = () => time.realMs() < openUntilRealMs;
  const open = () => {
    openUntilRealMs = time.realMs() + openMs;
  };
  return {
    isOpen,
    open,
    lock: () => {
      openUntilRealMs = 0;
    },
    touch: () => {
      if (isOpen()) open();
    },
  };
}
