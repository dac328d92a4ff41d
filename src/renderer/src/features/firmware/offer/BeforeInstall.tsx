import { useTranslation } from 'react-i18next';
import '#renderer/ui/Choice.css';
import { Tag } from '#renderer/ui/Tag.tsx';
import type { FirmwareOfferView } from '#shared/contract/firmware.ts';

const Agreement = (props: {
  label: string;
  reason?: string;
  isChecked: boolean;
  onChange: (isChecked: boolean) => void;
}) => (
  <label className="nx-choice">
    <input
      type="checkbox"
      checked={props.isChecked}
      onChange={(event) => props.onChange(event.target.checked)}
    />
    <span className="nx-choice-text">
      <span className="nx-choice-label">{props.label}</span>
      {props.reason === undefined ? null : <span className="nx-choice-reason">{props.reason}</span>}
    </span>
  </label>
);

/** The car, the power, and what a person has to agree to. */
export const BeforeInstall = (props: {
  from: string;
  version: string;
  verdict: Extract<FirmwareOfferView['verdict'], { kind: 'fits' }>;
  /** Null while it is not known. */
  isPlugged: boolean | null;
  keep: boolean;
  onKeep: (keep: boolean) => void;
  acceptsDowngrade: boolean;
  onAcceptDowngrade: (accepts: boolean) => void;
}) => {
  const { t } = useTranslation('firmware');
  const { from, version, verdict } = props;
  return (
    <section aria-labelledby="before" className="nx-stack nx-narrow">
      <h2 id="before">{t('before.title')}</h2>
      {props.isPlugged === null ? null : (
        <div role="status" className="nx-fw-car">
          <Tag tone={props.isPlugged ? 'warn' : 'good'}>
            {t(props.isPlugged ? 'before.plugged' : 'before.unplugged')}
          </Tag>
        </div>
      )}
      <p>{t('before.stays')}</p>
      <Agreement
        label={t('before.keep')}
        reason={t('before.keepWhy')}
        isChecked={props.keep}
        onChange={props.onKeep}
      />
      {verdict.isDowngrade ? (
        <Agreement
          label={t('before.downgrade', { version, from })}
          isChecked={props.acceptsDowngrade}
          onChange={props.onAcceptDowngrade}
        />
      ) : null}
      {verdict.isFinal ? (
        <p id="no-way-back" className="nx-fw-final">
          {t('before.final', { version })}
        </p>
      ) : null}
    </section>
  );
};
