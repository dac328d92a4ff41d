import { useTranslation } from 'react-i18next';
import { Choice } from '#renderer/ui/Choice.tsx';
import type { CertificateSource } from '#shared/contract/ocpp.ts';
import type { ClockChoice } from './probeInputs.ts';

/** Beside target and key: what the charger knows, and how far the probe may go. */
export interface ProbeMore {
  readonly clock: ClockChoice;
  readonly clockText: string;
  readonly ca: { readonly name: string; readonly pem: string } | null;
  /** The charger's own certificate and key, for profile 3. */
  readonly client: readonly { readonly name: string; readonly source: CertificateSource }[];
  /** The person agrees to one message in the name of the charger. */
  readonly claim: boolean;
  readonly isIdle: boolean;
}

export const freshMore: ProbeMore = {
  ...{ clock: 'same', clockText: '', ca: null, client: [] },
  ...{ claim: false, isIdle: false },
};

const levels = ['look', 'claim', 'idle'] as const;

/** Nothing is said in the name of the charger unless somebody chooses so here. */
export const HowFar = (props: {
  value: ProbeMore;
  identity: string | null;
  onChange: (value: ProbeMore) => void;
}) => {
  const { t } = useTranslation('backEnd');
  const { value, onChange } = props;
  const identity = props.identity ?? '–';
  return (
    <Choice
      label={t('probe.far.label')}
      value={value.claim ? (value.isIdle ? 'idle' : 'claim') : 'look'}
      options={levels.map((level) => ({
        value: level,
        label: t(`probe.far.${level}.label`, { identity }),
        reason: t(`probe.far.${level}.reason`, { identity }),
      }))}
      onChange={(level) => onChange({ ...value, claim: level !== 'look', isIdle: level === 'idle' })}
    />
  );
};
