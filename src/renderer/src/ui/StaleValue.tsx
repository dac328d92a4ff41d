import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import './StaleValue.css';

const STALE_AFTER_MS = 3000;

/** A live value; grey with its age once older than three seconds, a dash when unknown, never 0 for unknown. */
export const StaleValue = (props: { value: string | null; atMs: number | null; nowMs: number }) => {
  const { t } = useTranslation('common');
  const format = useFormat();
  if (props.value === null) return <span>–</span>;
  const ageMs = props.atMs === null ? 0 : props.nowMs - props.atMs;
  if (ageMs <= STALE_AFTER_MS) return <span className="nx-nowrap">{props.value}</span>;
  return (
    <span className="nx-stale">
      <span className="nx-nowrap">{props.value}</span>{' '}
      <span className="nx-small">{t('stale.age', { age: format.duration(ageMs / 1000) })}</span>
    </span>
  );
};
