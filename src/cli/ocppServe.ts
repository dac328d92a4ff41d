import { type Command, InvalidArgumentError } from 'commander';
import type { BackEnd } from '#core/ocpp/backEnd/startBackEnd.ts';
import type { BackEndEvent } from '#shared/domain/ocppBackEnd/backEndEvent.ts';
import { jsonLine } from '#shared/jsonLine.ts';
import { withCommonOptions } from './options.ts';
import { readTextFile } from './readTextFile.ts';
import { createServeCommands } from './serveCommands.ts';
import { readLines } from './serveInput.ts';
import { UsageError } from './usageError.ts';

interface ServeOptions {
  readonly port: number;
  readonly host: string;
  readonly identity: readonly string[];
  readonly path?: string;
  readonly keyFile?: string;
  readonly tls?: string;
  readonly clientCa?: string;
  readonly strict?: true;
  readonly minutes: number;
  readonly heartbeat: number;
  readonly json?: true;
  readonly data?: string;
}

const wholeFrom =
  (low: number, high: number) =>
  (text: string): number => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= low && value <= high) return value;
    throw new InvalidArgumentError(`must be a whole number from ${low} to ${high}`);
  };

const identities = (text: string, before: readonly string[]): readonly string[] => {
  if (text === '' || text.length > 255) throw new InvalidArgumentError('must have 1 to 255 characters');
  return [...before, text];
};

const pathOf = (text: string): string => {
  if (!/^(?:\/[A-Za-z0-9._~-]+)*\/?$/.test(text))
    throw new InvalidArgumentError('must be a path such as /ocpp');
  return text.replace(/\/$/, '');
};

const readTls = ({ tls: files, clientCa, keyFile }: ServeOptions) => {
  if (clientCa !== undefined && (files === undefined || keyFile !== undefined))
    throw new UsageError('--client-ca is for profile 3: with --tls, without --key-file');
  if (files === undefined) return {};
  const [certificate, key, ...more] = files.split(',');
  if (!certificate || !key || more.length > 0)
    throw new UsageError('--tls takes a certificate and a key: cert,key');
  const ofClients = clientCa === undefined ? {} : { clientCa: readTextFile(clientCa) };
  return { tls: { certificate: readTextFile(certificate), key: readTextFile(key), ...ofClients } };
};

const isLineEnd = /\r?\n$/;

/** A reader that does not keep up must not make the memory grow: beyond this the log of messages is thinned out. */
const mostUnreadBytes = 8 * 1024 * 1024;

const print = (value: object): void => void process.stdout.write(`${jsonLine(value)}\n`);

const clock = (ms: number): string => new Date(ms).toISOString().slice(11, 19);

const inWords = (event: BackEndEvent): string | undefined => {
  switch (event.event) {
    case 'attempt': {
      const { startedMs, peer, identity, reached, failed, diagnosis, seen, times } = event.attempt;
      const end = failed === null ? reached : `${failed}: ${diagnosis}  ${seen}`;
      const who = [clock(startedMs), peer, identity ?? '-'].join('  ');
      return `${who}  ${end}${times > 1 ? ` (${times} times)` : ''}`;
    }
    case 'violation': {
      const { atMs, identity, kind, action, path, rule } = event.violation;
      return [clock(atMs), identity, kind, action, path, rule].filter((part) => part !== '').join('  ');
    }
    case 'alert':
      return [clock(event.atMs), event.identity, event.alert, 'file' in event ? event.file : ''].join('  ');
    case 'upload':
      return [event.identity, event.state, event.file].join('  ');
    case 'closed':
      return `closed: ${event.reason}`;
    case 'listening':
    case 'charger':
    case 'frame':
      return undefined;
    default:
      return event satisfies never;
  }
};

const tellWith = (isJson: boolean) => {
  let skipped = 0;
  return (event: BackEndEvent): void => {
    if (!isJson) {
      const line = inWords(event);
      if (line !== undefined) process.stdout.write(`${line}\n`);
      return;
    }
    if (process.stdout.writableLength > mostUnreadBytes) {
      skipped += 1;
      return;
    }
    if (skipped > 0) print({ event: 'skipped', events: skipped });
    skipped = 0;
    print(event);
  };
};

const stopOnSignals = (stop: () => void): void => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  process.stdout.on('error', stop);
};

const profileOf = ({ keyFile, tls, clientCa }: ServeOptions): 0 | 1 | 2 | 3 => {
  if (clientCa !== undefined) return 3;
  if (keyFile === undefined) return 0;
  return tls === undefined ? 1 : 2;
};

const announce = (backEnd: BackEnd, options: ServeOptions): void => {
  const { url, port, endsMs } = backEnd;
  const profile = profileOf(options);
  const mode = options.strict ? 'enforce' : 'report';
  if (options.json) print({ event: 'listening', url, host: options.host, port, profile, mode, endsMs });
  else process.stdout.write(`${url}  profile ${profile}, until ${new Date(endsMs).toISOString()}\n`);
};

const serve = async (options: ServeOptions): Promise<void> => {
  const { host, port, minutes, keyFile } = options;
  const { createTestBackEnd } = await import('#core/createTestBackEnd.ts');
  const tell = tellWith(options.json === true);
  const backEnd = await createTestBackEnd(
    {
      ...{ host, port, minutes, identities: options.identity },
      ...(options.path === undefined ? {} : { paths: [options.path] }),
      ...(keyFile === undefined ? {} : { key: readTextFile(keyFile).replace(isLineEnd, '') }),
      ...readTls(options),
      mode: options.strict ? 'enforce' : 'report',
      heartbeatIntervalS: options.heartbeat,
    },
    options.data,
  );
  announce(backEnd, options);
  const closed = new Promise<void>((resolve) => {
    backEnd.onEvent((event) => {
      tell(event);
      if (event.event === 'closed') resolve();
    });
  });
  const stop = (): void => void backEnd.close('asked');
  stopOnSignals(stop);
  const answer = createServeCommands(backEnd, stop);
  readLines(process.stdin, (line) => void answer(line).then(print));
  await closed;
  process.stdin.destroy();
};

/** `ocpp serve`: the local test back end until SIGTERM, its time is over, or `{"command":"stop"}` is read. */
export const addOcppServe = (ocpp: Command): void => {
  withCommonOptions(
    ocpp
      .command('serve')
      .description('a local OCPP 1.6-J test back end; commands are read as JSON lines')
      .requiredOption('--port <n>', 'port to listen at; 0 takes a free one', wholeFrom(0, 65_535))
      .option('--host <address>', 'address of one interface of this computer', '127.0.0.1')
      .option('--identity <id>', 'let in only this charger; may be repeated', identities, [])
      .option('--path <path>', 'of the address before the identity (/ocpp or none)', pathOf)
      .option('--key-file <file>', 'file with the authorization key: hexadecimal digits, or 16–20 characters')
      .option('--tls <cert,key>', 'PEM files of the certificate and its key')
      .option('--client-ca <file>', 'authorities of the chargers’ own certificates (PEM): profile 3')
      .option('--strict', 'refuse what leaves the specification instead of listing it')
      .option('--minutes <n>', 'end by itself after that', wholeFrom(1, 1440), 60)
      .option(
        '--heartbeat <s>',
        'interval handed to the charger; changes its setting',
        wholeFrom(10, 86_400),
        300,
      ),
  ).action(serve);
};
