import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { api } from '#renderer/app/bridge/api.ts';
import { useJobStream } from '#renderer/app/bridge/useJobStream.ts';
import type { Visit } from '#renderer/features/configuration/model/useVisit.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ProgressPanel } from '#renderer/ui/ProgressPanel.tsx';
import type { LearnedCard } from '#shared/contract/cards.ts';
import { LearnedNotice } from './LearnedNotice.tsx';
import { PracticeCard } from './PracticeCard.tsx';

type LearnEvent = Awaited<ReturnType<typeof api.cards.learn>> extends AsyncIterable<infer E> ? E : never;

/** Lets the charger learn the next card: how long it still waits, and what came of it. */
export const LearnDialog = (props: {
  visit: Visit;
  /** Serial of a practice charger; null for a real one. */
  practiceSerial: string | null;
  onLearned: () => void;
  onClose: () => void;
}) => {
  const { t } = useTranslation('cards');
  const { run, cancel, isRunning, progress, error } = useJobStream<LearnEvent>();
  const [learned, setLearned] = useState<LearnedCard | null>(null);
  const [visit] = useState(props.visit);
  const [onLearned] = useState(() => props.onLearned);
  const [attempt, setAttempt] = useState(1);
  useEffect(() => {
    if (attempt === 0) return;
    void run((signal) => api.cards.learn(visit, { signal })).then((done) => {
      if (done === null) return;
      setLearned(done.result);
      onLearned();
    });
  }, [attempt, run, visit, onLearned]);
  const close = () => {
    cancel();
    props.onClose();
  };
  const left = progress === null ? undefined : progress.total - progress.done;
  return (
    <Dialog title={t('learn.title')} isOpen onClose={close}>
      <div className="nx-stack">
        <BridgeErrorPanel
          error={error}
          action={<Button onClick={() => setAttempt(attempt + 1)}>{t('learn.again')}</Button>}
        />
        {isRunning ? (
          <>
            <p>{t('learn.text')}</p>
            <ProgressPanel
              what={t('learn.waiting')}
              done={progress?.done ?? 0}
              total={progress?.total ?? 0}
              secondsLeft={left}
              onCancel={close}
            />
            {props.practiceSerial === null || progress === null ? null : (
              <PracticeCard serial={props.practiceSerial} />
            )}
          </>
        ) : null}
        {learned === null ? null : <LearnedNotice learned={learned} onClose={close} />}
      </div>
    </Dialog>
  );
};
