import { IconDownload, IconFileUpload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { usePracticeState } from '#renderer/app/usePracticeState.ts';
import { saveFile } from '#renderer/features/configuration/model/saveFile.ts';
import { changeFleet, useFleetState } from '#renderer/features/fleet/model/fleetStore.ts';
import { type TemplateCharger, templateCsv } from '#renderer/features/fleet/model/tableCsv.ts';
import type { FleetTable } from '#renderer/features/fleet/model/useFleetTable.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { FileDrop } from '#renderer/ui/FileDrop.tsx';
import type { SiteSummary } from '#shared/contract/log.ts';

/** The chargers a template begins with: those of the site, of the practice site, or two made up. */
const useTemplateChargers = (site: SiteSummary | undefined): readonly TemplateCharger[] => {
  const { t } = useTranslation('fleet');
  const practice = usePracticeState();
  const socket = (index: number) => t('template.socket', { number: index + 1 });
  const practiced = practice?.kind === 'running' ? practice.chargers : [];
  const known = (site?.chargers ?? []).map(({ serial, socketId }, index) => ({
    serial,
    socket: site?.sockets.find(({ id }) => id === socketId)?.label ?? socket(index),
  }));
  if (known.length > 0) return known;
  if (practiced.length > 0) return practiced.map(({ serial }, index) => ({ serial, socket: socket(index) }));
  return ['NX-00041', 'NX-00042'].map((serial, index) => ({ serial, socket: socket(index) }));
};

/** A table from a file, chosen or dropped here; and one to begin with. Nothing is sent to a charger. */
export const ChooseTable = (props: { table: FleetTable; site: SiteSummary | undefined }) => {
  const { t } = useTranslation('fleet');
  const { table } = props;
  const { table: held } = useFleetState();
  const chargers = useTemplateChargers(props.site);
  const count = held?.preview.rows.length ?? 0;
  return (
    <FileDrop
      className="nx-fleet-drop"
      label={t('file.section')}
      accept=".csv,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
      onFile={(file) => void table.load(file, t('file.tooLarge'))}
    >
      {(choose) => (
        <>
          {held === null ? (
            <p>{t('file.drop')}</p>
          ) : (
            <p className="nx-fleet-file">
              <strong>{held.fileName ?? t('file.typed')}</strong>
              {count === 0 ? null : <span className="nx-muted"> · {t('file.count', { count })}</span>}
            </p>
          )}
          <div className="nx-row">
            <Button
              kind={held === null ? 'primary' : 'default'}
              icon={<IconFileUpload size={20} aria-hidden />}
              busy={table.isBusy}
              onClick={choose}
            >
              {t(held === null ? 'file.choose' : 'file.chooseOther')}
            </Button>
            <Button
              icon={<IconDownload size={20} aria-hidden />}
              onClick={() => saveFile(t('template.file'), templateCsv(chargers), 'text/csv;charset=utf-8')}
            >
              {t('template.save')}
            </Button>
            {held === null ? null : (
              <Button kind="quiet" onClick={() => changeFleet(() => ({ table: null }))}>
                {t('file.clear')}
              </Button>
            )}
          </div>
          {held === null ? <p className="nx-muted nx-small">{t('file.hint')}</p> : null}
        </>
      )}
    </FileDrop>
  );
};
