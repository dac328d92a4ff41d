import type { CertificateSource } from '#shared/contract/ocpp.ts';

/** Which time the charger has, as the person knows it. */
export type ClockChoice = 'same' | 'unset' | 'other';

/** Unix ms for the probe; null: the time of this computer. */
export const clockOf = (choice: ClockChoice, typed: string): number | null => {
  if (choice === 'same') return null;
  if (choice === 'unset') return 0;
  const ms = Date.parse(typed);
  return Number.isNaN(ms) ? null : ms;
};

const base64 = (bytes: Uint8Array): string => {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
};

/** A file as the application reads certificates; null for one that is far too large. */
export const certificateSource = async (
  file: Pick<File, 'arrayBuffer' | 'size'>,
): Promise<CertificateSource | null> => {
  if (file.size > 150_000) return null;
  const bytes = new Uint8Array(await file.arrayBuffer());
  const text = new TextDecoder().decode(bytes);
  return text.includes('-----BEGIN ')
    ? { encoding: 'text', content: text }
    : { encoding: 'base64', content: base64(bytes) };
};

/** A certificate file as PEM, whichever of the two forms it has; null for what is neither. */
export const certificatePem = async (file: Pick<File, 'arrayBuffer' | 'size'>): Promise<string | null> => {
  if (file.size > 150_000) return null;
  const bytes = new Uint8Array(await file.arrayBuffer());
  const text = new TextDecoder().decode(bytes);
  if (text.includes('-----BEGIN CERTIFICATE-----')) return text;
  // DER begins with a sequence whose length takes two bytes.
  if (bytes[0] !== 0x30 || bytes[1] !== 0x82) return null;
  const lines = base64(bytes).match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
};
