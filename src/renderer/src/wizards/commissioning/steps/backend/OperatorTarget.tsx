import { useTranslation } from 'react-i18next';
import { PresetQuestion } from '#renderer/features/ocpp/presets/PresetQuestion.tsx';
import type { PresetsInHand } from '#renderer/features/ocpp/presets/usePresets.ts';
import { Findings } from '#renderer/features/ocpp/target/Findings.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { fieldId } from '#renderer/wizards/commissioning/findings/fieldErrors.ts';
import type { BackEndInHand } from '#renderer/wizards/commissioning/model/useBackEndAnswers.ts';
import { ConnectionUrl } from './ConnectionUrl.tsx';
import { IdentityQuestion } from './IdentityQuestion.tsx';

/** Address and identity as the operator gave them, checked while they are typed. */
export const OperatorTarget = ({ backEnd, presets }: { backEnd: BackEndInHand; presets: PresetsInHand }) => {
  const { t } = useTranslation('ocppJob');
  const { backend, set } = backEnd;
  return (
    <section className="nx-job-group">
      <h2>{t('target.title')}</h2>
      <PresetQuestion presets={presets} presetId={backend.presetId} url={backend.url ?? ''} onAnswers={set} />
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
