import { z } from 'zod';

const whole = z.int().min(0).max(2_147_483_647);
const to = { identity: z.string().min(1).max(255).optional() };
/** Energises or ends something: only with a person's word. */
const confirmed = z.literal(true);

export const triggers = [
  'BootNotification',
  'DiagnosticsStatusNotification',
  'FirmwareStatusNotification',
  'Heartbeat',
  'MeterValues',
  'StatusNotification',
] as const;

/** What a person asks of a charger through the local back end; without `identity` it is the only one connected. */
export const backEndCommand = z.discriminatedUnion('command', [
  z.strictObject({
    command: z.literal('GetConfiguration'),
    ...to,
    keys: z.array(z.string().min(1).max(50)).max(200).optional(),
  }),
  z.strictObject({
    command: z.literal('ChangeConfiguration'),
    ...to,
    key: z.string().min(1).max(50),
    value: z.string().max(500),
  }),
  z.strictObject({
    command: z.literal('TriggerMessage'),
    ...to,
    message: z.enum(triggers),
    connectorId: whole.optional(),
  }),
  z.strictObject({
    command: z.literal('RemoteStartTransaction'),
    ...to,
    idTag: z.string().min(1).max(20),
    connectorId: whole.min(1).optional(),
    confirmed,
  }),
  z.strictObject({
    command: z.literal('RemoteStopTransaction'),
    ...to,
    transactionId: z.int(),
    confirmed,
  }),
  z.strictObject({ command: z.literal('Reset'), ...to, type: z.enum(['Soft', 'Hard']), confirmed }),
  z.strictObject({ command: z.literal('GetDiagnostics'), ...to }),
  z.strictObject({ command: z.literal('SetLimit'), ...to, limitA: z.number().min(0).max(1000) }),
  z.strictObject({ command: z.literal('ClearLimit'), ...to }),
  z.strictObject({ command: z.literal('UnlockConnector'), ...to, connectorId: whole.min(1), confirmed }),
]);

export type BackEndCommand = z.infer<typeof backEndCommand>;

export const keyTypes = ['number', 'boolean', 'list', 'text', 'secret', 'unknown'] as const;

/** A row of a charger's configuration as it can be shown. */
export interface ConfigurationRow {
  readonly key: string;
  readonly value: string | null;
  readonly isReadOnly: boolean;
  readonly type: (typeof keyTypes)[number];
  /** The value does not look like its type. */
  readonly isOdd: boolean;
}

export type CommandResult =
  | {
      readonly kind: 'configuration';
      readonly rows: readonly ConfigurationRow[];
      readonly unknown: readonly string[];
    }
  | {
      readonly kind: 'changed';
      readonly status: string;
      /** What was read back: in force, something else, or to be seen after a restart or not at all. */
      readonly readBack: 'in-force' | 'different' | 'after-restart' | 'not-readable' | 'not-changed';
      readonly value: string | null;
    }
  | { readonly kind: 'status'; readonly status: string }
  | { readonly kind: 'diagnostics'; readonly file: string | null };
