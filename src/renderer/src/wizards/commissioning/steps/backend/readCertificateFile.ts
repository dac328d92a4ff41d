import type { CertificateSource } from '#shared/contract/ocpp.ts';

const largestBytes = 200_000;

/** A file as the application takes it: text where it is text, otherwise its bytes; null when it is far too large. */
export const readCertificateFile = async (file: File): Promise<CertificateSource | null> => {
  if (file.size > largestBytes) return null;
  const bytes = new Uint8Array(await file.arrayBuffer());
  const isText = bytes.every(
    (byte) => byte === 9 || byte === 10 || byte === 13 || (byte >= 32 && byte < 127),
  );
  const content = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return isText ? { encoding: 'text', content } : { encoding: 'base64', content: btoa(content) };
};
