import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { TreeRow } from '#renderer/features/balancing/model/treeRows.ts';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { perPhaseLimit } from '#shared/domain/balancing/site/rotation.ts';
import type { Limit } from '#shared/domain/balancing/site/siteSchema.ts';

/** L1L2L3 as a person reads it. */
export const rotationWords = (rotation: string): string => rotation.replaceAll(/(?!^)L/g, ' L');

/** What stands at a line of the drawing: its name with its rating, and what else decides. */
export const useRowWords = (): ((row: TreeRow) => { readonly title: string; readonly detail: string }) => {
  const { t } = useTranslation('balancing');
  const format = useFormat();
  return useMemo(() => {
    const amps = (limit: Limit): string => {
      const each = perPhaseLimit(limit);
      const isSame = each.every((value) => value === each[0]);
      return isSame
        ? `3 × ${format.amps(each[0])}`
        : `${each.map((value) => format.plain(value, 1)).join(' / ')}\u202fA`;
    };
    const join = (parts: readonly (string | false | undefined)[]) =>
      parts.filter((part) => part !== false && part !== undefined && part !== '').join(' · ');
    return ({ node, charger, part }) => {
      if (node !== null) {
        return {
          title: `${node.name ?? node.id} · ${amps(node.limitA)}`,
          detail: join([
            node.breakerA !== undefined && t('diagram.breaker', { amps: format.amps(node.breakerA) }),
            node.cable?.mm2 !== undefined && `${format.plain(node.cable.mm2, 1)}\u202fmm²`,
            node.baseLoadA !== undefined && t('diagram.base', { amps: amps(node.baseLoadA) }),
            node.marginA !== undefined && t('diagram.margin', { amps: format.amps(node.marginA) }),
            node.meter !== undefined && t('diagram.meter'),
          ]),
        };
      }
      if (charger === null)
        return { title: t('diagram.supply'), detail: part.kind === 'site' ? '' : part.id };
      return {
        title: `${charger.name ?? charger.id} · ${format.amps(charger.maxA)}`,
        detail: join([
          charger.rotation === undefined ? t('diagram.rotationOpen') : rotationWords(charger.rotation),
          charger.phases === 1 && t('diagram.onePhase'),
          charger.fallbackA !== undefined && t('diagram.fallback', { amps: format.amps(charger.fallbackA) }),
          charger.ocpp !== undefined && 'OCPP',
          charger.serial,
        ]),
      };
    };
  }, [t, format]);
};
