import { useTranslation } from 'react-i18next';
import { useSites } from '#renderer/app/queries.ts';
import { usePreferences } from '#renderer/app/settings.tsx';
import { FindingList } from '#renderer/features/configuration/plan/FindingList.tsx';
import {
  type FleetOptions,
  newPinFindings,
  parallelChoices,
} from '#renderer/features/fleet/model/options.ts';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { Choice } from '#renderer/ui/Choice.tsx';
import { PinField } from '#renderer/ui/PinField.tsx';
import { SelectField } from '#renderer/ui/SelectField.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { PracticePin } from './PracticePin.tsx';

interface Props {
  readonly options: FleetOptions;
  readonly onChange: (options: FleetOptions) => void;
}

const NEW = 'new';

const Place = ({ options, onChange }: Props) => {
  const { t } = useTranslation(['fleet', 'pages', 'common']);
  const sites = useSites().data ?? [];
  const { settings } = usePreferences();
  const { site } = options;
  const isNew = site?.kind === 'new' || (site === null && sites.length === 0);
  const value = isNew ? NEW : site?.kind === 'known' ? site.id : '';
  return (
    <>
      {sites.length === 0 ? null : (
        <SelectField
          id="fleet-site"
          label={t('options.site')}
          hint={t('options.siteHint')}
          value={value}
          options={[
            ...(value === '' ? [{ value: '', label: t('options.chooseSite') }] : []),
            ...sites.map(({ id, name, practice }) => ({
              value: id,
              label: practice ? `${name} (${t('common:practice')})` : name,
            })),
            { value: NEW, label: t('options.newSite') },
          ]}
          onChange={(id) => {
            const chosen = id === NEW ? ({ kind: 'new' } as const) : ({ kind: 'known', id } as const);
            onChange({ ...options, site: id === '' ? null : chosen });
          }}
        />
      )}
      {isNew ? (
        <TextField
          id="fleet-siteName"
          label={t('pages:sites.name')}
          hint={t('pages:sites.nameHint')}
          maxLength={120}
          value={options.siteName}
          onChange={(siteName) => onChange({ ...options, siteName, site: { kind: 'new' } })}
        />
      ) : null}
      <TextField
        id="fleet-person"
        label={t('options.person')}
        hint={t('options.personHint')}
        maxLength={120}
        value={options.person ?? settings?.person.name ?? ''}
        onChange={(person) => onChange({ ...options, person })}
      />
    </>
  );
};

const Pins = ({ options, onChange }: Props) => {
  const { t } = useTranslation(['fleet', 'configuration']);
  const isTyped = options.newPinAgain.length >= options.newPin.length;
  const findings = isTyped ? newPinFindings(options).filter(({ level }) => level !== 'pass') : [];
  return (
    <>
      <PinField
        id="fleet-pin"
        label={t('options.pin')}
        hint={t('options.pinHint')}
        value={options.pin}
        onChange={(pin) => onChange({ ...options, pin })}
      />
      <PracticePin pin={options.pin} onFill={(pin) => onChange({ ...options, pin })} />
      <PinField
        id="fleet-newPin"
        label={t('configuration:newPin.pin')}
        hint={t('options.newPinHint')}
        value={options.newPin}
        onChange={(newPin) => onChange({ ...options, newPin })}
      />
      {options.newPin === '' && options.newPinAgain === '' ? null : (
        <PinField
          id="fleet-newPinAgain"
          label={t('configuration:newPin.repeated')}
          value={options.newPinAgain}
          onChange={(newPinAgain) => onChange({ ...options, newPinAgain })}
        />
      )}
      <FindingList findings={findings} title={t('configuration:newPin.title')} />
    </>
  );
};

/** How the table is written: where and by whom, with which PIN, how many at a time, and what a refusal does. */
export const WriteOptions = ({ options, onChange }: Props) => {
  const { t } = useTranslation('fleet');
  const format = useFormat();
  return (
    <section className="nx-stack" aria-labelledby="fleet-options">
      <h2 id="fleet-options">{t('options.title')}</h2>
      <div className="nx-fleet-options">
        <div className="nx-stack">
          <Place options={options} onChange={onChange} />
        </div>
        <div className="nx-stack">
          <Pins options={options} onChange={onChange} />
        </div>
        <div className="nx-stack">
          <SelectField
            id="fleet-parallel"
            label={t('options.parallel')}
            hint={t('options.parallelHint')}
            value={String(options.parallel)}
            options={parallelChoices.map((each) => ({ value: String(each), label: format.integer(each) }))}
            onChange={(value) => onChange({ ...options, parallel: Number(value) })}
          />
          <Choice
            label={t('options.atFailure')}
            value={options.stopsAtFailure ? 'stop' : 'go-on'}
            options={(['stop', 'go-on'] as const).map((value) => ({
              value,
              label: t(`options.failure.${value}`),
              reason: t(`options.failureReason.${value}`),
            }))}
            onChange={(value) => onChange({ ...options, stopsAtFailure: value === 'stop' })}
          />
        </div>
      </div>
    </section>
  );
};
