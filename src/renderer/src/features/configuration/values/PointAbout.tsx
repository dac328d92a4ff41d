import { useTranslation } from 'react-i18next';
import { Tag } from '#renderer/ui/Tag.tsx';
import type { EditablePoint } from '#shared/contract/configuration.ts';

/** What the charger has of a value and what it is to become, its technical name, and what to know about writing it. */
export const PointAbout = (props: {
  id: string;
  point: EditablePoint;
  now: string;
  /** Null when it is not edited. */
  next: string | null;
}) => {
  const { t } = useTranslation('configuration');
  const { point, now, next } = props;
  return (
    <div id={props.id} className="nx-conf-about">
      <span className="nx-conf-now">
        {next === null ? (
          t('values.now', { value: now })
        ) : (
          <>
            {now} <span aria-hidden>→</span> <strong>{next}</strong>
          </>
        )}
      </span>
      <code className="nx-conf-name">{point.name}</code>
      {point.isVolatile ? <Tag tone="warn">{t('values.volatile')}</Tag> : null}
      {point.needsCarUnplugged ? <Tag tone="plain">{t('values.unplugged')}</Tag> : null}
    </div>
  );
};
