import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { KeepDialog } from '#renderer/features/ocpp/presets/KeepDialog.tsx';
import type { PresetsInHand } from '#renderer/features/ocpp/presets/usePresets.ts';
import { Findings } from '#renderer/features/ocpp/target/Findings.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import type { BackEndInHand } from '#renderer/wizards/commissioning/model/useBackEndAnswers.ts';
import { presetOfAnswers } from '#shared/domain/ocppPreset/backEndPreset.ts';
import { checkPreset } from '#shared/domain/ocppPreset/checkPreset.ts';
import { choiceId } from '#shared/domain/ocppPreset/presetChoice.ts';

const anyName = '-';

/** Keeps the back end of this job for the next one: never the identity, never a key. */
export const KeepPreset = ({ backEnd, presets }: { backEnd: BackEndInHand; presets: PresetsInHand }) => {
  const { t } = useTranslation('presets');
  const [isOpen, setOpen] = useState(false);
  const { backend, set, of } = backEnd;
  const choice = presets.choices.find((each) => choiceId(each) === backend.presetId);
  const own = choice?.kind === 'own' ? choice.own : undefined;
  const preset = presetOfAnswers(own?.preset.name ?? anyName, backend);
  const check = checkPreset(preset);
  // An address that ends with the identity would give the next charger the name of this one.
  const hasIdentity = of('url').some(({ code }) => code === 'url-has-identity');
  const canKeep = check.preset !== null && !hasIdentity;
  const isSame =
    own !== undefined &&
    check.preset !== null &&
    JSON.stringify(presetOfAnswers(own.preset.name, own.preset)) ===
      JSON.stringify(presetOfAnswers(own.preset.name, check.preset));
  return (
    <section className="nx-job-group">
      <h2>{t('keep.title')}</h2>
      <p className="nx-muted">{isSame ? t('keep.isKept', { name: own.preset.name }) : t('keep.text')}</p>
      <Findings findings={check.findings.filter(({ code }) => code === 'preset-query')} />
      <BridgeErrorPanel error={presets.save.error} />
      <div className="nx-row">
        {own === undefined || isSame ? null : (
          <Button
            disabled={!canKeep}
            busy={presets.save.isRunning}
            onClick={() => void presets.save.run(preset, own.id)}
          >
            {t('keep.change', { name: own.preset.name })}
          </Button>
        )}
        <Button disabled={!canKeep} onClick={() => setOpen(true)}>
          {t(own === undefined ? 'keep.open' : 'keep.another')}
        </Button>
      </div>
      {isOpen && check.preset !== null ? (
        <KeepDialog
          presets={presets}
          preset={{ ...check.preset, name: choice?.kind === 'published' ? choice.published.name : '' }}
          onKept={(kept) => {
            setOpen(false);
            set({ presetId: `own:${kept.id}` });
          }}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </section>
  );
};
