import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNewestEntries, useSnapshot } from '#renderer/app/queries.ts';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { FilterChips } from '#renderer/ui/FilterChips.tsx';
import { Screen } from '#renderer/ui/Screen.tsx';
import { SelectField } from '#renderer/ui/SelectField.tsx';
import type { LogEntry } from '#shared/domain/logEntry.ts';
import { CompareTable } from './CompareTable.tsx';

/** Two moments of chargers side by side; what differs stands out. */
export const ComparePage = () => {
  const { t } = useTranslation('log');
  const format = useFormat();
  const search = useSearch({ from: '/log/compare' });
  const navigate = useNavigate();
  const [isOnlyDifferent, setOnlyDifferent] = useState(true);
  const snapshots = useNewestEntries({ kinds: ['snapshot'] }, 200).data?.entries ?? [];
  const own = snapshots.find((entry) => entry.snapshotId === search.right) ?? snapshots[0];
  const right = search.right ?? own?.snapshotId ?? '';
  const before = snapshots.find(
    (entry) => entry.snapshotId !== right && entry.chargerSerial === own?.chargerSerial,
  );
  const left = search.left ?? before?.snapshotId ?? '';
  const leftSnapshot = useSnapshot(left === '' ? null : left).data;
  const rightSnapshot = useSnapshot(right === '' ? null : right).data;
  const labelOf = (entry: LogEntry) =>
    [entry.chargerSerial, format.date(entry.atMs), format.timeOfDay(entry.atMs), entry.person]
      .filter(Boolean)
      .join(' · ');
  const options = [
    { value: '', label: t('compare.choose') },
    ...snapshots.map((entry) => ({ value: entry.snapshotId ?? '', label: labelOf(entry) })),
  ];
  const choose = (side: 'left' | 'right', id: string) =>
    void navigate({ to: '/log/compare', search: { left, right, [side]: id }, replace: true });
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
