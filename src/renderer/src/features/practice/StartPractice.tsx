import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { api } from '#renderer/app/bridge/api.ts';
import { useAction } from '#renderer/app/bridge/useAction.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Choice } from '#renderer/ui/Choice.tsx';
import { PrimaryBar } from '#renderer/ui/PrimaryBar.tsx';

const COUNTS = ['1', '2', '5', 'board'] as const;
/** Chargers of the site with a sub-board and a meter. */
const BOARD_CHARGERS = 6;
const SPEEDS = ['1', '10'] as const;

/** How many chargers, and how fast time passes there. */
export const StartPractice = ({ isStarting }: { isStarting: boolean }) => {
  const { t } = useTranslation('practice');
  const [count, setCount] = useState<(typeof COUNTS)[number]>('2');
  const [speed, setSpeed] = useState<(typeof SPEEDS)[number]>('1');
  const start = useAction(() =>
    api.practice.start({
      speed: Number(speed),
      ...(count === 'board'
        ? { chargers: BOARD_CHARGERS, layout: 'board' as const }
        : { chargers: Number(count) }),
    }),
  );
  return (
    <>
      <div className="nx-stack nx-narrow">
        <ul className="nx-bullets">
          <li>{t('about.doors')}</li>
          <li>{t('about.marked')}</li>
          <li>{t('about.ends')}</li>
        </ul>
        <BridgeErrorPanel error={start.error} onRetry={() => void start.run()} />
        <Choice
          label={t('start.count')}
          value={count}
          onChange={setCount}
          options={COUNTS.map((value) =>
            value === 'board'
              ? {
                  value,
                  label: t('start.board', { count: BOARD_CHARGERS }),
                  reason: t('start.boardReason'),
                }
              : { value, label: t('start.chargers', { count: Number(value) }) },
          )}
        />
        <Choice
          label={t('start.speed')}
          value={speed}
          onChange={setSpeed}
          options={SPEEDS.map((value) => ({
            value,
            label: t(`start.speeds.${value}.label`),
            reason: t(`start.speeds.${value}.reason`),
          }))}
        />
      </div>
      <PrimaryBar
        primary={
          <Button kind="primary" busy={start.isRunning || isStarting} onClick={() => void start.run()}>
            {t(start.isRunning || isStarting ? 'start.running' : 'start.action')}
          </Button>
        }
      />
    </>
  );
};
