import { createHash } from 'node:crypto';
import { type ChargerLink, sessionLink } from '#core/devices/chargerLink.ts';
import type { DeviceSession } from '#core/devices/deviceSession.types.ts';
import { deliverFile } from '#core/devices/files/deliverFile.ts';
import { type FileReason, fileKind } from '#core/devices/files/fileStatus.ts';
import type { Clock } from '#core/ports/clock.ts';
import {
  type CertificateKind,
  certificatePoints,
  largestCertificateBytes,
} from '#shared/domain/certificates/certificateSet.ts';
import { hasCapability } from '#shared/domain/charger/capabilities/capabilities.ts';
import { type AppError, appError } from '#shared/errors/appError.ts';
import { certificateText } from './certificates/readCertificates.ts';
import type { Journal } from './journal.ts';

export interface CertificateSending {
  readonly session: DeviceSession;
  /** Survives a lost link (`createChargerLink`); without it a loss is thrown, and the next call goes on. */
  readonly link?: ChargerLink;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly kind: CertificateKind;
  /** `ca`: authorities only. `client`: own certificate, those above it, one key without a password; in any order. */
  readonly pem: string;
  readonly signal: AbortSignal;
  report(phase: string, done: number, total: number): void;
}

export interface SentCertificates {
  readonly kind: CertificateKind;
  readonly bytes: number;
  /** Of the file as the charger checked it, in lower-case hex. */
  readonly sha256: string;
}

const refusal = (device: string, reason: FileReason): AppError => {
  if (reason === 'hash' || reason === 'size') return appError('certificate.altered', { device });
  if (reason === 'signature') return appError('certificate.not-accepted', { device });
  return appError('certificate.not-installed', { device });
};

const requireSendable = ({ identity }: DeviceSession, bytes: number): void => {
  const { name: device, capabilities } = identity;
  if (!hasCapability(capabilities, 'file-transfer')) throw appError('certificate.no-transfer', { device });
  if (bytes > largestCertificateBytes)
    throw appError('certificate.too-large', { bytes, max: largestCertificateBytes });
};

/**
 * Brings certificates into a charger through block F, over either door: announced in the journal before the first
 * byte, resumed where an earlier transfer of the same file ended, checked and installed by the charger. A plugged car
 * does not matter. Nothing of the file but its hash is logged. Errors: `certificate.…`, `firmware.other-trial`,
 * `job.cancelled` before it is installed, those of a link that stays lost.
 */
export const sendCertificates = async (sending: CertificateSending): Promise<SentCertificates> => {
  const { session, journal, clock, kind, pem, signal, report } = sending;
  // A charger wants nothing but blocks in it, its own certificate first; people have files with more.
  const bytes = Buffer.from(certificateText(kind, [Buffer.from(pem, 'latin1')]) ?? pem, 'latin1');
  requireSendable(session, bytes.length);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const device = session.identity.name;
  const change =
    kind === 'ca'
      ? { point: certificatePoints.ca, wanted: sha256 }
      : ({ point: certificatePoints.client, secret: true } as const);
  const details = { purpose: 'certificates', kind, bytes: bytes.length, sha256 };
  return journal.record(
    { door: session.door, changes: [{ ...change, result: 'planned' }], details },
    async () => {
      let installs = 0;
      await deliverFile({
        link: sending.link ?? sessionLink(session),
        clock,
        device,
        file: { kind: fileKind[kind], bytes, sha256 },
        rules: {
          // Only a file it found right can be installed, and an installed one is gone from block F.
          isArrived: ({ state }) => state === 'idle' && installs > 0,
          isHeld: () => false,
          refused: (reason) => refusal(device, reason),
          vanished: () => refusal(device, 'state'),
        },
        installs: () => installs,
        onInstall: () => {
          installs += 1;
        },
        waitsForUnplug: false,
        isCancelled: () => signal.aborted && installs === 0,
        report,
      });
      const found = kind === 'ca' ? { found: sha256 } : {};
      return {
        value: { kind, bytes: bytes.length, sha256 },
        changes: [{ ...change, ...found, result: 'written' as const }],
      };
    },
  );
};
