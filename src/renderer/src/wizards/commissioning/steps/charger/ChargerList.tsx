import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { api } from '#renderer/app/bridge/api.ts';
import { useStream } from '#renderer/app/bridge/useStream.ts';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { List, ListRow } from '#renderer/ui/List.tsx';
import { SignalBars } from '#renderer/ui/SignalBars.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';
import type { ScanRow } from '#shared/contract/devices.ts';

/** A change stays marked this long, so that there is time to walk back to the screen. */
const CHANGED_FOR_MS = 20_000;

/** The row whose state moved last, when that was a moment ago. */
const justChanged = (rows: readonly ScanRow[], nowMs: number): string | null => {
  const [newest] = [...rows].sort((left, right) => right.changedAtMs - left.changedAtMs);
  return newest !== undefined && nowMs - newest.changedAtMs < CHANGED_FOR_MS ? newest.id : null;
};

/** One charger in the air: which it is, how it stands there, how well it is heard. */
const ChargerRow = (props: {
  row: ScanRow;
  hasJustChanged: boolean;
  isChosen: boolean;
  busy: boolean | undefined;
  onChoose: () => void;
}) => {
  const { t } = useTranslation('wizard');
  const format = useFormat();
  const { row } = props;
  return (
    <ListRow
      isMarked={props.hasJustChanged || props.isChosen}
      title={
        <span className="nx-row">
          {row.name}
          {props.hasJustChanged ? <Tag tone="good">{t('charger.justChanged')}</Tag> : null}
          {row.hasFault ? <Tag tone="bad">{t('charger.fault')}</Tag> : null}
        </span>
      }
      detail={[
        t('charger.model', { limit: format.amps(row.hardwareMaxA) }),
        row.isPlugged ? t('charger.plugged') : null,
        row.knownSite === null ? null : [row.knownSite, row.knownSocket].filter(Boolean).join(', '),
      ]
        .filter(Boolean)
        .join(' · ')}
      end={
        <>
          <span className="nx-row nx-nowrap">
            <SignalBars rssiDbm={row.rssiDbm} />
            <span className="nx-small">{format.dbm(row.rssiDbm)}</span>
          </span>
          <Button
            aria-pressed={props.isChosen}
            aria-label={t('charger.chooseNamed', { name: row.name })}
            busy={props.busy}
            onClick={props.onChoose}
          >
            {t(props.isChosen ? 'charger.chosen' : 'charger.choose')}
          </Button>
        </>
      }
    />
  );
};

/** Chargers in the air, as a list that fills; plugging a car in makes its charger stand out. */
export const ChargerList = (props: {
  chosen: string | null;
  busy?: boolean;
  onChoose: (row: ScanRow) => void;
}) => {
  const { t } = useTranslation('wizard');
  const scan = useStream('scan', (signal) => api.devices.scan(undefined, { signal }));
  const rows = scan.value ?? [];
  const changed = justChanged(rows, scan.atMs ?? 0);
  if (scan.error !== null) return <BridgeErrorPanel error={scan.error} onRetry={scan.restart} />;
  return (
    <div id="job-chargers" className="nx-stack" tabIndex={-1}>
      <p className="nx-muted" role="status">
        {rows.length === 0 ? t('charger.searching') : t('charger.found', { count: rows.length })}
      </p>
      {rows.length === 0 ? (
        <p>{t('charger.nothingYet')}</p>
      ) : (
        <List label={t('charger.list')}>
          {rows.map((row) => (
            <ChargerRow
              key={row.id}
              row={row}
              hasJustChanged={row.id === changed}
              isChosen={row.name === props.chosen}
              busy={props.busy}
              onChoose={() => props.onChoose(row)}
            />
          ))}
        </List>
      )}
    </div>
  );
};
