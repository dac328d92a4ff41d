import { useTranslation } from 'react-i18next';
import type { ProofState } from './proofState.ts';

type Lookup = (key: string, options: Record<string, string>) => string;
type Verdict = NonNullable<ProofState['verdict']>;

/** Why a trial or a proof ended as it did. */
export const useVerdictText = (): ((verdict: Verdict) => string) => {
  const { t } = useTranslation(['ocppJob', 'backEnd']);
  const lookup = t as unknown as Lookup;
  return ({ reason, params }) => {
    const words = Object.fromEntries(
      Object.entries(params).map(([name, value]) => [
        name,
        name === 'diagnosis'
          ? lookup(`backEnd:diagnosis.${value}.seen`, { defaultValue: String(value) })
          : String(value),
      ]),
    );
    return lookup(`ocppJob:reason.${reason}`, words);
  };
};
