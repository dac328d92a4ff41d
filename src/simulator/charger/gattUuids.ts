/** The four digits put into the base UUID; 32 lower-case hex digits, no dashes. */
export function nexusUuid(short: string): string {
  return `4e58${short}55534e455843464700000001`;
}

export const configurationServiceUuid = nexusUuid('0100');
export const accessServiceUuid = nexusUuid('0200');

export const characteristicUuid = {
  A: nexusUuid('0101'),
  B: nexusUuid('0102'),
  C: nexusUuid('0103'),
  D: nexusUuid('0104'),
  N: nexusUuid('0105'),
  O: nexusUuid('0106'),
  R: nexusUuid('0107'),
  H: nexusUuid('0108'),
  F: nexusUuid('0109'),
  pin: nexusUuid('0201'),
  accessState: nexusUuid('0202'),
  changePin: nexusUuid('0203'),
  result: nexusUuid('0204'),
} as const;
