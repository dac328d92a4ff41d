import { cardSlots } from './registerMap.ts';
import type { Settings } from './settings.ts';

export type CrossFinding = { readonly kind: 'value' | 'state'; readonly point: string };

function contradiction(after: Settings): string | undefined {
  if (after.number('derating.start') >= after.number('derating.stop')) return 'derating.start';
  const steered = (after.number('modbus.flags') & 1) === 1 || after.number('loadBalancing.mode') !== 0;
  if (steered && (after.number('ocpp.flags') & 2) === 0) return 'ocpp.flags';
  for (let n = 1; n <= cardSlots; n++) {
    const isUsed = (after.number(`cards.${n}.flags`) & 1) === 1;
    if (isUsed && after.number(`cards.${n}.length`) === 0) return `cards.${n}.length`;
  }
  return undefined;
}

function needsUnplugged(before: Settings, after: Settings): string | undefined {
  const earthChanges = ((before.number('safety.flags') ^ after.number('safety.flags')) & 1) === 1;
  if (earthChanges) return 'safety.flags';
  if (before.number('settings.installLimit') !== after.number('settings.installLimit')) {
    return 'settings.installLimit';
  }
  return undefined;
}

/** What speaks against a commit beyond the range of each value. */
export function crossCheck(before: Settings, after: Settings, isPlugged: boolean): CrossFinding | undefined {
  const value = contradiction(after);
  if (value !== undefined) return { kind: 'value', point: value };
  const state = isPlugged ? needsUnplugged(before, after) : undefined;
  return state === undefined ? undefined : { kind: 'state', point: state };
}
