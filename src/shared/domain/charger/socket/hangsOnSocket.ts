import type { Plug } from '#shared/domain/circuitAnswers.ts';

const sockets: readonly (Plug | undefined)[] = [
  'household',
  'household-ev-rated',
  'cee-blue-16',
  'cee-blue-32',
  'cee-red-16',
  'cee-red-32',
];

/** Whether a charger with this connection hangs on a socket that can be tested. */
export const hangsOnSocket = (plug: Plug | undefined): boolean => sockets.includes(plug);
