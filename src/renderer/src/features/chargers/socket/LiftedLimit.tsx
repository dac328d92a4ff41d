import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { NoticePanel } from '#renderer/ui/NoticePanel.tsx';
import type { Lift } from './useLift.ts';

/** Which current holds once the advised one was written: without the 6 A of the test, or still with them. */
export const LiftedLimit = ({ lift, leftAtA }: { lift: Lift; leftAtA: number | null }) => {
  const { t } = useTranslation('socket');
  const format = useFormat();
  const { lifted, error } = lift;
  if (lifted === null || lifted.inForceA === null) return <BridgeErrorPanel error={error} />;
  const current = format.amps(lifted.inForceA);
  const sentence = () => {
    if (lifted.isLifted && leftAtA !== null) return t('lifted', { current, limit: format.amps(leftAtA) });
    return lifted.setpointA === null
      ? t('inForce', { current })
      : t('notLifted', { current, limit: format.amps(lifted.setpointA) });
  };
  return <NoticePanel>{sentence()}</NoticePanel>;
};
