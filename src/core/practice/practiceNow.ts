import { z } from 'zod';
import { type PracticeNode, practiceNodeSchema } from '#shared/contract/practice.ts';
import { createListeners } from '#shared/listeners.ts';
import type { PracticeSite } from './practiceSite.ts';

/** A PIN is changed, and a car plugged, by hands and windows this program does not see. */
const lookEveryMs = 2000;

const siteNowSchema = z.object({
  chargers: z.array(z.object({ serial: z.string(), pin: z.string(), car: z.unknown() })),
  nodes: z.array(practiceNodeSchema).default([]),
});

export interface ChargerNow {
  readonly pin: string;
  readonly isCarPlugged: boolean;
}

/** What can change at the running practice site, looked up as long as somebody watches. */
export interface PracticeNow {
  of(serial: string): ChargerNow | undefined;
  /** Empty at a site without structure. */
  nodes(): readonly PracticeNode[];
  lookNow(): Promise<void>;
  onChange(listener: () => void): () => void;
}

/** `practiceNow.of(serial)?.pin` is the PIN that opens the practice charger now. */
export const createPracticeNow = (practice: PracticeSite): PracticeNow => {
  const listeners = createListeners();
  let chargers = new Map<string, ChargerNow>();
  let nodes: readonly PracticeNode[] = [];
  let known = '';
  let timer: ReturnType<typeof setInterval> | undefined;

  const tell = (next: Map<string, ChargerNow>, nextNodes: readonly PracticeNode[]) => {
    const text = JSON.stringify([...next, nextNodes]);
    if (text === known) return;
    known = text;
    chargers = next;
    nodes = nextNodes;
    listeners.tell();
  };
  const lookNow = async () => {
    if (practice.state().kind !== 'running') {
      tell(new Map(), []);
      return;
    }
    // A site that is just ending does not answer any more; what was known of it goes with it.
    const answer = siteNowSchema.safeParse(await practice.control('/').catch(() => null));
    if (!answer.success) return;
    tell(
      new Map(
        answer.data.chargers.map(({ serial, pin, car }) => [serial, { pin, isCarPlugged: car != null }]),
      ),
      answer.data.nodes,
    );
  };
  practice.onState(() => void lookNow());

  return {
    of: (serial) => chargers.get(serial),
    nodes: () => nodes,
    lookNow,
    onChange(listener) {
      const stop = listeners.add(listener);
      timer ??= setInterval(() => void lookNow(), lookEveryMs).unref();
      void lookNow();
      return () => {
        stop();
        if (!listeners.isEmpty()) return;
        clearInterval(timer);
        timer = undefined;
      };
    },
  };
};
