import { useTranslation } from 'react-i18next';
import { useRuleText } from '#renderer/features/chargers/work/useRuleText.ts';
import { AmpereInput } from '#renderer/ui/AmpereInput.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Choice } from '#renderer/ui/Choice.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import type { Card } from '#shared/domain/charger/cards/cardSlots.ts';
import { parseUid, writeUid } from '#shared/domain/charger/cards/cardUid.ts';
import type { CardChange, NewCard } from '#shared/domain/charger/cards/changeCards.ts';
import type { CurrentBounds } from '#shared/domain/charger/current/currentBounds.ts';
import { type AllowedCardChange, type CardRefusal, useCardDraft } from './useCardDraft.ts';

/** What is understood of a number while it is typed, in the one spelling that is shown elsewhere. */
const understood = (typed: string): string | null => {
  const parsed = parseUid(typed);
  return parsed.isUid && writeUid(parsed.uid) !== typed ? writeUid(parsed.uid) : null;
};

interface LimitFieldsProps {
  readonly draft: ReturnType<typeof useCardDraft>;
  readonly bounds: CurrentBounds;
  readonly error: string | undefined;
}

/** Whether a card has a limit of its own, and which. */
const LimitFields = ({ draft, bounds, error }: LimitFieldsProps) => {
  const { t } = useTranslation('cards');
  const ruleText = useRuleText('');
  const { hasLimit, setHasLimit, isLimitMissing } = draft;
  return (
    <>
      <Choice
        label={t('limit')}
        compact
        options={[
          { value: 'none', label: t('noLimit') },
          { value: 'own', label: t('ownLimit') },
        ]}
        value={hasLimit ? 'own' : 'none'}
        error={hasLimit ? undefined : error}
        onChange={(chosen) => setHasLimit(chosen === 'own')}
      />
      {hasLimit ? (
        <AmpereInput
          label={t('limitA')}
          value={draft.limitA}
          minA={bounds.minA}
          maxA={bounds.maxA ?? bounds.minA}
          error={isLimitMissing ? ruleText('currentRefusal', 'not-a-number') : error}
          onChange={draft.setLimit}
        />
      ) : null}
    </>
  );
};

interface CardDialogProps {
  /** Undefined for a new one. */
  readonly card: Card | undefined;
  readonly bounds: CurrentBounds;
  readonly check: (card: NewCard) => CardChange;
  readonly onDone: (change: AllowedCardChange) => void;
  readonly onClose: () => void;
}

/** A card typed in or changed; what does not fit stands at its field. Nothing is sent. */
export const CardDialog = (props: CardDialogProps) => {
  const { t } = useTranslation(['cards', 'common']);
  const ruleText = useRuleText('');
  const { card, bounds } = props;
  const draft = useCardDraft(card, props.check, props.onDone);
  const { uid, refusal } = draft;
  const errorAt = (field: CardRefusal['field']) =>
    refusal?.field === field ? ruleText('card', refusal.reason, refusal.params) : undefined;
  const read = understood(uid);
  return (
    <Dialog title={t(card === undefined ? 'add.title' : 'edit.title')} isOpen onClose={props.onClose}>
      <form className="nx-stack" noValidate onSubmit={draft.submit}>
        {refusal !== null && refusal.field === null ? (
          <p role="alert" className="nx-field-error">
            {ruleText('card', refusal.reason, refusal.params)}
          </p>
        ) : null}
        <TextField
          label={t('uid')}
          hint={read === null ? t('uidHint') : t('uidRead', { uid: read })}
          error={errorAt('uid')}
          value={uid}
          autoCapitalize="characters"
          onChange={draft.setUid}
        />
        <TextField
          label={t('name')}
          hint={t('nameHint')}
          error={errorAt('name')}
          value={draft.name}
          onChange={draft.setName}
        />
        <LimitFields draft={draft} bounds={bounds} error={errorAt('limitA')} />
        <div className="nx-row nx-card-actions">
          <Button type="submit" kind="primary">
            {t(card === undefined ? 'add.action' : 'edit.action')}
          </Button>
          <Button onClick={props.onClose}>{t('common:action.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
};
