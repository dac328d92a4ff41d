import { useTranslation } from 'react-i18next';
import { Tag } from '#renderer/ui/Tag.tsx';
import type { FaultNow } from '#shared/domain/charger/faults/faultsNow.ts';
import { FaultDetails } from './FaultDetails.tsx';
import { faultTone } from './faultTone.ts';
import { useFaultText } from './useFaultText.ts';

/** One fault a charger has, with how bad it is and whether it is still there. */
export const FaultCard = ({ now }: { now: FaultNow }) => {
  const { t } = useTranslation('faults');
  const text = useFaultText();
  const { fault, stage } = now;
  const id = `fault-${fault.bit}`;
  return (
    <article className={`nx-card nx-stack nx-fault nx-fault-${fault.severity}`} aria-labelledby={id}>
      <div className="nx-row">
        <h2 id={id}>{text.name(fault.bit)}</h2>
        <Tag tone={faultTone[fault.severity]}>{t(`severity.${fault.severity}`)}</Tag>
        <Tag tone="plain">{t(`stage.${stage}`)}</Tag>
        {now.isNewest ? <Tag tone="plain">{t('page.newest')}</Tag> : null}
      </div>
      <FaultDetails fault={fault} isUrgent={fault.severity === 'danger' && stage !== 'latched'} />
    </article>
  );
};
