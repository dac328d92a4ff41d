import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import '#renderer/ui/ProofTable.css';
import type { LiveHour } from './liveHour.ts';
import { minuteMeans } from './minuteMeans.ts';
import { currentPoints } from './plottedPoints.ts';

/** The plot as a table of means per minute, worked out only while it is open. */
export const HourTable = (props: { hour: LiveHour; phases: 1 | 3; minutes: number }) => {
  const { t } = useTranslation('live');
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="nx-details" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('plot.table')}</summary>
      {isOpen ? <MeansTable {...props} /> : null}
    </details>
  );
};

const MeansTable = (props: { hour: LiveHour; phases: 1 | 3; minutes: number }) => {
  const { t } = useTranslation('live');
  const format = useFormat();
  const { hour, phases, minutes } = props;
  const rows = useMemo(
    () => minuteMeans(hour, ['limit.active', ...currentPoints.slice(0, phases), 'meter.power'], minutes),
    [hour, phases, minutes],
  );
  const amps = (value: number | null | undefined) =>
    typeof value === 'number' ? format.amps(value, 1) : '–';
  return (
    <div className="nx-table-scroll" role="group" aria-label={t('plot.table')} tabIndex={0}>
      <table className="nx-table">
        <caption className="nx-hidden">{t('plot.table')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('plot.minute')}</th>
            <th scope="col">{t('plot.limit')}</th>
            {currentPoints.slice(0, phases).map((point, phase) => (
              <th key={point} scope="col">
                L{phase + 1}
              </th>
            ))}
            <th scope="col">{t('values.power')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ fromMs, means }) => (
            <tr key={fromMs}>
              <th scope="row">{format.time(fromMs)}</th>
              {['limit.active', ...currentPoints.slice(0, phases)].map((point, column) => (
                <td key={point}>{amps(means[column])}</td>
              ))}
              <td>{typeof means.at(-1) === 'number' ? format.kilowatts(means.at(-1) ?? 0) : '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
