import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { nextOf, rowBehind } from '#renderer/features/fleet/model/nextOne.ts';
import type { FleetTable } from '#renderer/features/fleet/model/useFleetTable.ts';
import { useDescribePoint } from '#renderer/i18n/useDescribePoint.ts';
import { useAnnounce } from '#renderer/ui/Announcer.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import type { FleetPreviewView } from '#shared/contract/fleet.ts';
import type { FleetRow } from '#shared/domain/fleet/fleetTable.ts';
import type { NextRow } from '#shared/domain/fleet/nextRow.ts';
import { TableProblems } from './TableProblems.tsx';

const ADVANCED = ['network.address', 'network.hostname', 'ocpp.identity'] as const;

/** What changes from charger to charger by itself, as one line. */
const Advanced = ({ next }: { next: NextRow }) => {
  const { t } = useTranslation('fleet');
  const describe = useDescribePoint();
  const parts = [
    next.rotation === null ? null : `${t('row.rotation')} ${next.rotation}`,
    ...ADVANCED.map((point) => {
      const value = next.values[point];
      return value === undefined ? null : `${describe.label(point)} ${value}`;
    }),
  ].filter((part) => part !== null);
  return (
    <p className="nx-muted">
      {parts.length === 0 ? t('next.same') : t('next.advanced', { values: parts.join(', ') })}
    </p>
  );
};

/** The next row as it is typed; emptied as soon as the table has taken it. */
const useTypedRow = (
  table: FleetTable,
  rows: readonly FleetRow[],
  next: NextRow | null,
  onTaken: (text: string) => void,
) => {
  const { t } = useTranslation('fleet');
  const [serial, setSerial] = useState('');
  /** Null = as it advances by itself. */
  const [ownSocket, setSocket] = useState<string | null>(null);
  const [open, setOpen] = useState<Readonly<Record<string, string>>>({});
  const [problems, setProblems] = useState<FleetPreviewView['problems']>([]);
  const socket = ownSocket ?? next?.socket ?? '';
  const asked = next?.open.map((point) => [point, (open[point] ?? '').trim()] as const) ?? [];
  const isComplete = serial.trim() !== '' && asked.every(([, text]) => text !== '');
  const replace = async (all: readonly FleetRow[], text: string) => {
    const found = await table.replaceRows(all);
    setProblems(found ?? []);
    if (found === null || found.length > 0) return;
    setSerial('');
    setSocket(null);
    setOpen({});
    onTaken(text);
  };
  const add = () => {
    if (next === null || !isComplete || table.isBusy || table.isReading) return;
    const row = rowBehind(rows, {
      serial: serial.trim(),
      socket: socket.trim() === '' ? null : socket.trim(),
      rotation: next.rotation,
      values: { ...next.values, ...Object.fromEntries(asked) },
    });
    void replace([...rows, row], t('next.added', { serial: row.serial, row: row.row }));
  };
  return { serial, setSerial, socket, setSocket, open, setOpen, problems, isComplete, replace, add };
};

/** The same once more: serial and socket are typed, the rest advances by itself. */
export const NextRowForm = ({ table, rows }: { table: FleetTable; rows: readonly FleetRow[] }) => {
  const { t } = useTranslation('fleet');
  const describe = useDescribePoint();
  const announce = useAnnounce();
  const form = useRef<HTMLFormElement>(null);
  const next = nextOf(rows);
  const typed = useTypedRow(table, rows, next, (text) => {
    announce(text, 'good');
    form.current?.querySelector('input')?.focus();
  });
  if (next === null) return null;
  const { serial, socket, open, problems, isComplete } = typed;
  const last = rows.at(-1);
  return (
    <form
      ref={form}
      className="nx-card nx-stack nx-fleet-form"
      aria-labelledby="fleet-next"
      onSubmit={(event) => {
        event.preventDefault();
        typed.add();
      }}
    >
      <div>
        <h2 id="fleet-next">{t('next.title')}</h2>
        <Advanced next={next} />
      </div>
      <div className="nx-fleet-fields">
        <TextField label={t('row.serial')} maxLength={60} value={serial} onChange={typed.setSerial} />
        <TextField label={t('row.socket')} maxLength={60} value={socket} onChange={typed.setSocket} />
        {next.open.map((point) => (
          <TextField
            key={point}
            label={describe.label(point)}
            hint={t('next.asked')}
            value={open[point] ?? ''}
            onChange={(text) => typed.setOpen({ ...open, [point]: text })}
          />
        ))}
      </div>
      {problems.length === 0 ? null : <TableProblems problems={problems} />}
      <div className="nx-row">
        <Button type="submit" disabled={!isComplete || table.isReading} busy={table.isBusy}>
          {t('next.action')}
        </Button>
        {last === undefined ? null : (
          <Button
            kind="quiet"
            disabled={table.isReading}
            onClick={() => void typed.replace(rows.slice(0, -1), t('next.removed', { row: last.row }))}
          >
            {t('next.remove', { row: last.row })}
          </Button>
        )}
      </div>
    </form>
  );
};
