import { useTranslation } from 'react-i18next';
import { DriftNotice } from '#renderer/app/drift/DriftNotice.tsx';
import { useDrift } from '#renderer/app/drift/useDrift.ts';
import { useOpenDevices } from '#renderer/app/useOpenDevices.ts';
import { useDescribePoint } from '#renderer/i18n/useDescribePoint.ts';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { BigNumber } from '#renderer/ui/BigNumber.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';
import { FieldNotes } from '#renderer/wizards/commissioning/findings/FieldNotes.tsx';
import { useJob } from '#renderer/wizards/commissioning/model/jobContext.tsx';
import { bluetoothFindings } from '#shared/domain/networkFindings.ts';

/** Against the log; what the job needs it writes itself, so nothing is put back here. */
const AgainstTheLog = () => {
  const { job } = useJob();
  const device = useOpenDevices()?.find(({ jobId }) => jobId === job.id);
  const status = useDrift(device?.id ?? null);
  if (device === undefined) return null;
  const visit = { deviceId: device.id, siteId: job.site.id, person: job.person.name };
  return <DriftNotice status={status} visit={visit} canCompare={false} />;
};

/** The charger before anything was changed: identity, firmware, limit, and the snapshot that can be restored. */
export const AsFound = () => {
  const { t } = useTranslation('wizard');
  const format = useFormat();
  const describe = useDescribePoint();
  const { job } = useJob();
  const { charger, asFound } = job;
  if (charger === null || asFound === null) return null;
  const { identity } = charger;
  const facts = [
    [t('asFound.serial'), identity.serial],
    [t('asFound.model'), identity.model],
    [t('asFound.firmware'), identity.firmware],
    [t('asFound.phases'), t(identity.phases === 3 ? 'board.threePhases' : 'board.onePhase')],
    [t('asFound.hardwareMax'), format.amps(identity.hardwareMaxA)],
    [
      describe.label('settings.installLimit'),
      describe.value('settings.installLimit', asFound.values['settings.installLimit']) ?? '–',
    ],
  ] as const;
  return (
    <>
      <FieldNotes findings={bluetoothFindings(charger.rssiDbm)} />
      <BigNumber
        label={t('asFound.limit')}
        value={describe.value('settings.maxCurrent', asFound.values['settings.maxCurrent'])}
        source={t('asFound.source', { name: identity.name })}
      />
      <div>
        <Tag tone="good">
          {t('asFound.saved', { count: asFound.count, time: format.time(asFound.takenAtMs) })}
        </Tag>
      </div>
      <AgainstTheLog />
      <dl className="nx-job-facts">
        {facts.map(([name, value]) => (
          <div key={name} className="nx-job-fact">
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
};
