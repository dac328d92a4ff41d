import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '#renderer/app/bridge/api.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { statusSign } from '#renderer/ui/status.tsx';
import '#renderer/wizards/commissioning/findings/findings.css';
import { useJob } from '#renderer/wizards/commissioning/model/jobContext.tsx';
import { SaveSheet } from '#renderer/wizards/commissioning/sheet/SaveSheet.tsx';
import { SheetPreview } from '#renderer/wizards/commissioning/sheet/SheetPreview.tsx';
import { sheetFactsOf } from '#renderer/wizards/commissioning/sheet/sheetFactsOf.ts';

const LEVELS = { proven: 'pass', 'seen-by-person': 'warn', 'not-seen': 'refuse' } as const;
const TONES = { proven: 'good', 'seen-by-person': 'warn', 'not-seen': 'bad' } as const;

/** What became of the connection, and the page for the operator of the back end. */
export const BackEndDone = () => {
  const { t } = useTranslation('ocppJob');
  const { job } = useJob();
  const { caPem } = job.answers.backend;
  const roots = useQuery({
    queryKey: ['ocpp', 'ca', caPem, null],
    queryFn: () =>
      api.ocpp.readCertificates({
        kind: 'ca',
        sources: [{ encoding: 'text', content: caPem ?? '' }],
        ...{ host: null, serial: null, chargerMs: null },
      }),
    enabled: caPem !== undefined,
  });
  const facts = sheetFactsOf(job, roots.data?.set.certificates ?? []);
  const proof = job.backEnd?.proof ?? 'none';
  if (job.kind !== 'ocpp') return null;
  return (
    <>
      {proof === 'none' ? null : (
        <ul className="nx-finding-lines">
          <li className={`nx-finding-${LEVELS[proof]}`}>
            {statusSign(TONES[proof])}
            <span>{t(`prove.known.${proof}`)}</span>
          </li>
        </ul>
      )}
      {facts === null ? null : (
        <section className="nx-stack">
          <h2>{t('done.sheet')}</h2>
          <p className="nx-muted">{t('done.sheetText')}</p>
          <SheetPreview facts={facts} />
          <div className="nx-row nx-sheet-actions">
            <SaveSheet facts={facts} />
            <Button onClick={() => window.print()}>{t('done.print')}</Button>
          </div>
        </section>
      )}
    </>
  );
};
