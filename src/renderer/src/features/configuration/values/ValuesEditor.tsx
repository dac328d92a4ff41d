import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type EditStore, useEdits } from '#renderer/features/configuration/model/editStore.ts';
import {
  type Edits,
  withoutPoint,
  withSecret,
  withValue,
} from '#renderer/features/configuration/model/edits.ts';
import {
  type PointGroup,
  pointGroups,
  searchPoints,
} from '#renderer/features/configuration/model/pointGroups.ts';
import { useDescribePoint } from '#renderer/i18n/useDescribePoint.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import type { EditablePoint } from '#shared/contract/configuration.ts';
import type { Snapshot } from '#shared/domain/logEntry.ts';
import type { PointValue } from '#shared/domain/pointValue.ts';
import { GroupSection } from './GroupSection.tsx';
import { PointRow } from './PointRow.tsx';
import { ValueFilters } from './ValueFilters.tsx';

type Lookup = (key: string, options: { defaultValue: string }) => string;

const FIRST_OPEN = ['settings'];

const editedIn = (points: readonly EditablePoint[], edits: Edits): number =>
  points.filter(({ name }) => name in edits.values || name in edits.secrets).length;

/** The handlers of all rows, the same ones as long as the charger was not read again. */
const useRowHandlers = (change: EditStore['change'], current: Snapshot['values']) => ({
  onValue: useCallback(
    (point: string, value: PointValue) => change((edits) => withValue(edits, current, point, value)),
    [change, current],
  ),
  onSecret: useCallback(
    (point: string, secret: string) => change((edits) => withSecret(edits, point, secret)),
    [change],
  ),
  onUndo: useCallback((point: string) => change((edits) => withoutPoint(edits, point)), [change]),
});

const useGroupTitle = () => {
  const { t } = useTranslation('points');
  return useCallback(
    // Groups come from profiles, so their names are not known to the compiler.
    (key: string) => (t as unknown as Lookup)(`points:group.${key}`, { defaultValue: key }),
    [t],
  );
};

/** The groups with what was searched for, or edited. */
const useFilter = (points: readonly EditablePoint[], edits: Edits, groupTitle: (key: string) => string) => {
  const describe = useDescribePoint();
  const [text, setText] = useState('');
  const [isOnlyEdited, setOnlyEdited] = useState(false);
  const found = useMemo(
    () => searchPoints(points, text, ({ name, group }) => `${describe.label(name)} ${groupTitle(group)}`),
    [points, text, describe, groupTitle],
  );
  const shown = isOnlyEdited ? found.filter((point) => editedIn([point], edits) > 0) : found;
  const groups = useMemo(() => pointGroups(shown), [shown]);
  const isFiltered = text.trim() !== '' || isOnlyEdited;
  return { text, setText, isOnlyEdited, setOnlyEdited, groups, isFiltered };
};

/** Which groups are unfolded. */
const useOpenGroups = (groups: readonly PointGroup[]) => {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set(FIRST_OPEN));
  const isAll = groups.every(({ key }) => open.has(key));
  return {
    isAll,
    has: ({ key }: PointGroup) => open.has(key),
    toggle: ({ key }: PointGroup) =>
      setOpen((now) => new Set(now.has(key) ? [...now].filter((each) => each !== key) : [...now, key])),
    toggleAll: () => setOpen(new Set(isAll ? [] : groups.map(({ key }) => key))),
  };
};

interface ValuesEditorProps {
  readonly serial: string;
  readonly points: readonly EditablePoint[];
  readonly snapshot: Snapshot;
  readonly hardwareMaxA: number;
  readonly isDisabled: boolean;
  /** Beside the title. */
  readonly tools: ReactNode;
}

/** All stored values by group, to be looked through and edited. Nothing here sends anything. */
export const ValuesEditor = (props: ValuesEditorProps) => {
  const { t } = useTranslation('configuration');
  const { edits, change } = useEdits(props.serial);
  const { points, snapshot } = props;
  const groupTitle = useGroupTitle();
  const filter = useFilter(points, edits, groupTitle);
  const { groups, isFiltered, isOnlyEdited } = filter;
  const openGroups = useOpenGroups(groups);
  const handlers = useRowHandlers(change, snapshot.values);
  const row = (point: EditablePoint) => (
    <PointRow
      key={point.name}
      point={point}
      current={snapshot.values[point.name]}
      wanted={edits.values[point.name]}
      secret={edits.secrets[point.name]}
      isSecretStored={snapshot.secretsSet[point.name] === true}
      hardwareMaxA={props.hardwareMaxA}
      isDisabled={props.isDisabled}
      {...handlers}
    />
  );
  return (
    <section className="nx-stack" aria-labelledby="conf-values">
      <div className="nx-conf-head">
        <h2 id="conf-values">{t('values.title')}</h2>
        {props.tools}
      </div>
      <ValueFilters
        text={filter.text}
        onText={filter.setText}
        isOnlyEdited={isOnlyEdited}
        onOnlyEdited={filter.setOnlyEdited}
        isAllOpen={openGroups.isAll}
        onAll={isFiltered ? undefined : openGroups.toggleAll}
      />
      <p className="nx-small nx-muted">{t('values.wears')}</p>
      {groups.length === 0 ? (
        <EmptyState title={t(isOnlyEdited ? 'values.noneEdited' : 'values.noneFound')} />
      ) : (
        <div className="nx-conf-groups">
          {groups.map((group) => (
            <GroupSection
              key={group.key}
              group={group}
              title={groupTitle(group.key)}
              isOpen={isFiltered || openGroups.has(group)}
              edited={editedIn(group.points, edits)}
              onToggle={() => openGroups.toggle(group)}
              recordTitle={(number) =>
                t(group.key === 'cards' ? 'values.card' : 'values.schedule', { number })
              }
              row={row}
            />
          ))}
        </div>
      )}
    </section>
  );
};
