import type { OcppHabits } from './habits.ts';

/** What the client remembers between two looks. */
export interface ClientMemory {
  habits: OcppHabits;
  isPowered: boolean;
  isClosed: boolean;
  isInoperative: boolean;
  isAccepted: boolean;
  /** The settings with which it was accepted: with them it does not boot again after a mere reconnection. */
  acceptedWith: string;
  usedSettings: string;
  bootCount: number;
  /** A remote start that waits for a car. */
  remoteStartTag: string | undefined;
}

/** Nothing was tried yet, and there is mains. */
export const freshMemory = (bootCount: number): ClientMemory => ({
  habits: {},
  isPowered: true,
  isClosed: false,
  isInoperative: false,
  isAccepted: false,
  acceptedWith: '',
  usedSettings: '',
  bootCount,
  remoteStartTag: undefined,
});
