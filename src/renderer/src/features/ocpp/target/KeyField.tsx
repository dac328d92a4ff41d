import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/ui/Button.tsx';
import { SecretField } from '#renderer/ui/SecretField.tsx';
import { checkKey, keyFromRandom, stripKey } from '#shared/domain/ocpp/authorizationKey.ts';
import { CopyButton } from './CopyButton.tsx';
import { Findings } from './Findings.tsx';

const freshKey = (): string => {
  const key = keyFromRandom(crypto.getRandomValues(new Uint8Array(64)));
  return key?.plain ?? freshKey();
};

/** An authorization key: typed, or made here from random bytes; shown only when somebody asks. */
export const KeyField = (props: {
  value: string;
  onChange: (value: string) => void;
  canGenerate?: boolean;
}) => {
  const { t } = useTranslation('backEnd');
  const { value, onChange, canGenerate = false } = props;
  const findings = value === '' ? [] : checkKey(value).findings;
  const isSplit = findings.some(({ code }) => code === 'key-separators');
  return (
    <div className="nx-ocpp-field">
      <SecretField
        label={t('key.label')}
        hint={t('key.hint')}
        maxLength={200}
        value={value}
        onChange={onChange}
      />
      <Findings findings={findings} />
      <div className="nx-row">
        {canGenerate ? <Button onClick={() => onChange(freshKey())}>{t('key.generate')}</Button> : null}
        {value === '' ? null : <CopyButton text={value} label={t('key.copy')} />}
        {isSplit ? <Button onClick={() => onChange(stripKey(value))}>{t('key.strip')}</Button> : null}
      </div>
    </div>
  );
};
