import type { ModbusConnector, ModbusLink, ModbusTarget } from '#core/ports/modbusLink.ts';
import { appError, isAppError } from '#shared/errors/appError.ts';
import type { MeterProfile, MeterSpan } from '#shared/profile/meter/meterProfile.ts';
import type { MeterIdentity } from './meterSession.types.ts';
import { identityOf, type Registers, valuesOf } from './readingOf.ts';

/** A connection to a meter that is the one the profile describes. */
export interface MeterLink {
  readonly link: ModbusLink;
  readonly identity: MeterIdentity;
  /** Milliseconds between two samples, where the meter tells. */
  readonly periodMs: number | null;
}

/** Reads the spans of one kind; each is one request. */
export const readSpans = async (
  link: ModbusLink,
  profile: MeterProfile,
  read: MeterSpan['read'],
): Promise<Registers> => {
  const registers = new Map<number, number>();
  for (const span of profile.spans.filter((each) => each.read === read)) {
    const words =
      profile.transport.functionCode === 4
        ? await link.readInput(span.start, span.length)
        : await link.readHolding(span.start, span.length);
    words.forEach((word, index) => registers.set(span.start + index, word));
  }
  return registers;
};

/** A refused register: this device has another map. */
const strangerIfRefused = (error: unknown, device: string, profile: MeterProfile): unknown =>
  isAppError(error, 'modbus.exception')
    ? appError('meter.other-device', { device, profile: profile.id }, { cause: error })
    : error;

/** Connects and finds out who answers: `meter.other-device`, `modbus.unreachable`, `modbus.refused-connection` … */
export const openMeterLink = async (
  modbus: ModbusConnector,
  target: ModbusTarget,
  profile: MeterProfile,
  options: { readonly deadlineMs: number; readonly signal?: AbortSignal },
): Promise<MeterLink> => {
  const link = await modbus.connect(target, options);
  const device = `${target.host}:${target.port}/${target.unit}`;
  try {
    const values = valuesOf(profile, await readSpans(link, profile, 'once'));
    const { match } = profile;
    if (match !== undefined && values.get(match.point) !== match.is)
      throw appError('meter.other-device', { device, profile: profile.id });
    const period = values.get('sample.period');
    return {
      link,
      identity: identityOf(profile, values),
      periodMs: typeof period === 'number' ? period : null,
    };
  } catch (error) {
    await link.close();
    throw strangerIfRefused(error, device, profile);
  }
};
