import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { Findings } from '#renderer/features/ocpp/target/Findings.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { NoticePanel } from '#renderer/ui/NoticePanel.tsx';
import { SelectField } from '#renderer/ui/SelectField.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import {
  type BackEndPreset,
  longestPresetName,
  type OwnPreset,
  presetOfAnswers,
} from '#shared/domain/ocppPreset/backEndPreset.ts';
import { checkPreset } from '#shared/domain/ocppPreset/checkPreset.ts';
import type { PresetsInHand } from './usePresets.ts';

const profiles = ['0', '1', '2', '3'] as const;
const profileValues = { '0': 0, '1': 1, '2': 2, '3': 3 } as const;

/** Said only when somebody keeps it: what is still empty is not yet a mistake. */
const notYet: readonly string[] = ['url-empty', 'url-no-host', 'preset-name'];

interface PresetDialogProps {
  readonly presets: PresetsInHand;
  /** Undefined: a new one. */
  readonly own: OwnPreset | undefined;
  readonly onClose: () => void;
}

/** The preset as it is typed, checked on the way, and kept once nothing stands against it. */
const useTypedPreset = ({ presets, own, onClose }: PresetDialogProps) => {
  const [preset, setPreset] = useState<BackEndPreset>(
    () => own?.preset ?? presetOfAnswers('', { url: 'wss://' }),
  );
  const [isComplaining, setComplaining] = useState(false);
  const [taken, setTaken] = useState<string | null>(null);
  const checked = checkPreset(preset);
  const findings = checked.findings.filter(({ code }) => isComplaining || !notYet.includes(code));
  const change = (part: Partial<BackEndPreset>) => {
    setPreset({ ...preset, ...part });
    setTaken(null);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setComplaining(true);
    if (checked.preset === null) return;
    const done = await presets.save.run(checked.preset, own?.id ?? null);
    if (done?.kind === 'saved') onClose();
    setTaken(done?.kind === 'name-taken' ? done.by.preset.name : null);
  };
  return { preset, change, findings, taken, submit };
};

/** A preset typed in or changed by its name, address and profile; the rest stays as it was kept. */
export const PresetDialog = (props: PresetDialogProps) => {
  const { t } = useTranslation(['presets', 'common', 'ocppJob']);
  const { presets, own, onClose } = props;
  const { preset, change, findings, taken, submit } = useTypedPreset(props);
  return (
    <Dialog title={t(own === undefined ? 'form.add' : 'form.edit')} isOpen onClose={onClose}>
      <form className="nx-stack" noValidate onSubmit={(event) => void submit(event)}>
        <TextField
          label={t('keep.name')}
          hint={t('keep.nameHint')}
          value={preset.name}
          maxLength={longestPresetName}
          data-autofocus
          onChange={(name) => change({ name })}
        />
        <TextField
          label={t('ocppJob:target.url')}
          hint={t('ocppJob:target.urlHint')}
          value={preset.url}
          inputMode="url"
          maxLength={5000}
          onChange={(url) => change({ url })}
        />
        <SelectField
          label={t('form.profile')}
          value={profiles[preset.profile]}
          options={profiles.map((value) => ({ value, label: t(`ocppJob:profile.name.${value}`) }))}
          onChange={(value) => change({ profile: profileValues[value] })}
        />
        <Findings findings={findings} onFix={(url) => change({ url })} />
        {taken === null ? null : <NoticePanel>{t('keep.replaceOf', { name: taken })}</NoticePanel>}
        <BridgeErrorPanel error={presets.save.error} />
        <p className="nx-muted nx-small">{t('form.rest')}</p>
        <div className="nx-row">
          <Button kind="primary" type="submit" busy={presets.save.isRunning}>
            {t('form.save')}
          </Button>
          <Button onClick={onClose}>{t('common:action.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
};
