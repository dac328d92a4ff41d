import { z } from 'zod';

const device = z.object({ device: z.string() });
const none = z.object({});
const point = z.object({ point: z.string() });
const packageFile = z.object({ file: z.string() });
const version = z.object({ version: z.string() });
/** A firmware for a charger. */
const ofDevice = device.extend({ version: z.string() });

const entry = <S extends z.ZodObject>(details: S, retryable = false) => ({ details, retryable });

/**
 * Every error the product can give: code → what its text needs, and whether trying the same again can help.
 * The code is the translation key in `resources/locales/<language>/errors.json` (`text`, `hint`).
 */
export const errorCatalogue = {
  'internal.unexpected': entry(z.object({ incident: z.string() })),
  'input.invalid': entry(z.object({ field: z.string(), reason: z.string() })),
  'bridge.version-mismatch': entry(z.object({ expected: z.string(), found: z.string() })),
  'bridge.unauthorised': entry(none),
  'bridge.closed': entry(none, true),
  'job.cancelled': entry(none),
  'job.not-found': entry(z.object({ job: z.string() })),
  'job.step-not-allowed': entry(z.object({ step: z.string() })),
  'job.answers-incomplete': entry(z.object({ fields: z.string() })),
  'job.refused': entry(z.object({ rules: z.string() })),

  'radio.unavailable': entry(
    z.object({
      reason: z.enum([
        'no-adapter',
        'powered-off',
        'unauthorised',
        'driver-missing',
        'radio-gone',
        'unsupported',
      ]),
    }),
    true,
  ),
  'radio.connect-timeout': entry(device, true),
  'radio.signal-too-weak': entry(z.object({ device: z.string(), rssiDbm: z.number() }), true),

  'target.invalid': entry(z.object({ target: z.string() })),
  'device.not-found': entry(device, true),
  'device.not-connected': entry(device, true),
  'device.link-lost': entry(device, true),
  'device.timeout': entry(z.object({ device: z.string(), operation: z.string() }), true),
  'device.not-nexus': entry(device),
  'device.map-unsupported': entry(z.object({ device: z.string(), version: z.string() })),
  'device.serial-mismatch': entry(z.object({ expected: z.string(), found: z.string() })),
  'device.leased': entry(z.object({ device: z.string(), holder: z.string() }), true),
  'device.bad-answer': entry(z.object({ device: z.string(), operation: z.string() }), true),
  'device.write-not-received': entry(z.object({ device: z.string(), point: z.string() }), true),
  'device.rebooted': entry(device, true),
  'device.car-plugged': entry(device, true),

  'pin.required': entry(device),
  'pin.wrong': entry(z.object({ device: z.string(), attemptsLeft: z.number() })),
  'pin.blocked': entry(z.object({ device: z.string(), seconds: z.number() }), true),
  'pin.invalid': entry(none),
  'pin.on-command-line': entry(none),
  'pin.factory': entry(device),

  'modbus.unreachable': entry(z.object({ host: z.string(), port: z.number() }), true),
  'modbus.refused-connection': entry(z.object({ host: z.string(), port: z.number() }), true),
  'modbus.exception': entry(z.object({ device: z.string(), exception: z.number(), register: z.number() })),
  'modbus.locked': entry(device),
  'modbus.busy': entry(device, true),

  'point.unknown': entry(point),
  'point.read-only': entry(point),
  'point.not-readable': entry(point),
  'point.bad-value': entry(z.object({ point: z.string(), value: z.string() })),
  'point.out-of-range': entry(
    z.object({ point: z.string(), value: z.string(), min: z.string(), max: z.string() }),
  ),

  'desired.refused': entry(z.object({ file: z.string(), count: z.number(), problems: z.string() })),

  'write.refused-state': entry(z.object({ device: z.string(), register: z.number() }), true),
  'write.refused-value': entry(z.object({ device: z.string(), register: z.number() })),
  'write.refused-locked': entry(z.object({ device: z.string(), register: z.number() })),
  'write.too-soon': entry(z.object({ device: z.string(), register: z.number() }), true),
  'write.failed': entry(z.object({ device: z.string(), register: z.number() }), true),
  'write.different': entry(z.object({ points: z.string() })),
  'plan.refused': entry(z.object({ rules: z.string() })),
  'plan.changed-elsewhere': entry(z.object({ points: z.string() })),
  'plan.nothing-to-restore': entry(device),
  'run.not-found': entry(z.object({ run: z.string() })),
  'run.activation-unknown': entry(device, true),
  'commit.stale-generation': entry(z.object({ expected: z.number(), found: z.number() })),
  'commit.no-door': entry(device),
  'commit.not-confirmed': entry(device),
  'commit.unknown-outcome': entry(device, true),

  'cards.full': entry(device),
  'cards.not-usable': entry(device),
  'cards.none-shown': entry(device, true),
  'cards.unknown': entry(z.object({ card: z.string() })),
  'cards.refused': entry(z.object({ reason: z.string(), values: z.string(), sentence: z.string() })),

  'schedule.refused': entry(z.object({ reasons: z.string(), sentences: z.string() })),

  'wifi.wrong-password': entry(z.object({ ssid: z.string() })),
  'wifi.not-found': entry(z.object({ ssid: z.string() }), true),
  'wifi.too-weak': entry(z.object({ ssid: z.string(), rssiDbm: z.number() }), true),
  'network.unreachable': entry(z.object({ host: z.string(), port: z.number() }), true),

  'ocpp.not-connected': entry(z.object({ identity: z.string() }), true),
  'ocpp.not-ready': entry(z.object({ identity: z.string() }), true),
  'ocpp.link-lost': entry(z.object({ identity: z.string() }), true),
  'ocpp.call-timeout': entry(z.object({ identity: z.string(), action: z.string() }), true),
  'ocpp.call-refused': entry(
    z.object({ identity: z.string(), action: z.string(), code: z.string(), description: z.string() }),
  ),
  'ocpp.interface-not-here': entry(z.object({ host: z.string() })),
  'ocpp.certificate-unusable': entry(z.object({ reason: z.string() })),
  'ocpp.key-unusable': entry(none),
  'ocpp.back-end-not-running': entry(none),
  'ocpp.not-accepted': entry(device, true),
  'ocpp.back-end-died': entry(z.object({ reason: z.string() }), true),
  'ocpp.command-not-understood': entry(z.object({ field: z.string(), reason: z.string() })),

  'certificate.unusable': entry(z.object({ rules: z.string(), findings: z.string() })),
  'certificate.no-transfer': entry(device),
  'certificate.too-large': entry(z.object({ bytes: z.number(), max: z.number() })),
  'certificate.altered': entry(device, true),
  'certificate.not-accepted': entry(device),
  'certificate.link-lost': entry(device, true),
  'certificate.not-installed': entry(device, true),

  'clock.implausible': entry(z.object({ laptop: z.number(), expectedAfter: z.number() })),

  'file.not-found': entry(z.object({ file: z.string() })),
  'file.unreadable': entry(z.object({ file: z.string() })),
  'file.invalid': entry(z.object({ file: z.string(), reason: z.string() })),
  'output.not-written': entry(z.object({ reason: z.string() })),
  'profile.invalid': entry(z.object({ file: z.string(), reason: z.string() })),
  'profile.bundled-id': entry(z.object({ id: z.string() })),
  'site-test.refused': entry(z.object({ rules: z.string() })),
  'site-test.charger-differs': entry(
    device.extend({ point: z.string(), expected: z.string(), found: z.string() }),
  ),
  'site-test.node-exceeded': entry(
    z.object({ node: z.string(), phase: z.string(), measuredA: z.number(), limitA: z.number() }),
  ),
  'meter.profile-unknown': entry(z.object({ profile: z.string() })),
  'meter.other-device': entry(device.extend({ profile: z.string() })),

  'manual.too-large': entry(z.object({ file: z.string() })),
  'manual.not-pdf': entry(z.object({ file: z.string() })),
  'manual.not-stored': entry(z.object({ reason: z.string() }), true),
  'manual.none': entry(z.object({ model: z.string() })),
  'manual.not-opened': entry(z.object({ model: z.string() }), true),

  'firmware.not-package': entry(packageFile),
  'firmware.truncated': entry(packageFile),
  'firmware.altered': entry(packageFile),
  'firmware.unsigned': entry(packageFile),
  'firmware.foreign-key': entry(packageFile),
  'firmware.foreign-device': entry(z.object({ file: z.string(), vendor: z.string() })),
  'firmware.newer-format': entry(packageFile),
  'firmware.too-large': entry(packageFile),
  'firmware.manifest-invalid': entry(z.object({ file: z.string(), field: z.string() })),
  'firmware.inconsistent': entry(z.object({ file: z.string(), field: z.string() })),
  'firmware.duplicate': entry(version),
  'firmware.not-stored': entry(z.object({ reason: z.string() }), true),
  'firmware.not-in-library': entry(version),
  'firmware.bundled': entry(version),
  'firmware.no-package': entry(version),
  'firmware.other-vendor': entry(ofDevice),
  'firmware.wrong-model': entry(ofDevice),
  'firmware.wrong-hardware': entry(ofDevice),
  'firmware.unknown-version': entry(ofDevice),
  'firmware.needs-step': entry(ofDevice.extend({ needed: z.string() })),
  'firmware.behind-no-way-back': entry(ofDevice),
  'firmware.practice-only': entry(ofDevice),
  'firmware.no-transfer': entry(ofDevice),
  'firmware.same': entry(ofDevice),
  'firmware.downgrade-not-accepted': entry(ofDevice),
  'firmware.no-way-back-not-accepted': entry(ofDevice),
  'firmware.refused': entry(z.object({ device: z.string(), reason: z.string() })),
  'firmware.other-trial': entry(ofDevice),
  'firmware.no-trial': entry(device),
  'firmware.went-back': entry(ofDevice),

  'balance.not-json': entry(z.object({ reason: z.string() })),
  'balance.state-refused': entry(z.object({ count: z.number(), problems: z.string() })),
  'balance.site-refused': entry(z.object({ file: z.string(), count: z.number(), problems: z.string() })),
  'balance.not-proven': entry(z.object({ file: z.string(), problems: z.string() })),
  'balance.no-address': entry(z.object({ what: z.string() })),
  'balance.running': entry(z.object({ site: z.string(), holder: z.string() })),
  'balance.not-running': entry(z.object({ controller: z.string() })),
  'balance.charger-differs': entry(
    z.object({ device: z.string(), point: z.string(), expected: z.string(), found: z.string() }),
  ),
  'balance.no-writes': entry(device),
  'balance.other-controller': entry(z.object({ device: z.string(), sign: z.string() })),
  'balance.meter-phases': entry(z.object({ node: z.string() })),
  'balance.no-charger': entry(z.object({ site: z.string() }), true),

  'log.disk-full': entry(none, true),
  'log.outcome-not-recorded': entry(none),
  'log.busy': entry(none, true),
  'log.corrupt': entry(z.object({ file: z.string() })),
  'log.newer-format': entry(z.object({ version: z.number(), supported: z.number() })),
  'log.chain-broken': entry(z.object({ entry: z.number() })),
  'log.not-found': entry(z.object({ what: z.string() })),

  'vault.none': entry(none),
  'vault.exists': entry(none),
  'vault.locked': entry(none),
  'vault.not-found': entry(z.object({ charger: z.string(), point: z.string() })),
  'vault.wrong-passphrase': entry(none),
  'vault.blocked': entry(z.object({ seconds: z.number() }), true),
  'vault.weak-passphrase': entry(z.object({ characters: z.number() })),
  'vault.no-key-store': entry(none),
  'vault.damaged': entry(none),
  'vault.newer-format': entry(z.object({ version: z.number(), supported: z.number() })),
  'vault.busy': entry(none, true),
  'vault.not-saved': entry(none, true),

  'practice.not-running': entry(none),
  'practice.start-failed': entry(z.object({ reason: z.string() }), true),

  'server.port-in-use': entry(z.object({ port: z.number() }), true),
  'server.port-not-permitted': entry(z.object({ port: z.number() }), true),
} as const;

export type ErrorCode = keyof typeof errorCatalogue;
export type ErrorDetails<C extends ErrorCode> = z.infer<(typeof errorCatalogue)[C]['details']>;

/** All codes, in the order of the catalogue. */
export const errorCodes = Object.keys(errorCatalogue) as ErrorCode[];

/** True when trying the same again, unchanged, can succeed. */
export const isRetryable = (code: ErrorCode): boolean => errorCatalogue[code].retryable;
