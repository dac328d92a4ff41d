import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { api } from '#renderer/app/bridge/api.ts';
import { useAction } from '#renderer/app/bridge/useAction.ts';
import type { SitePlan } from '#renderer/features/balancing/model/useSitePlan.ts';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { NoticePanel } from '#renderer/ui/NoticePanel.tsx';
import { PinField } from '#renderer/ui/PinField.tsx';
import { PrimaryBar } from '#renderer/ui/PrimaryBar.tsx';
import { fallbackProof } from '#shared/domain/balancing/fallback/fallbackProof.ts';
import type { Site, SiteCharger } from '#shared/domain/balancing/site/siteSchema.ts';
import { isRefused } from '#shared/domain/finding.ts';

/** What happens to the chargers when this program is gone, by what the plan says of each. */
const useAfterwards = (plan: Site): readonly string[] => {
  const { t } = useTranslation('balancing');
  const format = useFormat();
  const sentenceOf = ({ fallbackA, timeoutS, ocpp, maxA }: SiteCharger, charger: string): string => {
    if (ocpp !== undefined) {
      const a = Math.min(maxA, ocpp.maxA, ocpp.installLimitA ?? maxA);
      return t('controller.afterOcpp', { charger, amps: format.amps(a) });
    }
    if (fallbackA === undefined || timeoutS === undefined) return t('controller.afterUnknown', { charger });
    const seconds = format.seconds(timeoutS);
    return t('controller.after', { charger, seconds, amps: format.amps(fallbackA) });
  };
  // Chargers that do the same share a line, however many there are.
  const alike = Map.groupBy(plan.chargers, (charger) => sentenceOf(charger, ''));
  return [...alike.values()].flatMap((chargers) => {
    const [first] = chargers;
    return first === undefined
      ? []
      : [sentenceOf(first, chargers.map(({ id, name }) => name ?? id).join(', '))];
  });
};

/** Says what steering from this computer means, before it is begun. Only a proven plan may be steered. */
export const StartController = ({
  siteId,
  sitePlan,
  plan,
}: {
  siteId: string;
  sitePlan: SitePlan;
  plan: Site;
}) => {
  const { t } = useTranslation('balancing');
  const [pin, setPin] = useState('');
  const afterwards = useAfterwards(plan);
  const start = useAction(() => api.balancing.start({ siteId, ...(pin === '' ? {} : { pin }) }));
  const isProven = !isRefused(sitePlan.findings) && fallbackProof(plan).holds;
  const begin = async () => {
    await sitePlan.store.flush();
    await start.run();
  };
  return (
    <>
      <BridgeErrorPanel error={start.error} onRetry={() => void begin()} />
      <NoticePanel title={t('controller.noticeTitle')}>
        <p>{t('controller.notice')}</p>
        <p>{t('controller.dies')}</p>
        <ul className="nx-bullets">
          {afterwards.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </NoticePanel>
      <div className="nx-narrow">
        <PinField label={t('controller.pin')} hint={t('controller.pinHint')} value={pin} onChange={setPin} />
      </div>
      <PrimaryBar
        note={isProven ? null : t('controller.notProven')}
        primary={
          <Button kind="primary" disabled={!isProven} busy={start.isRunning} onClick={() => void begin()}>
            {t('controller.start')}
          </Button>
        }
      />
    </>
  );
};
