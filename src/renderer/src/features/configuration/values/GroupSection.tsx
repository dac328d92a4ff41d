import '#renderer/ui/Fold.css';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PointGroup } from '#renderer/features/configuration/model/pointGroups.ts';
import { Tag } from '#renderer/ui/Tag.tsx';
import type { EditablePoint } from '#shared/contract/configuration.ts';

/** One group of values, folded until it is needed. */
export const GroupSection = (props: {
  group: PointGroup;
  title: string;
  isOpen: boolean;
  edited: number;
  onToggle: () => void;
  recordTitle: (number: string) => string;
  row: (point: EditablePoint) => ReactNode;
}) => {
  const { t } = useTranslation('configuration');
  const { group, isOpen } = props;
  return (
    <details className="nx-conf-group nx-fold" open={isOpen}>
      <summary
        onClick={(event) => {
          event.preventDefault();
          props.onToggle();
        }}
      >
        <h3>{props.title}</h3>
        <span className="nx-muted nx-small">{t('values.count', { count: group.points.length })}</span>
        {props.edited === 0 ? null : <Tag tone="plain">{t('values.edited', { count: props.edited })}</Tag>}
      </summary>
      {isOpen
        ? group.records.map((record) => (
            <div key={record.key ?? ''}>
              {record.key === null ? null : (
                <h4 className="nx-conf-record">{props.recordTitle(record.key.replace(/\D+/, ''))}</h4>
              )}
              {record.points.map(props.row)}
            </div>
          ))
        : null}
    </details>
  );
};
