/** The local test back end as a process of its own: told over its channel, and gone with whoever started it. */

import type { BackEndStart } from '#shared/domain/ocppBackEnd/backEndState.ts';
import { jsonLine } from '#shared/jsonLine.ts';
import { createSystemClock } from './adapters/clock/systemClock.ts';
import { ownCertificate } from './adapters/ocpp/ownCertificates.ts';
import { createTestBackEnd } from './createTestBackEnd.ts';
import { createBackEndWorker } from './ocpp/localBackEnd/backEndWorker.ts';
import type { FromBackEnd, ToBackEnd } from './ocpp/localBackEnd/channel.ts';

/** A reader that does not keep up must not make the memory grow. */
const mostUnreadBytes = 1024 * 1024;
const lastWordsMs = 1000;

const say = (message: FromBackEnd): void => void process.stdout.write(`${jsonLine(message)}\n`);

/** Under Electron messages come from `parentPort`, under Node from the channel of the fork. */
const onMessage = (hear: (message: ToBackEnd) => void): void => {
  const port: unknown = Reflect.get(process, 'parentPort');
  if (port !== undefined && port !== null) {
    const { on } = port as { on(event: 'message', listener: (event: { data: ToBackEnd }) => void): void };
    on.call(port, 'message', ({ data }) => hear(data));
  } else process.on('message', (message: ToBackEnd) => hear(message));
};

const clock = createSystemClock();

const end = (): void => {
  // What was said last is on its way; a reader that is gone takes nothing.
  process.stdout.write('', () => process.exit(0));
  setTimeout(() => process.exit(0), lastWordsMs).unref();
};

/** With profile 3 a charger has to show a certificate of these authorities. */
const clients = ({ profile, clientCaPem }: BackEndStart, ownCa: string) =>
  profile === 3 ? { clientCa: clientCaPem ?? ownCa } : {};

const tell = createBackEndWorker({
  say,
  isHeard: () => process.stdout.writableLength < mostUnreadBytes,
  nowMs: () => clock.nowMs(),
  over: end,
  start: async (options, dataDir) => {
    const { host, port, profile, identities, key, keyHash, mode, minutes, heartbeatIntervalS } = options;
    const own = profile >= 2 ? await ownCertificate(dataDir, host, clock.nowMs()) : null;
    const backEnd = await createTestBackEnd(
      {
        ...{ host, port, identities, mode, minutes, heartbeatIntervalS },
        ...(key === null ? {} : { key }),
        ...(keyHash === undefined ? {} : { keyHash }),
        ...(own === null ? {} : { tls: { ...own, ...clients(options, own.ca) } }),
      },
      dataDir,
    );
    const tls = own && {
      caPem: own.ca,
      caFingerprint: own.caFingerprint,
      validUntilMs: own.validUntilMs,
    };
    return { backEnd, tls };
  },
});

process.stdout.on('error', () => process.exit(0));
process.once('disconnect', () => process.exit(0));
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => tell({ kind: 'stop' }));
onMessage(tell);
say({ kind: 'ready' });
