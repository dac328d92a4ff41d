import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { useVisit } from '#renderer/features/configuration/model/useVisit.ts';
import { LeaveGuard } from '#renderer/features/configuration/plan/LeaveGuard.tsx';
import type { Writing } from '#renderer/features/configuration/plan/useWriting.ts';
import { WriteProgress } from '#renderer/features/configuration/plan/WriteProgress.tsx';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { AmpereInput } from '#renderer/ui/AmpereInput.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { PrimaryBar } from '#renderer/ui/PrimaryBar.tsx';
import { TwoColumns } from '#renderer/ui/TwoColumns.tsx';
import type { DeviceView } from '#shared/contract/devices.ts';
import { checkCurrent } from '#shared/domain/charger/current/checkCurrent.ts';
import type { CurrentBounds } from '#shared/domain/charger/current/currentBounds.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';

const point = 'settings.maxCurrent';
const usual = [6, 10, 13, 16, 20, 25, 32, 40];

type Lookup = (key: string, options: Record<string, string | number>) => string;

/** The stored current in steps of 1 A: what may be chosen ends at the binding limit, and more is refused by its name. */
export const CurrentForm = (props: {
  device: DeviceView;
  /** As last read from the charger. */
  read: PointValues;
  bounds: CurrentBounds;
  writing: Writing;
  /** Why nothing can be written now; null = it can. */
  missing: 'lost' | 'job' | 'pin' | null;
  /** Above the question. */
  head: ReactNode;
  /** Beside it. */
  aside: ReactNode;
}) => {
  const { t } = useTranslation(['live', 'charger-rules']);
  const format = useFormat();
  const visit = useVisit(props.device);
  const { bounds, read, writing, missing } = props;
  const stored = read[point];
  const storedA = typeof stored === 'number' ? stored : null;
  const [chosenA, setChosenA] = useState<number | null>(storedA);
  const check = checkCurrent(chosenA ?? Number.NaN, bounds);
  const isPause = chosenA === 0;
  // The rules decide which names come with which refusal.
  const lookup = t as unknown as Lookup;
  const problem = check.isAllowed
    ? isPause
      ? lookup('charger-rules:currentRefusal.below-minimum', { wantedA: 0, minA: bounds.minA })
      : null
    : lookup(`charger-rules:currentRefusal.${check.reason}`, check.params);
  const isChanged = chosenA !== storedA;
  const canWrite = missing === null && problem === null && isChanged && !writing.isRunning;
  const write = () => {
    if (!canWrite || chosenA === null) return;
    const generation = read['generation.settings'];
    void writing.run({
      visit,
      source: { kind: 'edits', edits: { values: { [point]: chosenA }, secrets: {} } },
      newPin: null,
      generation: typeof generation === 'number' ? generation : null,
    });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    write();
  };
  const limit =
    bounds.maxA === null || bounds.maxBy === null
      ? null
      : t('current.atMost', {
          limit: format.amps(bounds.maxA),
          bound: t(`charger-rules:bound.${bounds.maxBy}`),
        });
  return (
    <form className="nx-current-form" onSubmit={submit}>
      <LeaveGuard isActive={writing.isRunning} />
      <TwoColumns
        narrow="right-last"
        left={
          <>
            {props.head}
            <AmpereInput
              label={t('current.label')}
              hint={limit}
              value={chosenA}
              onChange={setChosenA}
              minA={bounds.minA}
              maxA={bounds.maxA ?? bounds.minA}
              usual={usual}
              error={isChanged ? problem : null}
            />
            <p className="nx-muted nx-small">{t('current.stored')}</p>
            <BridgeErrorPanel error={writing.error} />
            {writing.isRunning ? (
              <WriteProgress steps={['store']} progress={writing.progress} onCancel={writing.cancel} />
            ) : null}
          </>
        }
        right={props.aside}
      />
      <PrimaryBar
        note={
          <span role="status">
            {missing === null ? (isChanged ? null : t('current.asStored')) : t(`command.reason.${missing}`)}
          </span>
        }
        primary={
          <Button type="submit" kind="primary" disabled={!canWrite} busy={writing.isRunning}>
            {isChanged && problem === null && chosenA !== null
              ? t('current.write', { amps: format.amps(chosenA) })
              : t('current.writeNone')}
          </Button>
        }
      />
    </form>
  );
};
