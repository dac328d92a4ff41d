import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { OpenPlaces } from '#renderer/features/ocpp/presets/OpenPlaces.tsx';
import { PresetPicker } from '#renderer/features/ocpp/presets/PresetPicker.tsx';
import { PublishedSource } from '#renderer/features/ocpp/presets/PublishedSource.tsx';
import type { PresetsInHand } from '#renderer/features/ocpp/presets/usePresets.ts';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { Button } from '#renderer/ui/Button.tsx';
import type { BackEndInHand } from '#renderer/wizards/commissioning/model/useBackEndAnswers.ts';
import {
  answersOfChoice,
  choiceId,
  choiceName,
  freeForm,
  type PresetChoice,
} from '#shared/domain/ocppPreset/presetChoice.ts';

/** Which preset the answers began with, what is known of it, and what it leaves open. */
const Chosen = ({ choice, backEnd }: { choice: PresetChoice; backEnd: BackEndInHand }) => {
  const { t } = useTranslation('presets');
  const format = useFormat();
  const { backend, set } = backEnd;
  if (choice.kind === 'own')
    return <p className="nx-muted">{t('chosen.own', { date: format.date(choice.own.savedAtMs) })}</p>;
  if (choice.kind === 'used')
    return <p className="nx-muted">{t('chosen.used', { date: format.date(choice.used.usedAtMs) })}</p>;
  return (
    <>
      <OpenPlaces published={choice.published} url={backend.url ?? ''} onUrl={(url) => set({ url })} />
      <PublishedSource published={choice.published} />
    </>
  );
};

/** A back end that is known already, instead of typing it: own, used before, or published. */
export const PresetQuestion = ({ backEnd, presets }: { backEnd: BackEndInHand; presets: PresetsInHand }) => {
  const { t } = useTranslation('presets');
  const [isOpen, setOpen] = useState(false);
  const { backend, set } = backEnd;
  const choice = presets.choices.find((each) => choiceId(each) === backend.presetId);
  const choose = (chosen: PresetChoice | null) => {
    setOpen(false);
    set(chosen === null ? { presetId: freeForm } : answersOfChoice(chosen));
  };
  return (
    <>
      <div className="nx-row">
        <strong>{choice === undefined ? t('chosen.none') : choiceName(choice)}</strong>
        <Button onClick={() => setOpen(true)}>
          {t(choice === undefined ? 'choose.open' : 'choose.other')}
        </Button>
      </div>
      {choice === undefined ? null : <Chosen choice={choice} backEnd={backEnd} />}
      {isOpen ? (
        <PresetPicker choices={presets.choices} onChoose={choose} onClose={() => setOpen(false)} />
      ) : null}
    </>
  );
};
