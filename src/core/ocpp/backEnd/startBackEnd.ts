import type { Clock } from '#core/ports/clock.ts';
import type {
  OcppFiles,
  OcppSchema,
  OcppServer,
  OcppServerListeners,
  OcppServerTls,
} from '#core/ports/ocppServer.ts';
import type { BackEndCommand, CommandResult } from '#shared/domain/ocppBackEnd/backEndCommand.ts';
import type { BackEndEvent, ChargerView, EndReason, Frame } from '#shared/domain/ocppBackEnd/backEndEvent.ts';
import type { KeyHash } from '#shared/domain/ocppBackEnd/backEndState.ts';
import type { Attempt } from '#shared/domain/ocppBackEnd/ladder.ts';
import { createListeners } from '#shared/listeners.ts';
import { type Admission, admit } from './admit.ts';
import { createAttemptList } from './attemptList.ts';
import { readAuthorizationKey } from './authorizationKey.ts';
import { createChargerLinks } from './chargerLinks.ts';
import { runCommand } from './runCommand.ts';
import { createUploads } from './uploads.ts';

export interface BackEndDeps {
  readonly server: OcppServer;
  readonly schema: OcppSchema;
  readonly files: OcppFiles;
  readonly clock: Pick<Clock, 'nowMs'>;
}

export interface BackEndOptions {
  /** An address of this computer. */
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** The only chargers let in; empty: everybody. */
  readonly identities: readonly string[];
  /** Of the address before the identity, as `/ocpp`; the empty string is the root. */
  readonly paths?: readonly string[];
  /** As typed; with it a charger has to authenticate. */
  readonly key?: string;
  /** In place of the key, where only that it is the right one can be told. */
  readonly keyHash?: KeyHash;
  /** With it only TLS is spoken. */
  readonly tls?: OcppServerTls;
  readonly mode: 'report' | 'enforce';
  /** It stops by itself after that. */
  readonly minutes: number;
  readonly heartbeatIntervalS: number;
  readonly pingIntervalMs?: number;
  readonly callTimeoutMs?: number;
  /** A connection that lives so long has outlasted the usual idle time-outs of proxies. */
  readonly aliveAfterMs?: number;
  readonly headersTimeoutMs?: number;
  readonly maxConnections?: number;
  readonly largestUploadBytes?: number;
}

/** A central system on this computer. */
export interface BackEnd {
  readonly port: number;
  /** What a charger that appends its identity is given. */
  readonly url: string;
  readonly endsMs: number;
  onEvent(listener: (event: BackEndEvent) => void): () => void;
  /** Errors: `ocpp.not-connected`, `ocpp.not-ready`, `ocpp.call-timeout`, `ocpp.call-refused`, `ocpp.link-lost`. */
  run(command: BackEndCommand): Promise<CommandResult>;
  attempts(): readonly Attempt[];
  chargers(): readonly ChargerView[];
  /** The newest frames, oldest first. */
  frames(): readonly Frame[];
  close(reason: EndReason): Promise<void>;
}

const mostFrames = 500;
const defaults = {
  pingIntervalMs: 25_000,
  callTimeoutMs: 30_000,
  aliveAfterMs: 60_000,
  headersTimeoutMs: 5000,
  maxConnections: 200,
  paths: ['/ocpp', ''],
};

const serverLimits = (options: BackEndOptions) => ({
  pingIntervalMs: options.pingIntervalMs ?? defaults.pingIntervalMs,
  maxConnections: options.maxConnections ?? defaults.maxConnections,
  headersTimeoutMs: options.headersTimeoutMs ?? defaults.headersTimeoutMs,
});

const linkRules = ({ mode, heartbeatIntervalS, aliveAfterMs }: BackEndOptions) => ({
  isEnforcing: mode === 'enforce',
  heartbeatIntervalS,
  aliveAfterMs: aliveAfterMs ?? defaults.aliveAfterMs,
});

const uploadLimit = ({ largestUploadBytes }: BackEndOptions) =>
  largestUploadBytes === undefined ? {} : { largestBytes: largestUploadBytes };

const bracketed = (host: string): string => (host.includes(':') ? `[${host}]` : host);

/** Tells every event to who listens, and keeps the newest frames, oldest first. */
const createEventFeed = () => {
  const listeners = createListeners<BackEndEvent>();
  const frames: Frame[] = [];
  return {
    onEvent: listeners.add,
    tell: (event: BackEndEvent): void => {
      if (event.event === 'frame' && frames.push(event.frame) > mostFrames) frames.shift();
      listeners.tell(event);
    },
    frames: () => [...frames],
  };
};

const listenersFor = (
  admission: Admission,
  parts: {
    readonly attempts: ReturnType<typeof createAttemptList>;
    readonly links: ReturnType<typeof createChargerLinks>;
    readonly uploads: ReturnType<typeof createUploads>;
    onGone(): void;
  },
): OcppServerListeners => {
  const { attempts, links, uploads, onGone } = parts;
  return {
    onConnection: attempts.begin,
    onPassed: attempts.passed,
    onFailed: attempts.failed,
    decide: (attempt, handshake) => {
      const { decision, reached, failed, seen, identity } = admit(handshake, admission);
      attempts.seen(attempt, { seen, identity });
      if (reached !== 'opened') attempts.passed(attempt, reached);
      if (failed) attempts.failed(attempt, failed.rung, failed.diagnosis);
      return decision;
    },
    onOpen: links.open,
    onUpload: attempts.dismiss,
    openUpload: uploads.open,
    onGone,
  };
};

/**
 * Starts the local test back end: one interface, an end of its own, every attempt told. Errors: `server.port-in-use`,
 * `server.port-not-permitted`, `ocpp.interface-not-here`, `ocpp.certificate-unusable`, `ocpp.key-unusable`.
 */
export const startBackEnd = async (deps: BackEndDeps, options: BackEndOptions): Promise<BackEnd> => {
  const { host, identities, tls, minutes } = options;
  const key = options.key === undefined ? undefined : readAuthorizationKey(options.key);
  const paths = options.paths ?? defaults.paths;
  const nowMs = () => deps.clock.nowMs();
  const { tell, onEvent, frames } = createEventFeed();
  const attempts = createAttemptList(nowMs, (attempt) => tell({ event: 'attempt', attempt }));
  const { files, schema } = deps;
  const links = createChargerLinks({
    ...{ schema, files, key, attempts, nowMs, tell },
    ...linkRules(options),
  });
  const uploads = createUploads({
    ...{ files, nowMs, ...uploadLimit(options) },
    tell: (upload) => tell({ event: 'upload', ...upload }),
  });

  let closing: Promise<void> | undefined;
  const listener = await deps.server.listen({
    host,
    port: options.port,
    tls,
    ...serverLimits(options),
    listeners: listenersFor(
      { identities, paths, key: key ?? options.keyHash },
      { attempts, links, uploads, onGone: () => void close('interface-gone') },
    ),
  });
  const close = (reason: EndReason): Promise<void> => {
    clearTimeout(ending);
    closing ??= listener.close().then(() => tell({ event: 'closed', reason }));
    return closing;
  };
  const ending = setTimeout(() => void close('time-over'), minutes * 60_000);
  const origin = `${bracketed(host)}:${listener.port}`;

  return {
    port: listener.port,
    url: `${tls ? 'wss' : 'ws'}://${origin}${paths[0] ?? ''}`,
    endsMs: nowMs() + minutes * 60_000,
    onEvent,
    run: async (command) => {
      const { identity, link } = links.ready(command.identity);
      return runCommand(
        {
          ...{ identity, link, schema },
          callTimeoutMs: options.callTimeoutMs ?? defaults.callTimeoutMs,
          uploadLocation: () => `${tls ? 'https' : 'http'}://${origin}${uploads.expect(identity)}`,
          tellAnswerFault: (action, path, rule) =>
            links.tellViolation(identity, { kind: 'answer-schema', action, path, rule, isRefused: false }),
          tellReadableKey: (name) =>
            tell({ event: 'alert', alert: 'key-readable', identity, key: name, atMs: nowMs() }),
        },
        command,
      );
    },
    attempts: attempts.all,
    chargers: () => links.chargers().map((charger) => charger.view()),
    frames,
    close,
  };
};
