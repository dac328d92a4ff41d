import type { LiveSample } from '#core/devices/deviceSession.types.ts';
import { followDevice } from '#core/devices/followDevice.ts';
import type { OpenDevices } from '#core/devices/openDevices.ts';
import type { Clock } from '#core/ports/clock.ts';
import { createSampleRing, type PastSamples, type SampleRing } from './sampleRing.ts';

export type SampleListener = (deviceId: string, sample: LiveSample) => void;

/** The live samples of the open chargers: an hour of them kept, each told to whoever listens. */
export interface LiveRecorder {
  /** What was recorded of a charger; empty for one that was not looked at. */
  past(deviceId: string): PastSamples;
  /** Every sample of every charger that is followed. */
  onSample(listener: SampleListener): () => void;
  /** Follows one charger until the returned function is called; `device.not-connected` when there is none. */
  watch(deviceId: string): () => void;
  /** Follows every open charger that no job holds, until the returned function is called. */
  watchAll(): () => void;
}

const hourOfSamples = 3600;
const tryAgainMs = 1000;

interface Recording {
  readonly ring: SampleRing;
  readonly stopping: AbortController;
}

/** Who wants samples, of one charger or of all that no job holds; each call returns its own end. */
const createDemand = (changed: () => void) => {
  const wanted = new Map<string, number>();
  let watchers = 0;
  return {
    isFor: (id: string, jobId: string | null) => wanted.has(id) || (watchers > 0 && jobId === null),
    forOne: (id: string) => {
      wanted.set(id, (wanted.get(id) ?? 0) + 1);
      changed();
      return () => {
        const left = (wanted.get(id) ?? 1) - 1;
        if (left > 0) wanted.set(id, left);
        else wanted.delete(id);
        changed();
      };
    },
    forAll: () => {
      watchers += 1;
      changed();
      return () => {
        watchers -= 1;
        changed();
      };
    },
  };
};

/** Jobs read their charger themselves, at the pace of their work: one they hold is followed only on demand. */
export const createLiveRecorder = (devices: OpenDevices, clock: Clock): LiveRecorder => {
  const rings = new Map<string, SampleRing>();
  const running = new Map<string, Recording>();
  const listeners = new Set<SampleListener>();
  const demand = createDemand(() => devicesChanged());

  const begin = (id: string): void => {
    const ring = rings.get(id) ?? createSampleRing(hourOfSamples);
    rings.set(id, ring);
    const recording = { ring, stopping: new AbortController() };
    running.set(id, recording);
    const keep = (sample: LiveSample) => {
      ring.add(sample);
      for (const listener of listeners) listener(id, sample);
    };
    followDevice(devices, id, keep, recording.stopping.signal)
      // A charger that did not let itself be followed is asked again, at the pace of its samples.
      .catch(() => clock.sleep(tryAgainMs, recording.stopping.signal).catch(() => undefined))
      .finally(() => {
        if (running.get(id) !== recording) return;
        running.delete(id);
        devicesChanged();
      });
  };
  const end = (id: string): void => {
    running.get(id)?.stopping.abort();
    running.delete(id);
  };
  const devicesChanged = (): void => {
    const open = new Map(devices.list().map((device) => [device.session.id, device]));
    for (const id of [...rings.keys()]) {
      if (open.has(id)) continue;
      end(id);
      rings.delete(id);
    }
    for (const [id, { jobId, session }] of open) {
      if (!demand.isFor(id, jobId)) end(id);
      else if (!running.has(id) && session.isOpen()) begin(id);
    }
  };
  devices.onChange(devicesChanged);

  return {
    past: (id) => (rings.get(id) ?? createSampleRing(0)).past(),
    onSample(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    watch(id) {
      devices.get(id);
      return demand.forOne(id);
    },
    watchAll: demand.forAll,
  };
};
