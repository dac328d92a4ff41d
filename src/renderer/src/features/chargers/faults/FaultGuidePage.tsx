import '#renderer/ui/Fold.css';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Screen } from '#renderer/ui/Screen.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { type Fault, faultCatalogue } from '#shared/domain/charger/faults/faultCatalogue.ts';
import { FaultDetails } from './FaultDetails.tsx';
import './faults.css';
import { faultTone } from './faultTone.ts';
import { searchFaults } from './searchFaults.ts';
import { useFaultText } from './useFaultText.ts';

const GuideEntry = ({ fault, isOpen }: { fault: Fault; isOpen: boolean }) => {
  const { t } = useTranslation('faults');
  const text = useFaultText();
  return (
    <details className="nx-guide-entry nx-fold" open={isOpen}>
      <summary>
        <span className="nx-guide-name">{text.name(fault.bit)}</span>
        <Tag tone={faultTone[fault.severity]}>{t(`severity.${fault.severity}`)}</Tag>
        <span className="nx-muted nx-small">{t('guide.bit', { bit: fault.bit })}</span>
      </summary>
      <FaultDetails fault={fault} isUrgent={fault.severity === 'danger'} />
    </details>
  );
};

/** What every fault means, with or without a charger. */
export const FaultGuidePage = () => {
  const { t } = useTranslation(['faults', 'common']);
  const text = useFaultText();
  const { fault: asked } = useSearch({ from: '/faults' });
  const [words, setWords] = useState('');
  const textOf = (fault: Fault) =>
    [
      text.name(fault.bit),
      ...(['meaning', 'danger', 'now', 'check'] as const).map((part) => text.part(fault, part)),
    ].join(' ');
  // The one that was asked for stands first and open.
  const order = [...faultCatalogue].toSorted(
    (left, right) => Number(String(right.bit) === asked) - Number(String(left.bit) === asked),
  );
  const found = searchFaults(order, words, textOf);
  return (
    <Screen title={t('guide.title')} lead={t('guide.lead')} focusKey={asked}>
      <TextField label={t('guide.search')} type="search" value={words} onChange={setWords} />
      <p role="status" className="nx-muted nx-small">
        {t('guide.count', { count: found.length })}
      </p>
      {found.length === 0 ? (
        <EmptyState title={t('guide.none')} />
      ) : (
        <div className="nx-guide">
          {found.map((fault) => (
            <GuideEntry
              key={`${fault.bit} ${asked ?? ''}`}
              fault={fault}
              isOpen={String(fault.bit) === asked || found.length <= 2}
            />
          ))}
        </div>
      )}
    </Screen>
  );
};
