import { z } from 'zod';

const modbusAddress = z.object({ host: z.string(), port: z.number(), unit: z.number() });

/** The line a practice site prints when it can be used. */
export const readyLineSchema = z.object({
  event: z.literal('ready'),
  control: z.string(),
  radio: z.string().nullable(),
  wifi: z.object({ ssid: z.string(), password: z.string() }),
  chargers: z.array(
    z.object({
      serial: z.string(),
      name: z.string(),
      pin: z.string(),
      modbus: modbusAddress,
      node: z.string().optional(),
      rotation: z.string().optional(),
    }),
  ),
  meters: z.array(z.object({ node: z.string(), serial: z.string(), modbus: modbusAddress })).optional(),
  siteFile: z.string().optional(),
});
export type ReadyLine = z.infer<typeof readyLineSchema>;

/** The ready line in a printed line, or undefined when it is another one. */
export const parseReadyLine = (line: string): ReadyLine | undefined => {
  try {
    const parsed = readyLineSchema.safeParse(JSON.parse(line));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
};
