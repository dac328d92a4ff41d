import { Ajv } from 'ajv';
import schemas from 'ocpp-rpc/lib/schemas/ocpp1_6.json' with { type: 'json' };
import type { OcppSchema } from '#core/ports/ocppServer.ts';

/** With a zone: a time without one means nothing to another clock. */
const dateTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)$/i;

const isDateTime = (text: string): boolean => dateTime.test(text) && !Number.isNaN(Date.parse(text));

/** Decimals such as 16.1 are multiples of 0.1 although their quotient is not whole. */
const multipleOfPrecision = 6;

/** The schemas that ocpp-rpc ships, checked by Ajv; compiled one by one when first needed. */
export const createOcppSchema = (): OcppSchema => {
  const ajv = new Ajv({ strict: false, multipleOfPrecision });
  ajv.addFormat('date-time', isDateTime);
  ajv.addFormat('uri', (text: string) => URL.canParse(text));
  ajv.addSchema(schemas.map((schema): object => schema));
  const known = new Set(schemas.map(({ $id }) => $id));
  return {
    isKnown: (action) => known.has(`urn:${action}.req`),
    check: (action, kind, payload) => {
      const check = ajv.getSchema(`urn:${action}.${kind}`);
      if (check === undefined || check(payload) === true) return [];
      return (check.errors ?? []).map(({ instancePath, keyword, params }) => {
        const more: unknown = params['missingProperty'] ?? params['additionalProperty'];
        const path = instancePath.slice(1).replaceAll('/', '.');
        return { path: typeof more === 'string' ? [path, more].filter(Boolean).join('.') : path, keyword };
      });
    },
  };
};
