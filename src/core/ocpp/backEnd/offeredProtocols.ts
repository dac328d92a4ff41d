import type { Diagnosis } from '#shared/domain/ocppBackEnd/ladder.ts';

const token = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const wanted = 'ocpp1.6';

/** What is wrong with the sub-protocols a charger offers; undefined when ours is among them. */
export const judgeProtocols = (offered: string | undefined): Diagnosis | undefined => {
  if (offered === undefined) return 'subprotocol-missing';
  const names = offered.split(',').map((name) => name.trim());
  const isList = names.every((name) => token.test(name)) && new Set(names).size === names.length;
  if (!isList) return 'subprotocol-malformed';
  if (names.includes(wanted)) return undefined;
  return names.some((name) => name.toLowerCase() === wanted) ? 'subprotocol-case' : 'subprotocol-other';
};
