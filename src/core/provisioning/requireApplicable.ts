import type { DeviceSession } from '#core/devices/deviceSession.types.ts';
import type { ChangePlan } from '#shared/domain/configuration/changePlan.types.ts';
import { appError } from '#shared/errors/appError.ts';

const ownCode: Readonly<Record<string, 'pin.factory' | 'device.car-plugged' | 'modbus.locked'>> = {
  'plan-factory-pin': 'pin.factory',
  'plan-car-plugged': 'device.car-plugged',
  'plan-modbus-locked': 'modbus.locked',
};

/**
 * Refuses a plan a rule speaks against: `plan.refused` with all reasons at once; one alone that has a remedy of its own
 * is told as what it is (`pin.factory`, `device.car-plugged`, `modbus.locked`).
 */
export const requireApplicable = (plan: ChangePlan, session: DeviceSession): void => {
  if (plan.canApply) return;
  const rules = plan.findings.filter(({ level }) => level === 'refuse').map(({ rule }) => rule);
  const [code, ...others] = new Set(rules.map((rule) => ownCode[rule]));
  if (code !== undefined && others.length === 0) throw appError(code, { device: session.identity.name });
  throw appError('plan.refused', { rules: rules.join(', ') });
};
