import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '#renderer/app/bridge/api.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';
import { useJob } from '#renderer/wizards/commissioning/model/jobContext.tsx';
import { SaveSheet } from '#renderer/wizards/commissioning/sheet/SaveSheet.tsx';
import { SheetPreview } from '#renderer/wizards/commissioning/sheet/SheetPreview.tsx';
import { sheetFactsOf } from '#renderer/wizards/commissioning/sheet/sheetFactsOf.ts';

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
        <div className="nx-row">
          <Tag tone={TONES[proof]}>{t(`prove.known.${proof}`)}</Tag>
        </div>
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
