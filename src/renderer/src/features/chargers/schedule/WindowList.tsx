import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRuleText } from '#renderer/features/chargers/work/useRuleText.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { statusSign } from '#renderer/ui/status.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';
import '#renderer/ui/List.css';
import type { ScheduleFinding } from '#shared/domain/charger/schedule/scheduleFindings.ts';
import type { ScheduleWindow } from '#shared/domain/charger/schedule/scheduleWindow.ts';
import type { WindowRow } from './scheduleModel.ts';
import { useWindowText } from './useWindowText.ts';

/** What is wrong, in words, with a sign beside the colour. */
export const ScheduleFindings = ({ findings }: { findings: readonly ScheduleFinding[] }) => {
  const ruleText = useRuleText('');
  return findings.map((finding) => (
    <p
      key={`${finding.code}/${JSON.stringify(finding.params)}`}
      className={finding.level === 'refuse' ? 'nx-schedule-bad' : 'nx-schedule-warn'}
    >
      {statusSign(finding.level === 'refuse' ? 'bad' : 'warn', 18)}
      <span>{ruleText('schedule', finding.code, finding.params)}</span>
    </p>
  ));
};

interface Actions {
  readonly onOpen: (slot: number | null) => void;
  readonly onChange: (window: ScheduleWindow) => void;
  readonly onRemove: (slot: number) => void;
  readonly onUndo: (slot: number) => void;
}

const RowActions = ({ row, isOpen, ...actions }: Actions & { row: WindowRow; isOpen: boolean }) => {
  const { t } = useTranslation('schedule');
  const { window, state } = row;
  const { slot, isEnabled } = window;
  return (
    <div className="nx-row">
      {state === 'written' ? null : (
        <Tag tone={state === 'removed' ? 'bad' : 'warn'}>{t(`state.${state}`)}</Tag>
      )}
      {isEnabled ? null : <Tag tone="neutral">{t('off')}</Tag>}
      {state === 'removed' ? null : (
        <>
          <Button
            aria-expanded={isOpen}
            aria-label={t('editOf', { slot })}
            onClick={() => actions.onOpen(isOpen ? null : slot)}
          >
            {t('edit')}
          </Button>
          <Button
            aria-label={t(isEnabled ? 'turnOffOf' : 'turnOnOf', { slot })}
            onClick={() => actions.onChange({ ...window, isEnabled: !isEnabled })}
          >
            {t(isEnabled ? 'turnOff' : 'turnOn')}
          </Button>
        </>
      )}
      {state === 'written' ? (
        <Button aria-label={t('removeOf', { slot })} onClick={() => actions.onRemove(slot)}>
          {t('remove')}
        </Button>
      ) : (
        <Button aria-label={t('undoOf', { slot })} onClick={() => actions.onUndo(slot)}>
          {t('undo')}
        </Button>
      )}
    </div>
  );
};

/** The windows in words, each with what speaks against it; the one that is edited opens in its place. */
export const WindowList = (
  props: Actions & {
    rows: readonly WindowRow[];
    openSlot: number | null;
    renderForm: (window: ScheduleWindow) => ReactNode;
  },
) => {
  const { t } = useTranslation('schedule');
  const text = useWindowText();
  const { rows, openSlot, renderForm, ...actions } = props;
  return (
    <ul className="nx-list" aria-label={t('windows')}>
      {rows.map((row) => {
        const { window, state } = row;
        const isOpen = openSlot === window.slot && state !== 'removed';
        return (
          <li key={window.slot} className={state === 'written' ? undefined : 'nx-list-marked'}>
            <div className="nx-list-row">
              <div className="nx-list-main">
                <div className="nx-list-title">
                  {window.slot}. {text.when(window)}
                </div>
                <div className="nx-muted nx-small">{text.what(window)}</div>
                <ScheduleFindings findings={row.findings} />
              </div>
              <RowActions row={row} isOpen={isOpen} {...actions} />
            </div>
            {isOpen ? renderForm(window) : null}
          </li>
        );
      })}
    </ul>
  );
};
