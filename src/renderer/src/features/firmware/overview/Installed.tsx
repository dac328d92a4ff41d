import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { ValueList, type ValueRow } from '#renderer/ui/ValueList.tsx';
import type { FirmwareView } from '#shared/contract/firmware.ts';

/** Model, hardware and firmware, and whether the library has something newer. */
export const Installed = ({ view }: { view: FirmwareView }) => {
  const { t } = useTranslation('firmware');
  const format = useFormat();
  const { charger, installed, newest } = view;
  const rows: readonly ValueRow[] = [
    [t('installed.version'), charger.firmware],
    [t('installed.model'), charger.model],
    [t('installed.hardware'), format.plain(charger.hardware)],
    [t('installed.released'), installed === null ? '–' : format.date(Date.parse(installed.releasedOn))],
  ];
  return (
    <section aria-labelledby="installed" className="nx-stack">
      <h2 id="installed">{t('installed.title')}</h2>
      <ValueList rows={rows} />
      {installed === null ? <p className="nx-muted">{t('installed.unknown')}</p> : null}
      <p>{newest === null ? t('installed.newest') : t('installed.newer', { version: newest })}</p>
    </section>
  );
};
