import { IconCheck, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button.tsx';
import './FilterChips.css';

export interface FilterChip {
  readonly key: string;
  readonly label: string;
  readonly isOn: boolean;
  readonly onToggle: () => void;
}

/** Filters that show what is on and can all be cleared at once. */
export const FilterChips = (props: {
  label: string;
  chips: readonly FilterChip[];
  onClear?: (() => void) | undefined;
}) => {
  const { t } = useTranslation('common');
  const isAnyOn = props.chips.some((chip) => chip.isOn);
  return (
    <div className="nx-chips" role="group" aria-label={props.label}>
      {props.chips.map((chip) => (
        <button
          key={chip.key}
          type="button"
          className="nx-chip"
          aria-pressed={chip.isOn}
          onClick={chip.onToggle}
        >
          {chip.isOn ? <IconCheck size={16} stroke={2.5} aria-hidden /> : null}
          {chip.label}
        </button>
      ))}
      {isAnyOn && props.onClear !== undefined ? (
        <Button kind="quiet" icon={<IconX size={18} aria-hidden />} onClick={props.onClear}>
          {t('action.clearFilters')}
        </Button>
      ) : null}
    </div>
  );
};
