/** One block of a PEM file. */
export interface PemBlock {
  readonly label: string;
  /** With its begin and end line. */
  readonly pem: string;
  /** Encrypted as of old, by a header inside the block. */
  readonly isEncrypted: boolean;
}

export interface PemFile {
  readonly blocks: readonly PemBlock[];
  /** There is more in it than blocks; some tools write the content in words in between. */
  readonly hasOtherText: boolean;
}

const begin = '-----BEGIN ';
const dashes = '-----';

/** Takes a text apart; null when it has no block at all. A block without an end is left as other text. */
export const pemBlocks = (text: string): PemFile | null => {
  const blocks: PemBlock[] = [];
  let other = '';
  let at = 0;
  while (at < text.length) {
    const start = text.indexOf(begin, at);
    const labelEnd = start < 0 ? -1 : text.indexOf(dashes, start + begin.length);
    if (labelEnd < 0) break;
    const label = text.slice(start + begin.length, labelEnd);
    const ending = `-----END ${label}-----`;
    const end = text.indexOf(ending, labelEnd);
    if (end < 0) break;
    other += text.slice(at, start);
    at = end + ending.length;
    const pem = text.slice(start, at);
    blocks.push({ label, pem, isEncrypted: pem.includes('Proc-Type: 4,ENCRYPTED') });
  }
  other += text.slice(at);
  return blocks.length === 0 ? null : { blocks, hasOtherText: other.trim() !== '' };
};
