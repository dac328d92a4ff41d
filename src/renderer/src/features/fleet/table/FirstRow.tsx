import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { rowBehind } from '#renderer/features/fleet/model/nextOne.ts';
import type { FleetTable } from '#renderer/features/fleet/model/useFleetTable.ts';
import { useDescribePoint } from '#renderer/i18n/useDescribePoint.ts';
import { AmpereInput } from '#renderer/ui/AmpereInput.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { SelectField } from '#renderer/ui/SelectField.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import type { FleetPreviewView } from '#shared/contract/fleet.ts';
import { type Rotation, rotations } from '#shared/domain/fleet/fleetTable.ts';
import { TableProblems } from './TableProblems.tsx';

const LARGEST_A = 32;
const SMALLEST_A = 6;

const RotationField = (props: { value: Rotation | ''; onChange: (value: Rotation | '') => void }) => {
  const { t } = useTranslation('fleet');
  return (
    <SelectField
      label={t('row.rotation')}
      hint={t('row.rotationHint')}
      value={props.value}
      options={[
        { value: '', label: t('row.rotationNone') },
        ...rotations.map((value) => ({ value, label: value.replaceAll(/(?<=.)L/g, ' L') })),
      ]}
      onChange={props.onChange}
    />
  );
};

/** A table without a file: the first charger is typed here, the next ones follow from it. */
export const FirstRow = ({ table }: { table: FleetTable }) => {
  const { t } = useTranslation('fleet');
  const describe = useDescribePoint();
  const [serial, setSerial] = useState('');
  const [socket, setSocket] = useState('');
  const [amps, setAmps] = useState<number | null>(null);
  const [rotation, setRotation] = useState<Rotation | ''>('');
  const [problems, setProblems] = useState<FleetPreviewView['problems']>([]);
  const isComplete = serial.trim() !== '' && amps !== null;
  const begin = async () => {
    if (!isComplete) return;
    const row = rowBehind([], {
      serial: serial.trim(),
      socket: socket.trim() === '' ? null : socket.trim(),
      rotation: rotation === '' ? null : rotation,
      values: { 'settings.maxCurrent': amps },
    });
    setProblems((await table.replaceRows([row])) ?? []);
  };
  return (
    <form
      className="nx-card nx-stack nx-fleet-form"
      aria-labelledby="fleet-first"
      onSubmit={(event) => {
        event.preventDefault();
        void begin();
      }}
    >
      <div>
        <h2 id="fleet-first">{t('first.title')}</h2>
        <p className="nx-muted">{t('first.text')}</p>
      </div>
      <div className="nx-fleet-fields">
        <TextField label={t('row.serial')} maxLength={60} value={serial} onChange={setSerial} />
        <TextField label={t('row.socket')} maxLength={60} value={socket} onChange={setSocket} />
      </div>
      <AmpereInput
        label={describe.label('settings.maxCurrent')}
        value={amps}
        minA={SMALLEST_A}
        maxA={LARGEST_A}
        onChange={setAmps}
      />
      <RotationField value={rotation} onChange={setRotation} />
      {problems.length === 0 ? null : <TableProblems problems={problems} />}
      <div>
        <Button type="submit" disabled={!isComplete} busy={table.isBusy}>
          {t('first.action')}
        </Button>
      </div>
    </form>
  );
};
