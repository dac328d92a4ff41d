import { useTranslation } from 'react-i18next';
import { Findings } from '#renderer/features/ocpp/target/Findings.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { fieldId } from '#renderer/wizards/commissioning/findings/fieldErrors.ts';
import { useJob } from '#renderer/wizards/commissioning/model/jobContext.tsx';
import type { BackEndInHand } from '#renderer/wizards/commissioning/model/useBackEndAnswers.ts';

/** Under which name the back end knows this charger; the serial number is offered, never taken silently. */
export const IdentityQuestion = ({ backEnd }: { backEnd: BackEndInHand }) => {
  const { t } = useTranslation('ocppJob');
  const { charger } = useJob().job;
  const { backend, set } = backEnd;
  const serial = charger?.identity.serial;
  const isEmpty = backend.identity === undefined;
  return (
    <>
      <TextField
        id={fieldId('identity')}
        label={t('target.identity')}
        hint={t('target.identityHint')}
        value={backend.identity ?? ''}
        maxLength={5000}
        onChange={(identity) => set({ identity: identity === '' ? undefined : identity })}
      />
      {isEmpty && serial !== undefined ? (
        <div>
          <Button onClick={() => set({ identity: serial })}>{t('target.takeSerial', { serial })}</Button>
        </div>
      ) : null}
      {isEmpty ? null : (
        <Findings findings={backEnd.of('identity')} onFix={(identity) => set({ identity })} />
      )}
    </>
  );
};
