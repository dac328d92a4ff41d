import { z } from 'zod';

const findingsSchema = z.array(
  z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) }),
);
type Findings = z.infer<typeof findingsSchema>;

/** Findings of the OCPP rules as a detail of an error, which holds texts and numbers only. */
export const findingsDetail = (
  findings: readonly { readonly code: string; readonly params: Findings[number]['params'] }[],
): string => JSON.stringify(findings.map(({ code, params }) => ({ code, params })));

/** The findings a detail holds; none for a text that holds no such thing. */
export const findingsOfDetail = (detail: string): Findings => {
  try {
    return findingsSchema.parse(JSON.parse(detail));
  } catch {
    return [];
  }
};
