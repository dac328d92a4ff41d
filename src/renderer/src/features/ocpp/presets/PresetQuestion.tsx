import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { Button } from '#renderer/ui/Button.tsx';
import type { BackendAnswers } from '#shared/domain/ocppJob/backendAnswers.ts';
import {
  answersOfChoice,
  choiceId,
  choiceName,
  freeForm,
  type PresetChoice,
} from '#shared/domain/ocppPreset/presetChoice.ts';
import { OpenPlaces } from './OpenPlaces.tsx';
import { PresetPicker } from './PresetPicker.tsx';
import { PublishedSource } from './PublishedSource.tsx';
import type { PresetsInHand } from './usePresets.ts';

interface Asked {
  readonly url: string;
  /** What the preset answers; what it takes back is undefined. */
  readonly onAnswers: (answers: Partial<BackendAnswers>) => void;
}

/** Which preset the answers began with, what is known of it, and what it leaves open. */
const Chosen = ({ choice, url, onAnswers }: Asked & { choice: PresetChoice }) => {
  const { t } = useTranslation('presets');
  const format = useFormat();
  if (choice.kind === 'own')
    return <p className="nx-muted">{t('chosen.own', { date: format.date(choice.own.savedAtMs) })}</p>;
  if (choice.kind === 'used')
    return <p className="nx-muted">{t('chosen.used', { date: format.date(choice.used.usedAtMs) })}</p>;
  return (
    <>
      <OpenPlaces published={choice.published} url={url} onUrl={(filled) => onAnswers({ url: filled })} />
      <PublishedSource published={choice.published} />
    </>
  );
};

/** A back end that is known already, instead of typing it: own, used before, or published. */
export const PresetQuestion = (props: Asked & { presets: PresetsInHand; presetId: string | undefined }) => {
  const { t } = useTranslation('presets');
  const [isOpen, setOpen] = useState(false);
  const { presets, presetId, url, onAnswers } = props;
  const choice = presets.choices.find((each) => choiceId(each) === presetId);
  const choose = (chosen: PresetChoice | null) => {
    setOpen(false);
    onAnswers(chosen === null ? { presetId: freeForm } : answersOfChoice(chosen));
  };
  return (
    <>
      <div className="nx-row">
        <strong>{choice === undefined ? t('chosen.none') : choiceName(choice)}</strong>
        <Button onClick={() => setOpen(true)}>
          {t(choice === undefined ? 'choose.open' : 'choose.other')}
        </Button>
      </div>
      {choice === undefined ? null : <Chosen choice={choice} url={url} onAnswers={onAnswers} />}
      {isOpen ? (
        <PresetPicker choices={presets.choices} onChoose={choose} onClose={() => setOpen(false)} />
      ) : null}
    </>
  );
};
