import { useTranslation } from 'react-i18next';
import type { OcppFinding } from '#shared/domain/ocpp/ocppFinding.ts';

type Lookup = (key: string, params?: Record<string, number | string>) => string;

/** A finding of the OCPP rules in words: why, and what to do. */
export const useFindingText = () => {
  const { t } = useTranslation('ocpp');
  // The code decides which parameters there are; a test holds texts and rules together.
  const lookup = t as unknown as Lookup;
  return ({ code, params }: OcppFinding): { reason: string; fix: string } => ({
    reason: lookup(`finding.${code}.reason`, { ...params }),
    fix: lookup(`finding.${code}.fix`, { ...params }),
  });
};
