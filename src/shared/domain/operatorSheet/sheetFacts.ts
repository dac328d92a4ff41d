import { z } from 'zod';

const certificate = z.object({
  subject: z.string().max(300),
  issuer: z.string().max(300),
  untilMs: z.number(),
  /** Fingerprint: pairs of hexadecimal digits with colons. */
  sha256: z.string().max(100),
});

/** What the sheet for the operator of a back end is made of. There is no place for a secret in it. */
export const sheetFactsSchema = z.object({
  charger: z.object({ serial: z.string().max(60), model: z.string().max(60), firmware: z.string().max(60) }),
  /** What the charger permits at most (A); null where it was not read. */
  limitA: z.number().nullable(),
  url: z.string().max(1000),
  identity: z.string().max(200),
  connectionUrl: z.string().max(2000),
  profile: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]),
  roots: z.array(certificate).max(40),
  /** The charger's own. */
  client: certificate.nullable(),
  heartbeatS: z.number(),
  /** 0 = no meter values. */
  meterIntervalS: z.number(),
  offline: z.union([z.literal(0), z.literal(1), z.literal(2)]),
  acceptsProfiles: z.boolean(),
  /** A limit of load balancing or over Modbus holds too: the lowest wins. */
  hasLocalLimit: z.boolean(),
  site: z.string().max(200),
  socket: z.string().max(120),
  person: z.string().max(300),
  atMs: z.number(),
  proof: z.enum(['none', 'proven', 'seen-by-person', 'not-seen']),
  isPractice: z.boolean(),
});
export type SheetFacts = z.infer<typeof sheetFactsSchema>;
