import { request as plainRequest } from 'node:http';
import { request as tlsRequest } from 'node:https';
import { isPracticeHost } from './connectionUrl.ts';

const uploadMs = 10_000;

/** Puts a text at an address of this computer; false when it could not be stored there. */
export function upload(url: string, text: string, ca: string | undefined): Promise<boolean> {
  if (!isPracticeHost(url)) return Promise.resolve(false);
  const isSecure = url.startsWith('https:');
  const options = {
    method: 'PUT',
    timeout: uploadMs,
    headers: { 'Content-Length': Buffer.byteLength(text) },
  };
  return new Promise((resolve) => {
    const sending = isSecure
      ? tlsRequest(url, { ...options, ca: ca === undefined ? [] : [ca] })
      : plainRequest(url, options);
    sending.on('response', (response) => {
      response.resume();
      resolve((response.statusCode ?? 500) < 300);
    });
    sending.on('timeout', () => sending.destroy());
    sending.on('error', () => resolve(false));
    sending.end(text);
  });
}

/** Where GetDiagnostics wants a file of this name, or undefined for a protocol that is not spoken. */
export function uploadTarget(location: string, fileName: string): string | undefined {
  if (!/^https?:\/\//i.test(location) || !URL.canParse(location)) return undefined;
  return location.endsWith('/') ? `${location}${fileName}` : `${location}/${fileName}`;
}
