import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/ui/Button.tsx';
import { FilterChips } from '#renderer/ui/FilterChips.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';

/** Narrows the values down, or opens and closes all groups. */
export const ValueFilters = (props: {
  text: string;
  onText: (text: string) => void;
  isOnlyEdited: boolean;
  onOnlyEdited: (isOn: boolean) => void;
  isAllOpen: boolean;
  /** Absent while a filter opens the groups by itself. */
  onAll: (() => void) | undefined;
}) => {
  const { t } = useTranslation('configuration');
  return (
    <div className="nx-inline-form nx-wide">
      <TextField
        type="search"
        label={t('values.search')}
        hint={t('values.searchHint')}
        value={props.text}
        onChange={props.onText}
      />
      <FilterChips
        label={t('values.filters')}
        chips={[
          {
            key: 'edited',
            label: t('values.onlyEdited'),
            isOn: props.isOnlyEdited,
            onToggle: () => props.onOnlyEdited(!props.isOnlyEdited),
          },
        ]}
      />
      {props.onAll === undefined ? null : (
        <Button kind="quiet" onClick={props.onAll}>
          {t(props.isAllOpen ? 'values.foldAll' : 'values.unfoldAll')}
        </Button>
      )}
    </div>
  );
};
