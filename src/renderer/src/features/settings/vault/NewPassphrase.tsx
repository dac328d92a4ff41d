import { useTranslation } from 'react-i18next';
import { SecretField } from '#renderer/ui/SecretField.tsx';
import { passphraseStrength } from './passphraseStrength.ts';

export interface Passphrase {
  readonly first: string;
  readonly again: string;
}

export const noPassphrase: Passphrase = { first: '', again: '' };

/** Typed twice alike, and not too easy to guess. */
export const isUsable = ({ first, again }: Passphrase): boolean =>
  passphraseStrength(first) !== 'weak' && first === again;

/** A new passphrase, typed twice, with a word on how well it protects. */
export const NewPassphrase = (props: { value: Passphrase; onChange: (value: Passphrase) => void }) => {
  const { t } = useTranslation('settings');
  const { value, onChange } = props;
  const differs = value.again !== '' && !value.first.startsWith(value.again);
  return (
    <>
      <SecretField
        label={t('vault.newPassphrase')}
        hint={
          <span aria-live="polite">
            {t(
              value.first === ''
                ? 'vault.strength.hint'
                : `vault.strength.${passphraseStrength(value.first)}`,
            )}
          </span>
        }
        value={value.first}
        maxLength={1000}
        onChange={(first) => onChange({ ...value, first })}
      />
      <SecretField
        label={t('vault.passphraseAgain')}
        value={value.again}
        maxLength={1000}
        error={differs ? t('vault.differs') : null}
        onChange={(again) => onChange({ ...value, again })}
      />
    </>
  );
};
