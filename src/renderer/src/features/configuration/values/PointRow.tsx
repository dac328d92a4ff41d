import { IconArrowBackUp } from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { valueProblem } from '#renderer/features/configuration/model/valueProblem.ts';
import { useDescribePoint } from '#renderer/i18n/useDescribePoint.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { classNames } from '#renderer/ui/classNames.ts';
import type { EditablePoint } from '#shared/contract/configuration.ts';
import type { PointValue } from '#shared/domain/pointValue.ts';
import { PointAbout } from './PointAbout.tsx';
import { PointEditor } from './PointEditor.tsx';

export interface PointRowProps {
  readonly point: EditablePoint;
  readonly current: PointValue | undefined;
  /** Undefined when not edited. */
  readonly wanted: PointValue | undefined;
  readonly secret: string | undefined;
  readonly isSecretStored: boolean;
  readonly hardwareMaxA: number;
  readonly isDisabled: boolean;
  readonly onValue: (point: string, value: PointValue) => void;
  readonly onSecret: (point: string, secret: string) => void;
  readonly onUndo: (point: string) => void;
}

export const rowId = (point: string): string => `conf-${point.replaceAll('.', '-')}`;

/** One value: its name, what the charger has, what is wanted, and how to take that back. */
export const PointRow = memo((props: PointRowProps) => {
  const { t } = useTranslation(['configuration', 'common']);
  const describe = useDescribePoint();
  const { point, current, wanted, secret } = props;
  const id = rowId(point.name);
  const label = describe.label(point.name);
  const isEdited = wanted !== undefined || secret !== undefined;
  const problem = wanted === undefined ? null : valueProblem(point, wanted, props.hardwareMaxA);
  const now = point.isSecret
    ? t(props.isSecretStored ? 'values.stored' : 'values.notStored')
    : (describe.value(point.name, current) ?? '–');
  const next = point.isSecret ? t('values.newSecret') : (describe.value(point.name, wanted) ?? '–');
  const control = {
    id,
    labelId: `${id}-label`,
    describedBy: `${id}-about${problem === null ? '' : ` ${id}-error`}`,
    invalid: problem !== null,
  };
  return (
    <div className={classNames('nx-conf-row', isEdited && 'nx-conf-edited')}>
      <div className="nx-conf-what">
        <div>
          <label id={control.labelId} htmlFor={id}>
            {label}
          </label>
          <PointAbout id={`${id}-about`} point={point} now={now} next={isEdited ? next : null} />
        </div>
        {isEdited ? (
          <Button
            kind="quiet"
            className="nx-conf-undo"
            icon={<IconArrowBackUp size={20} aria-hidden />}
            aria-label={t('values.undoOne', { label })}
            onClick={() => props.onUndo(point.name)}
          >
            {t('common:action.undo')}
          </Button>
        ) : null}
      </div>
      {point.isWritable ? (
        <PointEditor row={props} label={label} control={control} problem={problem} />
      ) : (
        <div className="nx-conf-control nx-muted nx-small">{t('values.readOnly')}</div>
      )}
    </div>
  );
});
PointRow.displayName = 'PointRow';
