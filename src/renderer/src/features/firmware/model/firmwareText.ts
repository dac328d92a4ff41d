import { useTranslation } from 'react-i18next';
import { useDescribePoint } from '#renderer/i18n/useDescribePoint.ts';
import type { FirmwareOfferView } from '#shared/contract/firmware.ts';

type Lookup = (key: string, values?: Record<string, string>) => string;

/** Words of firmware that are made of several parts. */
export const useFirmwareText = () => {
  const { t } = useTranslation('firmware');
  const describe = useDescribePoint();
  const lookup = t as unknown as Lookup;
  return {
    obstacle: ({ verdict, entry }: FirmwareOfferView): string | null =>
      verdict.kind === 'refused'
        ? lookup(`obstacle.${verdict.obstacle}`, { needed: entry.release.minFirmware ?? '' })
        : null,
    capability: (bit: number): string => describe.value('capabilities', 2 ** bit) ?? String(bit),
  };
};
