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
import type { CurrentBounds } from '#shared/domain/charger/current/currentBounds.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';
import { useCurrentProblem } from './useCurrentProblem.ts';

const point = 'settings.maxCurrent';
const usual = [6, 10, 13, 16, 20, 25, 32, 40];

/** How much may be chosen, and which limit that is. */
const useAtMost = ({ maxA, maxBy }: CurrentBounds): string | null => {
  const { t } = useTranslation(['live', 'charger-rules']);
  const format = useFormat();
  return maxA === null || maxBy === null
    ? null
    : t('current.atMost', { limit: format.amps(maxA), bound: t(`charger-rules:bound.${maxBy}`) });
};

interface WriteBarProps {
  readonly missing: CurrentFormProps['missing'];
  readonly isChanged: boolean;
  readonly canWrite: boolean;
  readonly isWriting: boolean;
  /** Null while nothing is chosen that could be written. */
  readonly writableA: number | null;
}

const WriteBar = ({ missing, isChanged, canWrite, isWriting, writableA }: WriteBarProps) => {
  const { t } = useTranslation('live');
  const format = useFormat();
  return (
    <PrimaryBar
      note={
        <span role="status">
          {missing === null ? (isChanged ? null : t('current.asStored')) : t(`command.reason.${missing}`)}
        </span>
      }
      primary={
        <Button type="submit" kind="primary" disabled={!canWrite} busy={isWriting}>
          {writableA === null ? t('current.writeNone') : t('current.write', { amps: format.amps(writableA) })}
        </Button>
      }
    />
  );
};

interface CurrentFormProps {
  readonly device: DeviceView;
  /** As last read from the charger. */
  readonly read: PointValues;
  readonly bounds: CurrentBounds;
  readonly writing: Writing;
  /** Why nothing can be written now; null = it can. */
  readonly missing: 'lost' | 'job' | 'pin' | null;
  /** Above the question. */
  readonly head: ReactNode;
  /** Beside it. */
  readonly aside: ReactNode;
}

/** The stored current in steps of 1 A: what may be chosen ends at the binding limit, and more is refused by its name. */
export const CurrentForm = (props: CurrentFormProps) => {
  const { t } = useTranslation('live');
  const visit = useVisit(props.device);
  const atMost = useAtMost(props.bounds);
  const { bounds, read, writing, missing } = props;
  const stored = read[point];
  const storedA = typeof stored === 'number' ? stored : null;
  const [chosenA, setChosenA] = useState<number | null>(storedA);
  const problem = useCurrentProblem(chosenA, bounds);
  const isChanged = chosenA !== storedA;
  const canWrite = missing === null && problem === null && isChanged && !writing.isRunning;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!canWrite || chosenA === null) return;
    const generation = read['generation.settings'];
    void writing.run({
      visit,
      source: { kind: 'edits', edits: { values: { [point]: chosenA }, secrets: {} } },
      newPin: null,
      generation: typeof generation === 'number' ? generation : null,
    });
  };
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
              hint={atMost}
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
      <WriteBar
        {...{ missing, isChanged, canWrite }}
        isWriting={writing.isRunning}
        writableA={isChanged && problem === null ? chosenA : null}
      />
    </form>
  );
};
