import { useTranslation } from 'react-i18next';
import { useFaultText } from '#renderer/features/chargers/faults/useFaultText.ts';
import { useDescribePoint } from '#renderer/i18n/useDescribePoint.ts';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { useSocketText } from '#renderer/socketTest/useSocketText.ts';
import { faultOf } from '#shared/domain/charger/faults/faultCatalogue.ts';
import type { LogEntry } from '#shared/domain/logEntry.ts';
import { specialEntry } from './specialEntry.ts';

export interface EntryText {
  readonly name: string;
  /** What happened, in a sentence; empty where values or the outcome say it. */
  readonly sentence: string;
}

/** The name of an entry, and for tests of a socket, faults and what going back left what they say. */
export const useEntryText = () => {
  const { t } = useTranslation(['log', 'charger-rules', 'configuration']);
  const format = useFormat();
  const socketText = useSocketText();
  const faultText = useFaultText();
  const describe = useDescribePoint();
  return (entry: LogEntry): EntryText => {
    const special = specialEntry(entry);
    if (special === null) return { name: t(`kind.${entry.kind}`), sentence: '' };
    if (special.kind === 'fault') {
      const { bit, stage } = special;
      const fault = faultOf(bit);
      const meaning = stage === 'over' ? '' : faultText.part(fault, 'meaning');
      return {
        name: t(`fault.${stage}`, { fault: faultText.name(bit) }),
        sentence: meaning,
      };
    }
    if (special.kind === 'left') {
      const lines = special.left.map(
        ({ point, reason }) => `${describe.label(point)}: ${t(`configuration:rollback.reason.${reason}`)}.`,
      );
      return { name: t('left'), sentence: lines.join(' ') };
    }
    const { said } = special;
    const { limitA } = entry.details;
    const begun = typeof limitA === 'number' ? t('socketBegun', { current: format.amps(limitA) }) : '';
    if (said === null) return { name: t('socketTest'), sentence: entry.outcome === 'open' ? begun : '' };
    const { word, sentence } = socketText(said);
    return {
      name: `${t('socketTest')}: ${word}`,
      sentence: `${sentence} ${t('charger-rules:socketNote')}`,
    };
  };
};
