import { isRefused } from '#shared/domain/finding.ts';
import { pinFindings } from '#shared/domain/pinFindings.ts';

/** How a table is to be written. PINs stay here, with the page, and are gone with it. */
export interface FleetOptions {
  readonly pin: string;
  readonly newPin: string;
  readonly newPinAgain: string;
  readonly parallel: number;
  readonly stopsAtFailure: boolean;
  /** `new` = a site of the name below. */
  readonly site: { readonly kind: 'known'; readonly id: string } | { readonly kind: 'new' } | null;
  readonly siteName: string;
  /** Null = as in the settings. */
  readonly person: string | null;
}

export const parallelChoices = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 50] as const;

export const firstOptions: FleetOptions = {
  pin: '',
  newPin: '',
  newPinAgain: '',
  parallel: 4,
  stopsAtFailure: true,
  site: null,
  siteName: '',
  person: null,
};

/** What is wrong with the new PIN as far as it was typed; none is asked for. */
export const newPinFindings = ({ newPin, newPinAgain }: FleetOptions) =>
  newPin === '' && newPinAgain === '' ? [] : pinFindings(newPin, newPinAgain);

export type OptionProblem = 'site' | 'newPin';

/** The first thing that keeps a table from being written, beside the table itself. */
export const optionProblem = (options: FleetOptions): OptionProblem | null => {
  const { site, siteName } = options;
  if (isRefused(newPinFindings(options))) return 'newPin';
  return site === null || (site.kind === 'new' && siteName.trim() === '') ? 'site' : null;
};
