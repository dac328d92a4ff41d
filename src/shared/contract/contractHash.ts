import { isContractProcedure } from '@orpc/contract';
import { z } from 'zod';
import { contract } from './contract.ts';

const schemaText = (schema: unknown): string =>
  schema instanceof z.ZodType ? JSON.stringify(z.toJSONSchema(schema, { unrepresentable: 'any' })) : '';

const describe = (node: unknown, path: string): string[] => {
  if (isContractProcedure(node)) {
    const { inputSchema, outputSchema, errorMap } = node['~orpc'];
    return [
      `${path}(${schemaText(inputSchema)}):${schemaText(outputSchema)}!${Object.keys(errorMap).join()}`,
    ];
  }
  return Object.entries(node as Record<string, unknown>).flatMap(([name, child]) =>
    describe(child, `${path}.${name}`),
  );
};

/** FNV-1a, 64 bit: tells versions apart, protects nothing. */
const fingerprint = (text: string): string => {
  let hash = 0xcbf29ce484222325n;
  for (let index = 0; index < text.length; index += 1) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(index))) * 0x100000001b3n);
  }
  return hash.toString(16).padStart(16, '0');
};

let known: string | null = null;

/**
 * Sixteen hex digits that change with any procedure, input, output or error of the bridge. Worked out when first asked
 * for: it takes longer than all else at the start of a command, which has no use for it.
 */
export const contractHash = (): string => {
  known ??= fingerprint(describe(contract, '').join('\n'));
  return known;
};
