import type { Command } from 'commander';
import { journalFor } from '#core/configuration/configurationContext.ts';
import { createChargerLink } from '#core/devices/chargerLink.ts';
import {
  type CertificateReading,
  readCertificates,
} from '#core/provisioning/certificates/readCertificates.ts';
import { sendCertificates } from '#core/provisioning/sendCertificates.ts';
import type { CertificateKind } from '#shared/domain/certificates/certificateSet.ts';
import type { CertificateFacts } from '#shared/domain/certificates/checkCertificates.ts';
import { isBluetooth, type Work, type WorkOptions, withCharger, withPerson } from './configurationWork.ts';
import { findingLines, readOcppTexts } from './ocppWords.ts';
import { withDeviceOptions } from './options.ts';
import { createOutput, type Output } from './output.ts';
import { readBytes } from './readBytes.ts';
import { UsageError } from './usageError.ts';

interface SendOptions extends WorkOptions {
  readonly ca?: string;
  readonly client?: string;
}

interface Given {
  readonly kind: CertificateKind;
  readonly sources: readonly Uint8Array[];
}

/** Root certificates first: the charger needs them for whatever follows. */
const givenFiles = ({ ca, client }: SendOptions): readonly Given[] => {
  const given: readonly (readonly [CertificateKind, string | undefined])[] = [
    ['ca', ca],
    ['client', client],
  ];
  return given.flatMap(([kind, files]) =>
    files === undefined ? [] : [{ kind, sources: files.split(',').map(readBytes) }],
  );
};

/** Shows what a file holds and what is wrong with it; false when a rule blocks. */
const tell = (output: Output, { set, findings, ok }: CertificateReading): boolean => {
  if (ok && findings.length === 0) return true;
  const texts = output.isJson ? null : readOcppTexts();
  const lines = texts === null ? [] : findings.flatMap((finding) => findingLines(texts, finding));
  if (ok) for (const line of lines) output.say(line);
  else output.result({ kind: set.kind, ok, certificates: set.certificates, findings }, lines);
  return ok;
};

const blank = { chargerMs: null, host: null, serial: null } as const;

const sendOne = async (work: Work, { kind, sources }: Given, facts: CertificateFacts): Promise<boolean> => {
  const { core, session, output, signal, report, visitor } = work;
  const reading = readCertificates(kind, sources, facts);
  if (!tell(output, reading) || reading.pem === null) return false;
  const { devices, work: deps } = core;
  const sent = await sendCertificates({
    ...{ session, kind, signal, report, pem: reading.pem, clock: deps.clock },
    journal: journalFor(deps, session, visitor),
    link: createChargerLink({
      ...{ devices, deviceId: session.id, clock: deps.clock, signal },
      onReconnecting: () => report('reconnecting', 0, 0),
    }),
  });
  const { certificates } = reading.set;
  output.result({ ...sent, ok: true, certificates, findings: reading.findings }, [
    `${kind}: ${certificates.map(({ subject }) => subject).join(', ')} (${sent.bytes} bytes, ${sent.sha256})`,
  ]);
  return true;
};

const send = async (target: string, options: SendOptions): Promise<void> => {
  if (!options.yes) throw new UsageError('ocpp send-certificate writes to a charger: say --yes');
  const files = givenFiles(options);
  if (files.length === 0) throw new UsageError('ocpp send-certificate takes --ca FILE or --client CERT,KEY');
  const output = createOutput(options.json === true);
  const readings = files.map(({ kind, sources }) =>
    readCertificates(kind, sources, { ...blank, laptopMs: Date.now() }),
  );
  // What is no use to any charger is said before one is looked for.
  const blocked = readings.filter(({ ok }) => !ok);
  for (const reading of blocked) tell(output, reading);
  if (blocked.length > 0) {
    process.exitCode = 1;
    return;
  }
  await withCharger(target, options, isBluetooth(target), async (work) => {
    const { session, core } = work;
    const clockS = (await session.read(['clock.now']))['clock.now'];
    const facts: CertificateFacts = {
      laptopMs: core.work.clock.nowMs(),
      chargerMs: typeof clockS === 'number' && clockS > 0 ? clockS * 1000 : null,
      host: null,
      serial: session.identity.serial,
    };
    for (const file of files) {
      if (await sendOne(work, file, facts)) continue;
      process.exitCode = 1;
      return;
    }
  });
};

/** `ocpp send-certificate TARGET`: root certificates, and the charger's own with its key, into a charger. */
export const addSendCertificateCommand = (ocpp: Command): void => {
  const command = ocpp
    .command('send-certificate <target>')
    .description('send root certificates, or the charger’s own with its key, to a charger');
  withPerson(withDeviceOptions(command))
    .option('--ca <file>', 'root certificates of the back end (PEM or DER)')
    .option('--client <cert,key>', 'certificate of the charger and its key, in two files or one')
    .action(send);
};
