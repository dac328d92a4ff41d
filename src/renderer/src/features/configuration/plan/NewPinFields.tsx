import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/ui/Button.tsx';
import { PinField } from '#renderer/ui/PinField.tsx';
import { isRefused } from '#shared/domain/finding.ts';
import { pinFindings } from '#shared/domain/pinFindings.ts';
import { FindingList } from './FindingList.tsx';

/** A new PIN, typed twice, for a plan that may not leave the factory's behind. */
export const NewPinFields = (props: {
  action: string;
  busy: boolean;
  /** The PIN chosen before, when there is one. */
  isChosen: boolean;
  onChosen: (pin: string) => void;
}) => {
  const { t } = useTranslation('configuration');
  const [pin, setPin] = useState('');
  const [repeated, setRepeated] = useState('');
  const isComplete = pin !== '' && repeated.length >= pin.length;
  const findings = isComplete ? pinFindings(pin, repeated).filter(({ level }) => level !== 'pass') : [];
  return (
    <form
      className="nx-card nx-stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (isComplete && !isRefused(findings)) props.onChosen(pin);
      }}
    >
      <h3>{t('newPin.title')}</h3>
      <p>{t(props.isChosen ? 'newPin.chosen' : 'newPin.text')}</p>
      <div className="nx-inline-form">
        <PinField id="conf-newPin" label={t('newPin.pin')} value={pin} onChange={setPin} />
        <PinField
          id="conf-newPinAgain"
          label={t('newPin.repeated')}
          value={repeated}
          onChange={setRepeated}
        />
      </div>
      <FindingList findings={findings} title={t('newPin.title')} />
      <div>
        <Button type="submit" busy={props.busy} disabled={!isComplete || isRefused(findings)}>
          {props.action}
        </Button>
      </div>
    </form>
  );
};
