import { useTranslation } from 'react-i18next';
import type { Fault } from '#shared/domain/charger/faults/faultCatalogue.ts';
import { useFaultText } from './useFaultText.ts';

/** Everything there is to say about one fault; what to do now comes first. */
export const FaultDetails = ({ fault, isUrgent }: { fault: Fault; isUrgent: boolean }) => {
  const { t } = useTranslation('faults');
  const text = useFaultText();
  return (
    <dl className="nx-fault-parts">
      <div className="nx-fault-now">
        <dt>{t('part.now')}</dt>
        <dd>{text.part(fault, 'now')}</dd>
      </div>
      {(['danger', 'meaning', 'check'] as const).map((part) => (
        <div key={part}>
          <dt>{t(`part.${part}`)}</dt>
          <dd>{text.part(fault, part)}</dd>
        </div>
      ))}
      <div>
        <dt>{t('part.help')}</dt>
        <dd>{text.help(fault.help, isUrgent)}</dd>
      </div>
    </dl>
  );
};
