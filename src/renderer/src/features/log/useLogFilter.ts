import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FilterChip } from '#renderer/ui/FilterChips.tsx';
import type { EntryFilter, EntryKind } from '#shared/domain/logEntry.ts';
import type { LogEntriesProps } from './LogEntries.tsx';

const KINDS: readonly EntryKind[] = [
  'snapshot',
  'write',
  'test',
  'fault',
  'access',
  'verdict',
  'interrupted',
  'note',
];

const NOTHING_GIVEN: NonNullable<LogEntriesProps['given']> = [];

/** What is searched for, and the chips that say and change it. */
export const useLogFilter = (props: LogEntriesProps) => {
  const { t } = useTranslation('log');
  const [text, setText] = useState(props.initialText ?? '');
  const [kinds, setKinds] = useState<readonly EntryKind[]>([]);
  const [isRealOnly, setRealOnly] = useState(false);
  const given = props.given ?? NOTHING_GIVEN;
  const filter = useMemo<EntryFilter>(
    () => ({
      ...Object.assign({}, ...given.map((part) => part.filter)),
      ...props.fixed,
      ...(kinds.length === 0 ? {} : { kinds: [...kinds] }),
      ...(isRealOnly ? { practice: false } : {}),
      ...(text.trim() === '' ? {} : { text: text.trim() }),
    }),
    [given, props.fixed, kinds, isRealOnly, text],
  );
  const toggleKind = (kind: EntryKind) =>
    setKinds((now) => (now.includes(kind) ? now.filter((other) => other !== kind) : [...now, kind]));
  const chips: readonly FilterChip[] = [
    ...given.map((part) => ({
      key: part.key,
      label: part.label,
      isOn: true,
      onToggle: () => props.onGivenCleared?.(part.key),
    })),
    ...KINDS.map((kind) => ({
      key: kind,
      label: t(`kind.${kind}`),
      isOn: kinds.includes(kind),
      onToggle: () => toggleKind(kind),
    })),
    { key: 'real', label: t('realOnly'), isOn: isRealOnly, onToggle: () => setRealOnly(!isRealOnly) },
  ];
  const clear = () => {
    setKinds([]);
    setRealOnly(false);
    props.onGivenCleared?.('all');
  };
  return { filter, text, setText, chips, clear };
};
