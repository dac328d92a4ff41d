import { useTranslation } from 'react-i18next';
import { Choice } from '#renderer/ui/Choice.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { fieldId } from '#renderer/wizards/commissioning/findings/fieldErrors.ts';
import { useJob } from '#renderer/wizards/commissioning/model/jobContext.tsx';
import type { NetworkAnswers } from '#shared/domain/jobAnswers.ts';
import { NetworkNotes } from './NetworkNotes.tsx';

const FIELDS = ['address', 'netmask', 'gateway'] as const;

/** Where the address comes from: DHCP with a reservation, or fixed. */
export const AddressQuestions = ({ onChange }: { onChange: (change: Partial<NetworkAnswers>) => void }) => {
  const { t } = useTranslation('wizard');
  const { job, answers } = useJob();
  const { network } = answers;
  const { ipMode } = network;
  return (
    <>
      <Choice
        id={fieldId('ipMode')}
        compact
        label={t('wifi.ipMode')}
        value={ipMode ?? null}
        options={[
          { value: 'dhcp' as const, label: t('wifi.dhcp') },
          { value: 'static' as const, label: t('wifi.static') },
        ]}
        onChange={(value) => onChange({ ipMode: value })}
      />
      {ipMode === 'static' ? (
        <div className="nx-stack">
          {FIELDS.map((field) => (
            <div key={field}>
              <TextField
                id={fieldId(field)}
                label={t(`wifi.${field}`)}
                value={network[field] ?? ''}
                inputMode="decimal"
                maxLength={15}
                onChange={(text) => onChange({ [field]: text === '' ? undefined : text.replace(',', '.') })}
              />
              <NetworkNotes fields={[field]} isShown={network[field] !== undefined} />
            </div>
          ))}
        </div>
      ) : null}
      {ipMode === 'dhcp' && job.kind !== 'ocpp' ? (
        <>
          <Choice
            id={fieldId('hasReservation')}
            compact
            label={t('wifi.reservation')}
            hint={t('wifi.reservationHint')}
            value={network.hasReservation ?? null}
            options={[
              { value: 'yes' as const, label: t('yes') },
              { value: 'no' as const, label: t('no') },
            ]}
            unknown={{ value: 'unknown' }}
            onChange={(hasReservation) => onChange({ hasReservation })}
          />
          <NetworkNotes fields={['hasReservation']} isShown={network.hasReservation !== undefined} />
        </>
      ) : null}
    </>
  );
};
