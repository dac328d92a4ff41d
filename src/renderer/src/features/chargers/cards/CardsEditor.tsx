import { IconNfc, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SettingsBar } from '#renderer/features/chargers/work/SettingsBar.tsx';
import type { ReadWork } from '#renderer/features/chargers/work/SettingsPage.tsx';
import { useRuleText } from '#renderer/features/chargers/work/useRuleText.ts';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { NoticePanel } from '#renderer/ui/NoticePanel.tsx';
import { type Card, cardSlots } from '#shared/domain/charger/cards/cardSlots.ts';
import {
  addCard,
  type CardChange,
  editCard,
  removeCard,
  setCardActive,
} from '#shared/domain/charger/cards/changeCards.ts';
import { storedBounds } from '#shared/domain/charger/current/storedBounds.ts';
import { CardDialog } from './CardDialog.tsx';
import { CardList } from './CardList.tsx';
import { cardRows } from './cardRows.ts';
import { LearnDialog } from './LearnDialog.tsx';

type Open =
  | { readonly kind: 'add' }
  | { readonly kind: 'edit'; readonly card: Card }
  | { readonly kind: 'learn' };

interface OpenDialogProps {
  readonly open: Open | null;
  readonly work: ReadWork;
  readonly slots: ReturnType<typeof cardSlots>;
  readonly onChange: (change: CardChange) => void;
  readonly onClose: () => void;
}

const OpenDialog = ({ open, work, slots, onChange, onClose }: OpenDialogProps) => {
  if (open === null) return null;
  if (open.kind === 'learn') {
    const { practice, serial } = work.device.identity;
    return (
      <LearnDialog
        visit={work.visit}
        practiceSerial={practice ? serial : null}
        onLearned={() => void work.reading.readAgain()}
        onClose={onClose}
      />
    );
  }
  const bounds = storedBounds(work.found);
  const card = open.kind === 'edit' ? open.card : undefined;
  return (
    <CardDialog
      card={card}
      bounds={bounds}
      check={(made) =>
        card === undefined ? addCard(made, slots, bounds) : editCard(card.slot, made, slots, bounds)
      }
      onDone={onChange}
      onClose={onClose}
    />
  );
};

/** The cards of a charger: typed in, learned, named, switched off, removed. */
export const CardsEditor = ({ work }: { work: ReadWork }) => {
  const { t } = useTranslation('cards');
  const format = useFormat();
  const ruleText = useRuleText('');
  const [open, setOpen] = useState<Open | null>(null);
  const { found, wanted, change } = work;
  const slots = cardSlots(wanted);
  const rows = cardRows(found, wanted);
  const places = slots.cards.length + slots.freeSlots.length + slots.unknownSlots.length;
  const isFull = slots.freeSlots.length === 0;
  const apply = (made: CardChange) => {
    if (made.isAllowed) change(made.desired);
    setOpen(null);
  };
  const learnNote = isFull
    ? ruleText('card', 'full', { slots: places })
    : work.count > 0
      ? t('learn.writeFirst')
      : null;
  return (
    <>
      {slots.unknownSlots.length > 0 ? <NoticePanel>{ruleText('card', 'not-read')}</NoticePanel> : null}
      <div className="nx-row">
        <strong>
          {t('used', { used: format.integer(slots.cards.length), places: format.integer(places) })}
        </strong>
        <Button
          icon={<IconPlus size={20} aria-hidden />}
          disabled={isFull || slots.unknownSlots.length > 0}
          onClick={() => setOpen({ kind: 'add' })}
        >
          {t('add.open')}
        </Button>
        <Button
          icon={<IconNfc size={20} aria-hidden />}
          disabled={learnNote !== null || !work.canWrite || work.reading.isRunning}
          onClick={() => setOpen({ kind: 'learn' })}
        >
          {t('learn.open')}
        </Button>
      </div>
      {learnNote === null ? null : <p className="nx-muted">{learnNote}</p>}
      {rows.length === 0 ? (
        <EmptyState title={t('empty.title')}>{t('empty.text')}</EmptyState>
      ) : (
        <CardList
          rows={rows}
          onEdit={(card) => setOpen({ kind: 'edit', card })}
          onActive={(card, isActive) => apply(setCardActive(card.slot, isActive, slots))}
          onRemove={(card) => apply(removeCard(card.slot, slots))}
          onUndo={(slot) => work.undo(`cards.${slot}.`)}
        />
      )}
      <p className="nx-muted nx-small">{t('onlyInMode')}</p>
      <SettingsBar work={work} />
      <OpenDialog {...{ open, work, slots }} onChange={apply} onClose={() => setOpen(null)} />
    </>
  );
};
