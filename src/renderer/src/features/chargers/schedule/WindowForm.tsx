import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { useWallClock } from '#renderer/i18n/useWallClock.ts';
import { AmpereInput } from '#renderer/ui/AmpereInput.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Choice } from '#renderer/ui/Choice.tsx';
import { FilterChips } from '#renderer/ui/FilterChips.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import type { CurrentBounds } from '#shared/domain/charger/current/currentBounds.ts';
import { maxEnergyWh } from '#shared/domain/charger/schedule/scheduleFindings.ts';
import type { ScheduleWindow } from '#shared/domain/charger/schedule/scheduleWindow.ts';
import { TimeField } from './TimeField.tsx';

const days = [0, 1, 2, 3, 4, 5, 6] as const;
const stepWh = 100;

/** Kilowatt-hours as typed, as whole hundreds of Wh; null when it is none. */
const wattHoursOf = (typed: string): number | null => {
  const text = typed.trim().replace(',', '.');
  if (text === '') return 0;
  const wattHours = Math.round((Number(text) * 1000) / stepWh) * stepWh;
  return /^\d+(\.\d+)?$/.test(text) && wattHours <= maxEnergyWh ? wattHours : null;
};

const EnergyField = ({ value, onChange }: { value: number; onChange: (wattHours: number) => void }) => {
  const { t } = useTranslation('schedule');
  const format = useFormat();
  const [draft, setDraft] = useState<string | null>(null);
  const isBad = draft !== null && wattHoursOf(draft) === null;
  return (
    <TextField
      label={t('form.energy')}
      hint={t('form.energyHint')}
      inputMode="decimal"
      error={isBad ? t('form.badEnergy', { most: format.integer(maxEnergyWh / 1000) }) : undefined}
      value={draft ?? (value === 0 ? '' : format.plain(value / 1000, 1))}
      onChange={(typed) => {
        setDraft(typed);
        const wattHours = wattHoursOf(typed);
        if (wattHours !== null) onChange(wattHours);
      }}
      onBlur={() => setDraft(null)}
    />
  );
};

/** Bit 0 is Monday. */
const DayChips = ({ value, onChange }: { value: number; onChange: (days: number) => void }) => {
  const { t } = useTranslation('schedule');
  const clock = useWallClock('');
  return (
    <FilterChips
      label={t('form.days')}
      chips={days.map((day) => ({
        key: String(day),
        label: clock.weekday(day, 'short'),
        isOn: ((value >> day) & 1) === 1,
        onToggle: () => onChange(value ^ (1 << day)),
      }))}
    />
  );
};

interface WindowFormProps {
  readonly window: ScheduleWindow;
  readonly bounds: CurrentBounds;
  /** Which limit ends the choice of currents, in words. */
  readonly boundText: string | null;
  readonly onChange: (window: ScheduleWindow) => void;
  readonly onClose: () => void;
}

/** One window: its days, times and effect. Every change is an edit at once, written later. */
export const WindowForm = (props: WindowFormProps) => {
  const { t } = useTranslation('schedule');
  const { window, bounds, onChange } = props;
  const set = (part: Partial<ScheduleWindow>) => onChange({ ...window, ...part });
  return (
    <div className="nx-schedule-form">
      <div className="nx-stack">
        <DayChips value={window.days} onChange={(days) => set({ days })} />
        <div className="nx-schedule-times">
          <TimeField
            label={t('form.from')}
            value={window.startMin}
            onChange={(startMin) => set({ startMin })}
          />
          <TimeField
            label={t('form.to')}
            value={window.stopMin}
            hint={window.stopMin < window.startMin ? t('form.nextDay') : undefined}
            onChange={(stopMin) => set({ stopMin })}
          />
        </div>
        <Choice
          label={t('form.mode')}
          options={[
            { value: 'charge', label: t('form.charge'), reason: t('form.chargeReason') },
            { value: 'block', label: t('form.block'), reason: t('form.blockReason') },
          ]}
          value={window.mode}
          onChange={(mode) => set({ mode })}
        />
      </div>
      <div className="nx-stack">
        {window.mode === 'block' ? null : (
          <>
            <AmpereInput
              label={t('form.current')}
              hint={props.boundText}
              value={window.currentA}
              minA={bounds.minA}
              maxA={bounds.maxA ?? bounds.minA}
              onChange={(currentA) => set({ currentA: currentA ?? 0 })}
            />
            <EnergyField value={window.energyWh} onChange={(energyWh) => set({ energyWh })} />
          </>
        )}
        <div>
          <Button onClick={props.onClose}>{t('form.done')}</Button>
        </div>
      </div>
    </div>
  );
};
