import { useTranslation } from 'react-i18next';
import { Findings } from '#renderer/features/ocpp/target/Findings.tsx';
import { useJob } from '#renderer/wizards/commissioning/model/jobContext.tsx';
import { ConnectionUrl } from '#renderer/wizards/commissioning/steps/backend/ConnectionUrl.tsx';
import type { ReviewView } from '#shared/contract/jobReview.ts';

/** The connection that results, and what the rules say of address, key, certificates and clock. */
export const BackEndChecks = ({ findings }: { findings: ReviewView['ocppFindings'] }) => {
  const { t } = useTranslation('ocppJob');
  const { backEnd } = useJob().job;
  const shown = findings
    .filter(({ severity }) => severity !== 'info')
    .map(({ fix: _fix, ...finding }) => finding);
  return (
    <section className="nx-stack">
      <h2>{t('write.connection')}</h2>
      <ConnectionUrl url={backEnd?.check.connectionUrl ?? null} />
      <Findings findings={shown} />
    </section>
  );
};
