import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { Findings } from '#renderer/features/ocpp/target/Findings.tsx';
import { useAnnounce } from '#renderer/ui/Announcer.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { NoticePanel } from '#renderer/ui/NoticePanel.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import type { OcppFinding } from '#shared/domain/ocpp/ocppFinding.ts';
import {
  type BackEndPreset,
  longestPresetName,
  type OwnPreset,
} from '#shared/domain/ocppPreset/backEndPreset.ts';
import { plainFinding } from './plainFinding.ts';
import type { PresetsInHand } from './usePresets.ts';

interface KeepDialogProps {
  readonly presets: PresetsInHand;
  readonly preset: BackEndPreset;
  readonly onKept: (own: OwnPreset) => void;
  readonly onClose: () => void;
}

/** The name it is kept by, and what stands against it: findings, or another of that name. */
const useKeeping = ({ presets, preset, onKept }: KeepDialogProps) => {
  const { t } = useTranslation('presets');
  const announce = useAnnounce();
  const [name, setName] = useState(preset.name);
  const [findings, setFindings] = useState<readonly OcppFinding[]>([]);
  const [taken, setTaken] = useState<OwnPreset | null>(null);
  const keep = async (id: string | null) => {
    const done = await presets.save.run({ ...preset, name }, id);
    if (done === null) return;
    setFindings(done.kind === 'refused' ? done.findings.map(plainFinding) : []);
    setTaken(done.kind === 'name-taken' ? done.by : null);
    if (done.kind !== 'saved') return;
    announce(t('keep.kept', { name: done.saved.preset.name }), 'good');
    onKept(done.saved);
  };
  const rename = (text: string) => {
    setName(text);
    setTaken(null);
  };
  return { name, rename, findings, taken, keep };
};

/** Asks for a name and keeps the back end; one of the same name is replaced only when the person says so. */
export const KeepDialog = (props: KeepDialogProps) => {
  const { t } = useTranslation(['presets', 'common']);
  const { onClose } = props;
  const { save } = props.presets;
  const { name, rename, findings, taken, keep } = useKeeping(props);
  return (
    <Dialog title={t('keep.open')} isOpen onClose={onClose}>
      <form
        className="nx-stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void keep(null);
        }}
      >
        <p className="nx-muted">{t('keep.text')}</p>
        <TextField
          label={t('keep.name')}
          hint={t('keep.nameHint')}
          value={name}
          maxLength={longestPresetName}
          data-autofocus
          onChange={rename}
        />
        <Findings findings={findings} />
        <BridgeErrorPanel error={save.error} />
        {taken === null ? null : (
          <NoticePanel
            action={
              <Button busy={save.isRunning} onClick={() => void keep(taken.id)}>
                {t('keep.replace')}
              </Button>
            }
          >
            {t('keep.replaceOf', { name: taken.preset.name })}
          </NoticePanel>
        )}
        <div className="nx-row">
          <Button kind="primary" type="submit" busy={save.isRunning}>
            {t('keep.save')}
          </Button>
          <Button onClick={onClose}>{t('common:action.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
};
