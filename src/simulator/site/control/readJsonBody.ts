import type { IncomingMessage } from 'node:http';
import { BadRequest } from './fields.ts';

const MAX_BODY_BYTES = 64 * 1024;

/** The body was larger than the control API takes; answered with status 413. */
export class BodyTooLarge extends Error {}

/** The JSON body of a request; an empty body counts as an empty object. */
export const readJsonBody = async (request: IncomingMessage): Promise<unknown> => {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    const part: Buffer = chunk;
    bytes += part.length;
    if (bytes > MAX_BODY_BYTES) throw new BodyTooLarge(`a body holds at most ${MAX_BODY_BYTES} bytes`);
    chunks.push(part);
  }
  const text = Buffer.concat(chunks).toString('utf8');
  if (text.trim() === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    throw new BadRequest('the body is not JSON');
  }
};
