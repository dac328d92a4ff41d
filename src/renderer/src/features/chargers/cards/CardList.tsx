import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { List, ListRow } from '#renderer/ui/List.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';
import type { Card } from '#shared/domain/charger/cards/cardSlots.ts';
import { writeUid } from '#shared/domain/charger/cards/cardUid.ts';
import type { CardRow } from './cardRows.ts';

interface Actions {
  readonly onEdit: (card: Card) => void;
  readonly onActive: (card: Card, isActive: boolean) => void;
  readonly onRemove: (card: Card) => void;
  readonly onUndo: (slot: number) => void;
}

const Detail = ({ card }: { card: Card }) => {
  const { t } = useTranslation('cards');
  const format = useFormat();
  return [
    ...(card.name === '' ? [] : [writeUid(card.uid)]),
    card.limitA === null ? t('noLimit') : t('upTo', { current: format.amps(card.limitA) }),
    card.energyWh === null
      ? t('energyUnknown')
      : t('energy', { energy: format.kilowattHours(card.energyWh) }),
  ].join(' · ');
};

const End = ({ row, onEdit, onActive, onRemove, onUndo }: Actions & { row: CardRow }) => {
  const { t } = useTranslation('cards');
  const { card, state, slot } = row;
  const label = card.name === '' ? writeUid(card.uid) : card.name;
  const tag =
    state === 'written' ? null : <Tag tone={state === 'removed' ? 'bad' : 'warn'}>{t(`state.${state}`)}</Tag>;
  const undo =
    state === 'written' ? null : (
      <Button aria-label={t('undoOf', { card: label })} onClick={() => onUndo(slot)}>
        {t('undo')}
      </Button>
    );
  if (state === 'removed') {
    return (
      <div className="nx-row">
        {tag}
        {undo}
      </div>
    );
  }
  return (
    <div className="nx-row">
      {tag}
      {card.isActive ? null : <Tag tone="neutral">{t('inactive')}</Tag>}
      <Button aria-label={t('editOf', { card: label })} onClick={() => onEdit(card)}>
        {t('edit.open')}
      </Button>
      <Button
        aria-label={t(card.isActive ? 'deactivateOf' : 'activateOf', { card: label })}
        onClick={() => onActive(card, !card.isActive)}
      >
        {t(card.isActive ? 'deactivate' : 'activate')}
      </Button>
      {undo ?? (
        <Button aria-label={t('removeOf', { card: label })} onClick={() => onRemove(card)}>
          {t('remove')}
        </Button>
      )}
    </div>
  );
};

/** The cards with what can be done to each; what is not written yet says so and can be undone. */
export const CardList = ({ rows, ...actions }: Actions & { rows: readonly CardRow[] }) => {
  const { t } = useTranslation('cards');
  return (
    <List label={t('title')}>
      {rows.map((row) => (
        <ListRow
          key={row.slot}
          title={row.card.name === '' ? writeUid(row.card.uid) : row.card.name}
          detail={<Detail card={row.card} />}
          isMarked={row.state !== 'written'}
          end={<End row={row} {...actions} />}
        />
      ))}
    </List>
  );
};
