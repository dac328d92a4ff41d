import type { SiteLog } from '#core/ports/siteLog.ts';
import { appError } from '#shared/errors/appError.ts';

/**
 * The serial number of a charger the log knows, by its target, name or serial; `log.not-found` where there is none or
 * more than one.
 */
export const knownSerial = (log: Pick<SiteLog, 'chargers'>, target: string): string => {
  const wanted = target.trim().replace(/^ble:/i, '').toLowerCase();
  const address = wanted.replace(/^modbus:\/\//, '');
  const chargers = log.chargers();
  const found =
    chargers.find(({ serial }) => serial.toLowerCase() === wanted) ??
    only(chargers.filter(({ name }) => name.toLowerCase() === wanted)) ??
    only(chargers.filter(({ modbusAddress }) => modbusAddress?.toLowerCase() === address));
  if (found === undefined) throw appError('log.not-found', { what: target });
  return found.serial;
};

const only = <T>(items: readonly T[]): T | undefined => (items.length === 1 ? items[0] : undefined);
