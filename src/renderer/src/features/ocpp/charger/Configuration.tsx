import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import '#renderer/ui/ProofTable.css';
import { Tag } from '#renderer/ui/Tag.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import type { CommandResultView } from '#shared/contract/backEnd.ts';
import { ChangeValue } from './ChangeValue.tsx';
import type { ChargerOfBackEnd } from './ChargerPage.tsx';
import { useCommand } from './useCommand.ts';

type Read = Extract<CommandResultView, { kind: 'configuration' }>;
export type ConfigurationRowView = Read['rows'][number];

const Row = (props: { row: ConfigurationRowView; canChange: boolean; onChange: () => void }) => {
  const { t } = useTranslation('backEnd');
  const { row } = props;
  return (
    <tr>
      <th scope="row" className="nx-ocpp-value">
        {row.key}
      </th>
      <td className="nx-ocpp-value nx-table-strong">
        {row.value || '–'}
        {row.isOdd ? (
          <>
            {' '}
            <Tag tone="warn">{t('config.odd')}</Tag>
          </>
        ) : null}
      </td>
      <td className="nx-nowrap">{t(`config.type.${row.type}`)}</td>
      <td>
        {row.isReadOnly ? (
          <span className="nx-muted">{t('config.readOnly')}</span>
        ) : (
          <Button
            disabled={!props.canChange}
            aria-label={t('config.changeOf', { key: row.key })}
            onClick={props.onChange}
          >
            {t('config.change')}
          </Button>
        )}
      </td>
    </tr>
  );
};

const Table = (props: {
  read: Read;
  search: string;
  canChange: boolean;
  onChange: (row: ConfigurationRowView) => void;
}) => {
  const { t } = useTranslation('backEnd');
  const wanted = props.search.trim().toLowerCase();
  const rows = props.read.rows.filter(({ key, value }) =>
    `${key} ${value ?? ''}`.toLowerCase().includes(wanted),
  );
  return (
    <>
      <div className="nx-table-scroll">
        <table className="nx-table">
          <caption className="nx-hidden">{t('config.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('config.key')}</th>
              <th scope="col">{t('config.value')}</th>
              <th scope="col">{t('config.kind')}</th>
              <th scope="col">{t('config.action')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.key} row={row} canChange={props.canChange} onChange={() => props.onChange(row)} />
            ))}
          </tbody>
        </table>
      </div>
      {props.read.unknown.length === 0 ? null : (
        <p className="nx-muted">{t('config.unknown', { keys: props.read.unknown.join(', ') })}</p>
      )}
    </>
  );
};

/** Every setting the charger tells, with its type; changed one by one and read back. */
export const Configuration = ({ charger }: { charger: ChargerOfBackEnd }) => {
  const { t } = useTranslation('backEnd');
  const { identity, isReady } = charger;
  const reading = useCommand();
  const [read, setRead] = useState<Read | null>(null);
  const [search, setSearch] = useState('');
  const [changing, setChanging] = useState<ConfigurationRowView | null>(null);
  const readAll = async () => {
    const answer = await reading.run({ command: 'GetConfiguration', identity });
    if (answer?.kind === 'configuration') setRead(answer);
  };
  return (
    <section className="nx-stack" aria-labelledby="ocpp-configuration">
      <h2 id="ocpp-configuration">{t('config.title')}</h2>
      {read === null ? <p className="nx-muted">{t('config.none')}</p> : null}
      <div className="nx-inline-form">
        {read === null ? null : (
          <TextField label={t('config.search')} type="search" value={search} onChange={setSearch} />
        )}
        <Button
          kind={read === null ? 'primary' : 'default'}
          busy={reading.isRunning}
          disabled={!isReady}
          onClick={() => void readAll()}
        >
          {t(read === null ? 'config.read' : 'config.readAgain')}
        </Button>
      </div>
      <BridgeErrorPanel error={reading.error} />
      {read === null ? null : (
        <Table read={read} search={search} canChange={isReady} onChange={setChanging} />
      )}
      {changing === null ? null : (
        <ChangeValue
          identity={identity}
          row={changing}
          onClose={() => setChanging(null)}
          onChanged={() => void readAll()}
        />
      )}
    </section>
  );
};
