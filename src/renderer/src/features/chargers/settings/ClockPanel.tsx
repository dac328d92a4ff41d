import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { api } from '#renderer/app/bridge/api.ts';
import { useJobStream } from '#renderer/app/bridge/useJobStream.ts';
import { useNow } from '#renderer/features/chargers/useNow.ts';
import type { ReadWork } from '#renderer/features/chargers/work/SettingsPage.tsx';
import { useRuleText } from '#renderer/features/chargers/work/useRuleText.ts';
import { useWallClock } from '#renderer/i18n/useWallClock.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';
import { ValueList } from '#renderer/ui/ValueList.tsx';
import type { LiveSampleView } from '#shared/contract/devices.ts';
import { type ClockCheck, clockCheck } from '#shared/domain/charger/clock/clockCheck.ts';
import { numberOf } from '#shared/domain/charger/live/saneValue.ts';
import { releaseDateMs } from '#shared/releaseDate.ts';

type ClockEvent = Awaited<ReturnType<typeof api.care.setClock>> extends AsyncIterable<infer E> ? E : never;

const TONES = { pass: 'good', warn: 'warn', refuse: 'bad' } as const satisfies Record<
  ClockCheck['level'],
  string
>;

interface ClockPanelProps {
  readonly work: ReadWork;
  readonly sample: LiveSampleView | null;
  /** Why the clock cannot be set now; null = it can. */
  readonly reason: string | null;
}

/** The charger's clock beside the laptop's, what is wrong with it, and one button that sets it. */
export const ClockPanel = (props: ClockPanelProps) => {
  const { t } = useTranslation('charger-settings');
  const client = useQueryClient();
  const nowMs = useNow(500);
  const { work, sample, reason } = props;
  const zone = work.found['clock.timezone'];
  const zoneRule = typeof zone === 'string' ? zone : 'UTC0';
  const ruleText = useRuleText(zoneRule);
  const wall = useWallClock(zoneRule);
  const job = useJobStream<ClockEvent>();
  const [isSet, setIsSet] = useState<boolean | null>(null);
  const check =
    sample === null
      ? null
      : clockCheck({ values: sample.values, laptopMs: sample.atMs, buildMs: releaseDateMs });
  const readS = sample === null ? null : numberOf(sample.values, 'clock.now');
  // It goes on between two samples.
  const chargerMs = readS === null || sample === null ? null : readS * 1000 + (nowMs - sample.atMs);
  const set = async () => {
    const done = await job.run((signal) => api.care.setClock(work.visit, { signal }));
    if (done === null) return;
    setIsSet(done.result.proof.every(({ result }) => result === 'in-force'));
    await client.invalidateQueries({ queryKey: ['log', 'entries'] });
  };
  return (
    <div className="nx-setting-body nx-stack">
      <ValueList
        rows={[
          [
            t('clock.charger'),
            chargerMs === null || check?.verdict === 'unset' ? '–' : wall.exact(chargerMs),
          ],
          [t('clock.laptop'), wall.exact(nowMs)],
          [t('clock.quality'), check?.quality ? t(`clock.qualities.${check.quality}`) : '–'],
        ]}
      />
      {check === null ? (
        <p className="nx-muted">{t('clock.waiting')}</p>
      ) : (
        <div className="nx-row">
          <Tag tone={TONES[check.level]}>{t(`clock.level.${check.level}`)}</Tag>
          <span>{ruleText('clock', check.verdict, check.params)}</span>
        </div>
      )}
      <BridgeErrorPanel error={job.error} />
      {isSet === null ? null : <p role="status">{t(isSet ? 'clock.isSet' : 'clock.isNotSet')}</p>}
      <div className="nx-row">
        <Button
          busy={job.isRunning}
          disabled={reason !== null || check?.verdict === 'laptop-doubtful'}
          onClick={() => void set()}
        >
          {t('clock.set')}
        </Button>
        {reason === null ? null : <span className="nx-muted">{reason}</span>}
      </div>
    </div>
  );
};
