import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { ValueList, type ValueRow } from '#renderer/ui/ValueList.tsx';
import type { FirmwareOfferView } from '#shared/contract/firmware.ts';

/** What it is for, what it can be installed over, and whether there is a way back. */
export const AboutFirmware = ({ offer: { entry } }: { offer: FirmwareOfferView }) => {
  const { t } = useTranslation('firmware');
  const format = useFormat();
  const { release, imageBytes } = entry;
  const { minFirmware, hardwareFrom, hardwareTo } = release;
  const rows: readonly ValueRow[] = [
    [t('installed.released'), format.date(Date.parse(release.releasedOn))],
    [t('offer.models'), release.models.join(', ')],
    [
      t('offer.hardware'),
      hardwareFrom === hardwareTo ? String(hardwareFrom) : `${hardwareFrom}–${hardwareTo}`,
    ],
    [
      t('offer.least'),
      minFirmware === null ? t('offer.leastAny') : t('offer.leastFrom', { version: minFirmware }),
    ],
    [t('offer.size'), imageBytes === null ? '–' : format.withUnit(imageBytes / 1000, 'kB')],
    [t('offer.wayBack'), t(release.wayBack ? 'offer.wayBackYes' : 'offer.wayBackNo')],
  ];
  return (
    <section aria-labelledby="about-firmware" className="nx-stack">
      <h2 id="about-firmware">{t('offer.about')}</h2>
      <ValueList rows={rows} />
    </section>
  );
};
