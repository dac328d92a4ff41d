import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { api } from '#renderer/app/bridge/api.ts';
import { useAction } from '#renderer/app/bridge/useAction.ts';
import { Findings } from '#renderer/features/ocpp/target/Findings.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { FileDrop } from '#renderer/ui/FileDrop.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';
import { fieldId } from '#renderer/wizards/commissioning/findings/fieldErrors.ts';
import { useJob } from '#renderer/wizards/commissioning/model/jobContext.tsx';
import type { BackEndInHand } from '#renderer/wizards/commissioning/model/useBackEndAnswers.ts';
import type { CertificateReadingView, CertificateSource } from '#shared/contract/ocpp.ts';
import { CertificateTable } from './CertificateTable.tsx';
import { readCertificateFile } from './readCertificateFile.ts';

const MOST_FILES = 4;

/** The files chosen so far, what they hold together, and a set given to the job as soon as it is whole. */
const useOwnCertificate = () => {
  const { job } = useJob();
  const [files, setFiles] = useState<readonly CertificateSource[]>([]);
  const [reading, setReading] = useState<CertificateReadingView | null>(null);
  const [isTooLarge, setTooLarge] = useState(false);
  const read = useAction(async (file: File) => {
    const source = await readCertificateFile(file);
    setTooLarge(source === null);
    if (source === null) return;
    // A second file completes the first one; after a complete set a new one begins.
    const sources = reading?.ok === true ? [source] : [...files, source].slice(-MOST_FILES);
    const next = await api.ocpp.readCertificates({
      kind: 'client',
      sources,
      host: null,
      serial: job.charger?.identity.serial ?? null,
      chargerMs: null,
    });
    setFiles(next.ok ? [] : sources);
    setReading(next);
    if (next.ok) await api.jobs.giveSecrets({ id: job.id, client: sources });
  });
  const again = () => {
    setFiles([]);
    setReading(null);
  };
  return { files, reading, isTooLarge, read, again };
};

/** Certificate and private key of the charger itself, from one file or two. The key is never shown. */
export const ClientCertificate = ({ backEnd }: { backEnd: BackEndInHand }) => {
  const { t } = useTranslation('ocppJob');
  const { job } = useJob();
  const { files, reading, isTooLarge, read, again } = useOwnCertificate();
  const known = job.backEnd?.clientCertificate ?? 'none';
  return (
    <FileDrop
      className="nx-cert-drop"
      label={t('own.title')}
      accept=".pem,.crt,.cer,.key"
      onFile={(file) => void read.run(file)}
    >
      {(choose) => (
        <>
          <h2>{t('own.title')}</h2>
          <p className="nx-muted">{t('own.text')}</p>
          <BridgeErrorPanel error={read.error} />
          {isTooLarge ? <p className="nx-field-error">{t('certificate.tooLarge')}</p> : null}
          {known === 'none' ? null : (
            <div>
              <Tag tone="good">{t(known === 'held' ? 'own.held' : 'own.inCharger')}</Tag>
            </div>
          )}
          {reading === null ? (
            <Findings findings={backEnd.of('clientCertificate')} />
          ) : (
            <>
              <CertificateTable set={reading.set} />
              <Findings findings={reading.findings} />
            </>
          )}
          <div className="nx-row">
            <Button id={fieldId('clientCertificate')} busy={read.isRunning} onClick={choose}>
              {t(files.length > 0 ? 'own.addKey' : 'certificate.choose')}
            </Button>
            {files.length === 0 ? null : <Button onClick={again}>{t('own.again')}</Button>}
          </div>
        </>
      )}
    </FileDrop>
  );
};
