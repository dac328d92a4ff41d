import { useTranslation } from 'react-i18next';
import { Findings } from '#renderer/features/ocpp/target/Findings.tsx';
import { SelectField } from '#renderer/ui/SelectField.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { fieldId } from '#renderer/wizards/commissioning/findings/fieldErrors.ts';
import type { BackEndInHand } from '#renderer/wizards/commissioning/model/useBackEndAnswers.ts';
import { operatorPresets } from '#shared/domain/ocpp/operatorPresets.ts';
import { ConnectionUrl } from './ConnectionUrl.tsx';
import { IdentityQuestion } from './IdentityQuestion.tsx';

const FREE_FORM = 'free-form';

/** Address and identity as the operator gave them, checked while they are typed. */
export const OperatorTarget = ({ backEnd }: { backEnd: BackEndInHand }) => {
  const { t } = useTranslation(['ocppJob', 'ocpp']);
  const { backend, set } = backEnd;
  const choosePreset = (id: string) => {
    const preset = operatorPresets.find((each) => each.id === id);
    if (preset === undefined) return;
    set({ presetId: id, url: preset.url, ...(preset.profile === null ? {} : { profile: preset.profile }) });
  };
  return (
    <section className="nx-job-group">
      <h2>{t('target.title')}</h2>
      <SelectField
        label={t('target.operator')}
        hint={operatorPresets.length > 1 ? undefined : t('target.operatorHint')}
        value={backend.presetId ?? FREE_FORM}
        options={operatorPresets.map(({ id, name }) => ({
          value: id,
          label: name ?? t('ocpp:preset.free-form'),
        }))}
        onChange={choosePreset}
      />
      <TextField
        id={fieldId('url')}
        label={t('target.url')}
        hint={t('target.urlHint')}
        value={backend.url ?? ''}
        inputMode="url"
        maxLength={5000}
        onChange={(url) => set({ url: url === '' ? undefined : url })}
      />
      {backend.url === undefined ? null : (
        <Findings findings={backEnd.of('url')} onFix={(url) => set({ url })} />
      )}
      <IdentityQuestion backEnd={backEnd} />
      <ConnectionUrl url={backEnd.connectionUrl} />
    </section>
  );
};
