import { type FormEvent, useState } from 'react';
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

type Refusal = Extract<CardChange, { isAllowed: false }>;

/** What is understood of a number while it is typed, in the one spelling that is shown elsewhere. */
const understood = (typed: string): string | null => {
  const parsed = parseUid(typed);
  return parsed.isUid && writeUid(parsed.uid) !== typed ? writeUid(parsed.uid) : null;
};

/** A card typed in or changed; what does not fit stands at its field. Nothing is sent. */
export const CardDialog = (props: {
  /** Undefined for a new one. */
  card: Card | undefined;
  bounds: CurrentBounds;
  check: (card: NewCard) => CardChange;
  onDone: (change: Extract<CardChange, { isAllowed: true }>) => void;
  onClose: () => void;
}) => {
  const { t } = useTranslation(['cards', 'common']);
  const ruleText = useRuleText('');
  const { card, bounds } = props;
  const [uid, setUid] = useState(card === undefined ? '' : writeUid(card.uid));
  const [name, setName] = useState(card?.name ?? '');
  const [limitA, setLimit] = useState<number | null>(card?.limitA ?? null);
  const [hasLimit, setHasLimit] = useState(card !== undefined && card.limitA !== null);
  const [isLimitMissing, setLimitMissing] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setLimitMissing(hasLimit && limitA === null);
    const change = props.check({
      uid,
      name,
      limitA: hasLimit ? limitA : null,
      isActive: card?.isActive ?? true,
    });
    setRefusal(change.isAllowed ? null : change);
    if (change.isAllowed && !(hasLimit && limitA === null)) props.onDone(change);
  };
  const errorAt = (field: Refusal['field']) =>
    refusal?.field === field ? ruleText('card', refusal.reason, refusal.params) : undefined;
  const read = understood(uid);
  return (
    <Dialog title={t(card === undefined ? 'add.title' : 'edit.title')} isOpen onClose={props.onClose}>
      <form className="nx-stack" noValidate onSubmit={submit}>
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
          onChange={setUid}
        />
        <TextField
          label={t('name')}
          hint={t('nameHint')}
          error={errorAt('name')}
          value={name}
          onChange={setName}
        />
        <Choice
          label={t('limit')}
          compact
          options={[
            { value: 'none', label: t('noLimit') },
            { value: 'own', label: t('ownLimit') },
          ]}
          value={hasLimit ? 'own' : 'none'}
          error={hasLimit ? undefined : errorAt('limitA')}
          onChange={(chosen) => setHasLimit(chosen === 'own')}
        />
        {hasLimit ? (
          <AmpereInput
            label={t('limitA')}
            value={limitA}
            minA={bounds.minA}
            maxA={bounds.maxA ?? bounds.minA}
            error={isLimitMissing ? ruleText('currentRefusal', 'not-a-number') : errorAt('limitA')}
            onChange={setLimit}
          />
        ) : null}
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
