import { useTranslation } from 'react-i18next';
import { useErrorText } from '#renderer/app/useErrorText.ts';
import type { RowCheckView } from '#shared/contract/fleet.ts';
import { useFleetText } from './useFleetText.ts';

export interface CheckReason {
  readonly text: string;
  readonly hint: string;
}

/** A look at one charger in words: what was found, and why it cannot be written. */
export const useCheckText = () => {
  const { t } = useTranslation('fleet');
  const errorText = useErrorText();
  const fleetText = useFleetText();
  const facts = ({ door, takesSettings, pin, isCarPlugged, firmware }: RowCheckView): readonly string[] => [
    ...(door === null ? [] : [t(`check.door.${door}`)]),
    ...(takesSettings === null ? [] : [t(takesSettings ? 'check.settingsYes' : 'check.settingsNo')]),
    ...(pin === null || pin === 'not-needed' ? [] : [t(`check.pin.${pin}`)]),
    ...(isCarPlugged === null ? [] : [t(isCarPlugged ? 'check.carYes' : 'check.carNo')]),
    ...(firmware === null ? [] : [t('check.firmware', { firmware })]),
  ];
  const reasons = ({ error, findings, pin }: RowCheckView): readonly CheckReason[] => {
    const said = findings.map(({ rule, params }) => fleetText(rule, params));
    if (pin === 'untried') return [...said, { text: t('check.untried'), hint: t('check.untriedHint') }];
    if (error === null) return said;
    if (error.code === 'pin.required')
      return [...said, { text: t('check.noPin'), hint: t('check.noPinHint') }];
    const { text, hint } = errorText(error);
    const isKept = error.code === 'pin.wrong' && pin === 'vault';
    return [...said, { text, hint: isKept ? t('check.vaultPinHint') : hint }];
  };
  return { facts, reasons };
};
