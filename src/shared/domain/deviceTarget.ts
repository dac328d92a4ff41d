import { appError } from '#shared/errors/appError.ts';

/** Where a charger is: a name, serial or radio id over Bluetooth, or an address over Modbus TCP. */
export type DeviceTarget =
  | { readonly kind: 'bluetooth'; readonly name: string }
  | { readonly kind: 'modbus'; readonly host: string; readonly port: number; readonly unit: number };

const DEFAULT_PORT = 502;
const DEFAULT_UNIT = 1;

const wholeNumber = (text: string | undefined, fallback: number, max: number): number | undefined => {
  if (text === undefined || text === '') return fallback;
  if (!/^\d{1,5}$/.test(text)) return undefined;
  const number = Number(text);
  return number <= max ? number : undefined;
};

const parseModbus = (rest: string): DeviceTarget | undefined => {
  const match = /^(\[[0-9a-f:]+\]|[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)(?::(\d+))?(?:\/(\d+))?$/i.exec(rest);
  const host = match?.[1];
  const port = wholeNumber(match?.[2], DEFAULT_PORT, 65_535);
  const unit = wholeNumber(match?.[3], DEFAULT_UNIT, 255);
  if (host === undefined || port === undefined || port === 0 || unit === undefined) return undefined;
  return { kind: 'modbus', host: host.replace(/^\[|\]$/g, ''), port, unit };
};

/** Reads `ble:NAME-or-serial` or `modbus://host[:port][/unit]`; anything else is `target.invalid`. */
export const parseDeviceTarget = (text: string): DeviceTarget => {
  const trimmed = text.trim();
  const name = /^ble:(.{1,64})$/i.exec(trimmed)?.[1]?.trim();
  if (name !== undefined && name !== '') return { kind: 'bluetooth', name };
  const rest = /^modbus:\/\/(.{1,260})$/i.exec(trimmed)?.[1];
  const target = rest === undefined ? undefined : parseModbus(rest);
  if (target === undefined) throw appError('target.invalid', { target: text.slice(0, 120) });
  return target;
};

/** The text form that `parseDeviceTarget` reads back. */
export const formatDeviceTarget = (target: DeviceTarget): string => {
  if (target.kind === 'bluetooth') return `ble:${target.name}`;
  const host = target.host.includes(':') ? `[${target.host}]` : target.host;
  return `modbus://${host}:${target.port}/${target.unit}`;
};
