import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { api } from '#renderer/app/bridge/api.ts';
import { useAction } from '#renderer/app/bridge/useAction.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { PinField } from '#renderer/ui/PinField.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { FieldNotes } from '#renderer/wizards/commissioning/findings/FieldNotes.tsx';
import { useJob } from '#renderer/wizards/commissioning/model/jobContext.tsx';
import { StepFrame } from '#renderer/wizards/commissioning/StepFrame.tsx';
import { VaultNote } from '#renderer/wizards/commissioning/VaultNote.tsx';
import { isRefused } from '#shared/domain/finding.ts';
import { pinFindings } from '#shared/domain/pinFindings.ts';

/** A new PIN, typed twice, and who keeps it. The digits go to the charger and nowhere else. */
export const NewPin = ({ onDone, onSkip }: { onDone: () => void; onSkip: (() => void) | null }) => {
  const { t } = useTranslation('wizard');
  const { job } = useJob();
  const [pin, setPin] = useState('');
  const [repeated, setRepeated] = useState('');
  const [keeper, setKeeper] = useState(job.person.name);
  const change = useAction(() => api.jobs.changePin({ id: job.id, newPin: pin, pinKeeper: keeper }));
  const findings = pinFindings(pin, repeated);
  const isComplete = pin !== '' && repeated.length >= pin.length;
  const run = async () => {
    if ((await change.run()) !== null) onDone();
  };
  return (
    <StepFrame
      secondary={onSkip === null ? undefined : <Button onClick={onSkip}>{t('newPin.skip')}</Button>}
      primary={{
        label: t('newPin.write'),
        onPress: () => void run(),
        busy: change.isRunning,
        disabled: !isComplete || isRefused(findings) || keeper.trim() === '',
      }}
    >
      <h2>{t('newPin.title')}</h2>
      <p>{t('newPin.text')}</p>
      <BridgeErrorPanel error={change.error} />
      <PinField id="job-newPin" label={t('newPin.pin')} value={pin} onChange={setPin} autoFocus />
      <PinField
        id="job-newPinRepeated"
        label={t('newPin.repeated')}
        value={repeated}
        onChange={setRepeated}
      />
      {isComplete ? <FieldNotes findings={findings.filter(({ level }) => level !== 'pass')} /> : null}
      <VaultNote />
      <TextField
        label={t('newPin.keeper')}
        hint={t('newPin.keeperHint')}
        value={keeper}
        maxLength={120}
        onChange={setKeeper}
      />
    </StepFrame>
  );
};
