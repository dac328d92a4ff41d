import type { ChangePlanView } from '#shared/contract/configuration.ts';
import { pointOfNoReturn } from '#shared/domain/desired.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';

/** True for an address the charger does not have yet: it comes with the Wi-Fi. */
export const isLaterAddress = (host: string | number | undefined): boolean =>
  host === undefined || ['?', '', '0.0.0.0'].includes(String(host));

/** Parameters of the sentence before Bluetooth closes; null when the plan leaves it open. */
export const noReturnOf = (
  plan: ChangePlanView,
  now: PointValues,
  laterAddress: string,
): ReturnType<typeof pointOfNoReturn> => {
  const closing = plan.steps.find((step) => step.kind === 'doors' && step.closesBluetooth);
  if (closing?.kind !== 'doors') return null;
  const changes = plan.steps.flatMap((step) => ('changes' in step ? step.changes : []));
  const after = { ...now, ...Object.fromEntries(changes.map(({ point, to }) => [point, to])) };
  if (closing.stays === 'none') return pointOfNoReturn(after, String(after['ocpp.url'] ?? ''));
  const host = plan.findings.find(({ rule }) => rule === 'plan-closes-bluetooth')?.params['address'];
  const address = isLaterAddress(host) ? laterAddress : `${host}:${after['modbus.port'] ?? 502}`;
  return pointOfNoReturn(after, address);
};
