import type { CertificateSource } from '#shared/contract/ocpp.ts';

/** The bytes of a file that came over the bridge. */
export const sourceBytes = ({ encoding, content }: CertificateSource): Uint8Array =>
  Buffer.from(content, encoding === 'base64' ? 'base64' : 'utf8');
