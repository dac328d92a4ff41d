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

/** All stored values by group, to be looked through and edited. Nothing here sends anything. */
export const ValuesEditor = (props: {
  serial: string;
  points: readonly EditablePoint[];
  snapshot: Snapshot;
  hardwareMaxA: number;
  isDisabled: boolean;
  /** Beside the title. */
  tools: ReactNode;
}) => {
  const { t } = useTranslation(['configuration', 'points']);
  const describe = useDescribePoint();
  const { edits, change } = useEdits(props.serial);
  const { points, snapshot } = props;
  const [text, setText] = useState('');
  const [isOnlyEdited, setOnlyEdited] = useState(false);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set(FIRST_OPEN));
  const handlers = useRowHandlers(change, snapshot.values);
  const groupTitle = useCallback(
    // Groups come from profiles, so their names are not known to the compiler.
    (key: string) => (t as unknown as Lookup)(`points:group.${key}`, { defaultValue: key }),
    [t],
  );
  const found = useMemo(
    () => searchPoints(points, text, ({ name, group }) => `${describe.label(name)} ${groupTitle(group)}`),
    [points, text, describe, groupTitle],
  );
  const shown = isOnlyEdited ? found.filter((point) => editedIn([point], edits) > 0) : found;
  const groups = useMemo(() => pointGroups(shown), [shown]);
  const isFiltered = text.trim() !== '' || isOnlyEdited;
  const isAllOpen = groups.every(({ key }) => open.has(key));
  const toggle = ({ key }: PointGroup) =>
    setOpen((now) => new Set(now.has(key) ? [...now].filter((each) => each !== key) : [...now, key]));
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
        text={text}
        onText={setText}
        isOnlyEdited={isOnlyEdited}
        onOnlyEdited={setOnlyEdited}
        isAllOpen={isAllOpen}
        onAll={isFiltered ? undefined : () => setOpen(new Set(isAllOpen ? [] : groups.map(({ key }) => key)))}
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
              isOpen={isFiltered || open.has(group.key)}
              edited={editedIn(group.points, edits)}
              onToggle={() => toggle(group)}
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
