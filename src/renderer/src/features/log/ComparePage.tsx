import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { FilterChips } from '#renderer/ui/FilterChips.tsx';
import { Screen } from '#renderer/ui/Screen.tsx';
import { SelectField } from '#renderer/ui/SelectField.tsx';
import type { LogEntry } from '#shared/domain/logEntry.ts';
import { CompareTable } from './CompareTable.tsx';
import { useComparison } from './useComparison.ts';

/** Two moments of chargers side by side; what differs stands out. */
export const ComparePage = () => {
  const { t } = useTranslation('log');
  const format = useFormat();
  const { snapshots, left, right, leftSnapshot, rightSnapshot, choose } = useComparison();
  const [isOnlyDifferent, setOnlyDifferent] = useState(true);
  const labelOf = (entry: LogEntry) =>
    [entry.chargerSerial, format.date(entry.atMs), format.timeOfDay(entry.atMs), entry.person]
      .filter(Boolean)
      .join(' · ');
  const options = [
    { value: '', label: t('compare.choose') },
    ...snapshots.map((entry) => ({ value: entry.snapshotId ?? '', label: labelOf(entry) })),
  ];
  return (
    <Screen title={t('compare.title')} lead={t('compare.lead')}>
      {snapshots.length === 0 ? (
        <EmptyState title={t('compare.none.title')}>{t('compare.none.text')}</EmptyState>
      ) : (
        <>
          <div className="nx-inline-form nx-wide">
            <SelectField
              label={t('compare.left')}
              value={left}
              options={options}
              onChange={(id) => choose('left', id)}
            />
            <SelectField
              label={t('compare.right')}
              value={right}
              options={options}
              onChange={(id) => choose('right', id)}
            />
          </div>
          {leftSnapshot === undefined || rightSnapshot === undefined ? (
            <p className="nx-muted">{t('compare.needsTwo')}</p>
          ) : (
            <>
              <FilterChips
                label={t('filters')}
                chips={[
                  {
                    key: 'different',
                    label: t('compare.onlyDifferent'),
                    isOn: isOnlyDifferent,
                    onToggle: () => setOnlyDifferent(!isOnlyDifferent),
                  },
                ]}
              />
              <CompareTable left={leftSnapshot} right={rightSnapshot} isOnlyDifferent={isOnlyDifferent} />
            </>
          )}
        </>
      )}
    </Screen>
  );
};
