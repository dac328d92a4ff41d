import type { BackEnd } from '#core/ocpp/backEnd/startBackEnd.ts';
import { toWireError } from '#shared/contract/wireError.ts';
import type { BackEndEvent, Violation } from '#shared/domain/ocppBackEnd/backEndEvent.ts';
import {
  type BackEndAlert,
  type BackEndListening,
  type BackEndStart,
  type BackEndUpload,
  backEndLimits,
  type NumberedFrame,
} from '#shared/domain/ocppBackEnd/backEndState.ts';
import { appError, isAppError } from '#shared/errors/appError.ts';
import type { FromBackEnd, ToBackEnd } from './channel.ts';

export interface WorkerParts {
  start(options: BackEndStart, dataDir: string): Promise<{ backEnd: BackEnd; tls: BackEndListening['tls'] }>;
  say(message: FromBackEnd): void;
  /** Whether the application has taken what was said so far. */
  isHeard(): boolean;
  nowMs(): number;
  /** The back end is over, or never began: the process can end. */
  over(): void;
}

/** Ten times a second is as fast as anybody looks. */
const tellEveryMs = 100;

const wire = (error: unknown) =>
  toWireError(
    isAppError(error) ? error : appError('ocpp.back-end-died', { reason: 'fault' }, { cause: error }),
  );

/** Gathers what a back end tells, and says it at most ten times a second. */
const createTelling = ({ say, isHeard, nowMs }: WorkerParts, backEnd: BackEnd) => {
  const violations: Violation[] = [];
  const alerts: BackEndAlert[] = [];
  const uploads: BackEndUpload[] = [];
  let frames: NumberedFrame[] = [];
  let lastNr = 0;
  let timer: NodeJS.Timeout | undefined;
  const keep = <T>(list: T[], most: number, item: T): void => {
    if (list.push(item) > most) list.shift();
  };
  const flush = (): void => {
    clearTimeout(timer);
    timer = undefined;
    say({
      kind: 'update',
      ...{ attempts: backEnd.attempts(), chargers: backEnd.chargers(), violations, alerts, uploads, frames },
    });
    frames = [];
  };
  const soon = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      if (isHeard()) flush();
      else soon();
    }, tellEveryMs);
  };
  const hear = (event: BackEndEvent): void => {
    if (event.event === 'frame') {
      lastNr += 1;
      keep(frames, backEndLimits.frames, { nr: lastNr, ...event.frame });
    } else if (event.event === 'violation') keep(violations, backEndLimits.violations, event.violation);
    else if (event.event === 'alert') keep(alerts, backEndLimits.alerts, event);
    else if (event.event === 'upload') {
      const { identity, file, bytes, state } = event;
      keep(uploads, backEndLimits.uploads, { identity, file, bytes, state, atMs: nowMs() });
    }
    soon();
  };
  return { hear, flush };
};

/** The local back end inside its own process: told over the channel, telling what happens, gone with its end. */
export const createBackEndWorker = (parts: WorkerParts): ((message: ToBackEnd) => void) => {
  const { say, over } = parts;
  let backEnd: BackEnd | undefined;
  let isStopping = false;
  let hasBegun = false;

  const begin = async ({ options, dataDir }: Extract<ToBackEnd, { kind: 'start' }>): Promise<void> => {
    const startedMs = parts.nowMs();
    const { backEnd: started, tls } = await parts.start(options, dataDir);
    const { url, port, endsMs } = started;
    const { key: _key, keyHash: _hash, clientCaPem, ...told } = options;
    const clientCa = told.profile !== 3 ? null : clientCaPem == null ? 'own' : 'given';
    const telling = createTelling(parts, started);
    started.onEvent((event) => {
      telling.hear(event);
      if (event.event !== 'closed') return;
      telling.flush();
      say({ kind: 'ended', reason: event.reason });
      over();
    });
    backEnd = started;
    say({ kind: 'started', listening: { ...told, clientCa, url, port, startedMs, endsMs, tls } });
    if (isStopping) void started.close('asked');
  };

  return (message) => {
    switch (message.kind) {
      case 'start':
        hasBegun = true;
        begin(message).catch((error: unknown) => {
          say({ kind: 'failed', error: wire(error) });
          over();
        });
        return;
      case 'run': {
        const { id, command } = message;
        const running = backEnd?.run(command) ?? Promise.reject(appError('ocpp.back-end-not-running', {}));
        running.then(
          (result) => say({ kind: 'answered', id, result }),
          (error: unknown) => say({ kind: 'refused', id, error: wire(error) }),
        );
        return;
      }
      case 'stop':
        isStopping = true;
        if (hasBegun) void backEnd?.close('asked');
        else over();
        return;
      default:
        message satisfies never;
    }
  };
};
