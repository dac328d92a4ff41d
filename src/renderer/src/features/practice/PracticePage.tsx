import { useTranslation } from 'react-i18next';
import { useShowInFrame } from '#renderer/app/frameInfo.tsx';
import { usePracticeState } from '#renderer/app/usePracticeState.ts';
import { Screen } from '#renderer/ui/Screen.tsx';
import { RunningPractice } from './RunningPractice.tsx';
import { StartPractice } from './StartPractice.tsx';

/** The practice site: virtual chargers behind the real doors. */
export const PracticePage = () => {
  const { t } = useTranslation('practice');
  const state = usePracticeState();
  useShowInFrame({ practice: true });
  return (
    <Screen title={t('title')} lead={t('lead')}>
      {state === null ? null : state.kind === 'running' ? (
        <RunningPractice state={state} />
      ) : (
        <StartPractice isStarting={state.kind === 'starting'} />
      )}
    </Screen>
  );
};
