import { useTranslation } from 'react-i18next';
import { SettingsPage } from '#renderer/features/chargers/work/SettingsPage.tsx';
import { settingsWords } from '#renderer/features/chargers/work/settingsWords.ts';
import { useSocketTest } from '#renderer/socketTest/useSocketTest.ts';
import { LiftedLimit } from './LiftedLimit.tsx';
import { SocketBench } from './SocketBench.tsx';
import { useLift } from './useLift.ts';

/** How the socket of a charger bears its current: a trend, and what to set because of it. */
export const SocketPage = () => {
  const { t } = useTranslation(['socket', 'manual', ...settingsWords]);
  // Kept here, so that the way to the plan and back does not lose what was measured.
  const test = useSocketTest();
  const lift = useLift();
  return (
    <SettingsPage
      page="socket"
      title={t('title')}
      feature="socket-test"
      onApplied={lift.afterProof}
      proofNote={<LiftedLimit lift={lift} leftAtA={test.state.result?.leftAtA ?? null} />}
    >
      {(work) => <SocketBench work={work} test={test} lift={lift} />}
    </SettingsPage>
  );
};
