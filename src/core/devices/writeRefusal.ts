import { type AppError, appError } from '#shared/errors/appError.ts';
import type { DeviceProfile } from '#shared/profile/deviceProfile.ts';

/** Codes of `command.result` that refuse (register map, 6). */
export const REFUSED = { state: 128, value: 129, locked: 130, tooSoon: 131, failed: 132 } as const;

/** True for the codes of `command.result` that say no. */
export const isRefusal = (code: number): boolean => code >= REFUSED.state;

/** The error of a refusing code; `register` is the first refused one, 0 when the charger names none. */
export const refusalError = (code: number, device: string, register: number): AppError => {
  const details = { device, register };
  switch (code) {
    case REFUSED.state:
      return appError('write.refused-state', details);
    case REFUSED.value:
      return appError('write.refused-value', details);
    case REFUSED.locked:
      return appError('write.refused-locked', details);
    case REFUSED.tooSoon:
      return appError('write.too-soon', details);
    default:
      return appError('write.failed', details);
  }
};

/** The point that lies at a register, if any: refusals name registers, people think in points. */
export const pointAtRegister = (profile: DeviceProfile, register: number): string | undefined => {
  for (const point of profile.points.values()) {
    const start = (profile.blocks.get(point.place.block)?.start ?? 0) + point.place.offset;
    if ((point.place.page ?? 0) === 0 && register >= start && register < start + point.registers) {
      return point.name;
    }
  }
  return undefined;
};
