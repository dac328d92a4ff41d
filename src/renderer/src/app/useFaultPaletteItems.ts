import { useTranslation } from 'react-i18next';
import { faultCatalogue } from '#shared/domain/charger/faults/faultCatalogue.ts';
import type { PaletteItem } from './usePaletteItems.ts';

/** What every fault means; the single ones only for somebody who types, because they are many. */
export const useFaultPaletteItems = (query: string): readonly PaletteItem[] => {
  const { t } = useTranslation(['common', 'faults']);
  return [
    {
      key: 'faults',
      label: t('faults:guide.title'),
      group: t('palette.page'),
      run: (go) => void go({ to: '/faults' }),
    },
    ...(query.trim() === '' ? [] : faultCatalogue).map(
      ({ bit }): PaletteItem => ({
        key: `fault-${bit}`,
        label: t(`fault.${String(bit) as '0'}`),
        group: t('faults:guide.title'),
        run: (go) => void go({ to: '/faults', search: { fault: String(bit) } }),
      }),
    ),
  ];
};
