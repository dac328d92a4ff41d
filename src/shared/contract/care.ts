import { oc } from '@orpc/contract';
import { z } from 'zod';
import { commandErrors, workplace } from './charger.ts';
import { jobStream } from './devices.ts';
import { proofRowSchema } from './jobRows.ts';
import { errorsOf } from './wireError.ts';

/** What is done to a charger from its settings pages that is not a stored setting; all of it journaled. */
export const careContract = {
  /** The laptop's time, read back; `clock.implausible` when that one is doubtful itself. */
  setClock: oc
    .errors(errorsOf(...commandErrors))
    .input(workplace)
    .output(jobStream(z.object({ proof: z.array(proofRowSchema) }))),
  /** Bluetooth only. The digits are kept in the vault where that is open, and nowhere else. */
  changePin: oc
    .errors(errorsOf(...commandErrors, 'pin.invalid'))
    .input(workplace.extend({ newPin: z.string().max(8), keeper: z.string().trim().max(120) }))
    .output(z.object({ isKept: z.boolean() })),
  /** Answered when the charger has taken the order; it ends the connection itself a moment later. */
  restart: oc
    .errors(errorsOf(...commandErrors, 'device.car-plugged'))
    .input(workplace.extend({ kind: z.enum(['restart', 'factory-reset']) })),
};
