import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/ui/Button.tsx';
import { SelectField } from '#renderer/ui/SelectField.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { useCardName } from './useCardName.ts';

/** What a person narrows the charges down to; dates as in a date field, by the charger's clock. */
export interface ChosenFilter {
  readonly card: string | null;
  readonly from: string;
  readonly to: string;
}

export const nothingChosen: ChosenFilter = { card: null, from: '', to: '' };

const ANY = 'any';

export const HistoryFilters = (props: {
  value: ChosenFilter;
  onChange: (value: ChosenFilter) => void;
  /** UIDs that occur; null = without one. */
  cards: readonly (string | null)[];
  cardNames: Readonly<Record<string, string>>;
}) => {
  const { t } = useTranslation(['history', 'common']);
  const cardName = useCardName(props.cardNames);
  const { value, onChange } = props;
  const isNarrowed = value.card !== null || value.from !== '' || value.to !== '';
  return (
    <div className="nx-history-filters" role="search" aria-label={t('filter.label')}>
      <SelectField
        label={t('filter.card')}
        value={value.card === null ? ANY : `uid:${value.card}`}
        options={[
          { value: ANY, label: t('filter.anyCard') },
          ...props.cards.map((card) => ({ value: `uid:${card ?? ''}`, label: cardName(card) })),
        ]}
        onChange={(chosen) => onChange({ ...value, card: chosen === ANY ? null : chosen.slice(4) })}
      />
      <TextField
        label={t('filter.from')}
        type="date"
        max={value.to}
        value={value.from}
        onChange={(from) => onChange({ ...value, from })}
      />
      <TextField
        label={t('filter.to')}
        type="date"
        min={value.from}
        value={value.to}
        onChange={(to) => onChange({ ...value, to })}
      />
      {isNarrowed ? (
        <Button onClick={() => onChange(nothingChosen)}>{t('common:action.clearFilters')}</Button>
      ) : null}
    </div>
  );
};
