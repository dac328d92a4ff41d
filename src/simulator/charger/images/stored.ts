import { wordsOfRow } from '#simulator/charger/encoding.ts';
import type { StoredWords } from '#simulator/charger/factory.ts';
import { blocks, pointNamed, type StoredBlockKey } from '#simulator/charger/registerMap.ts';

/** Which secrets are stored, as `network.secretsSet`: bit 0 Wi-Fi, 1 access point, 2 OCPP key. */
export function secretsSet(words: StoredWords): number {
  const names = ['wifi.password', 'wifi.apPassword', 'ocpp.authorizationKey'] as const;
  return names.reduce((bits, name, bit) => (hasSecret(words, name) ? bits | (1 << bit) : bits), 0);
}

export function hasSecret(words: StoredWords, name: string): boolean {
  const { block, row } = pointNamed(name);
  const key = block.key === 'O' ? 'O' : 'N';
  return wordsOfRow(row, words[key]).some((word) => word !== 0);
}

/** A stored block as it reads: secrets are zeros. */
export function storedImage(words: StoredWords, key: StoredBlockKey): number[] {
  const image = [...words[key]];
  for (const row of blocks[key].rows) {
    if (row.access === 'w') image.fill(0, row.offset, row.offset + row.words);
  }
  if (key === 'N') image[pointNamed('network.secretsSet').row.offset] = secretsSet(words);
  return image;
}
