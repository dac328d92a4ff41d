import { type BackOff, tryWithBackOff } from '#core/devices/backOff.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { MeterLink } from './meterLink.ts';

export interface KeptLink {
  /** Undefined while there is none. */
  current(): MeterLink | undefined;
  /** The last one there was. */
  known(): MeterLink | undefined;
  close(): Promise<void>;
}

export interface KeptLinkOptions {
  readonly clock: Clock;
  /** Undefined: not connected yet, and tried again with growing waits. */
  readonly first: MeterLink | undefined;
  connect(signal: AbortSignal): Promise<MeterLink>;
  isWanted(): boolean;
  onLost(): void;
}

/** A link to a meter that is brought back whenever it ends by itself. */
export const keepLink = ({ clock, first, connect, isWanted, onLost }: KeptLinkOptions): KeptLink => {
  let current: MeterLink | undefined;
  let known = first;
  let backOff: BackOff | undefined;

  const use = (opened: MeterLink) => {
    current = opened;
    known = opened;
    opened.link.onClosed(({ wanted }) => {
      if (current === opened) current = undefined;
      if (!wanted) comeBack();
    });
    // It may have ended before anybody listened.
    if (!opened.link.isOpen() && current === opened) {
      current = undefined;
      comeBack();
    }
  };
  const comeBack = () => {
    if (!isWanted()) return;
    onLost();
    backOff = tryWithBackOff(clock, async (signal) => {
      const opened = await connect(signal);
      if (signal.aborted) await opened.link.close();
      else use(opened);
    });
  };
  if (first === undefined) comeBack();
  else use(first);

  return {
    current: () => current,
    known: () => known,
    close: async () => {
      await backOff?.stop();
      await current?.link.close();
    },
  };
};
