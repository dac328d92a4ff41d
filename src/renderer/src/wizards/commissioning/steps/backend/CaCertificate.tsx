import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { api } from '#renderer/app/bridge/api.ts';
import { useAction } from '#renderer/app/bridge/useAction.ts';
import { Findings } from '#renderer/features/ocpp/target/Findings.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { FileDrop } from '#renderer/ui/FileDrop.tsx';
import { fieldId } from '#renderer/wizards/commissioning/findings/fieldErrors.ts';
import type { BackEndInHand } from '#renderer/wizards/commissioning/model/useBackEndAnswers.ts';
import type { CertificateReadingView } from '#shared/contract/ocpp.ts';
import { CertificateTable } from './CertificateTable.tsx';
import { hostOf } from './hostOf.ts';
import { readCertificateFile } from './readCertificateFile.ts';

/** The root certificate with which the charger recognises its back end: from a file, shown before it is taken. */
export const CaCertificate = ({ backEnd }: { backEnd: BackEndInHand }) => {
  const { t } = useTranslation('ocppJob');
  const { backend, set } = backEnd;
  const { caPem } = backend;
  const host = hostOf(backEnd.connectionUrl);
  const [refused, setRefused] = useState<CertificateReadingView | null>(null);
  const [isTooLarge, setTooLarge] = useState(false);
  const about = { kind: 'ca' as const, host, serial: null, chargerMs: null };
  const kept = useQuery({
    queryKey: ['ocpp', 'ca', caPem, host],
    queryFn: () =>
      api.ocpp.readCertificates({ ...about, sources: [{ encoding: 'text', content: caPem ?? '' }] }),
    enabled: caPem !== undefined,
  });
  const read = useAction(async (file: File) => {
    const source = await readCertificateFile(file);
    setTooLarge(source === null);
    if (source === null) return;
    const reading = await api.ocpp.readCertificates({ ...about, sources: [source] });
    setRefused(reading.ok ? null : reading);
    if (reading.ok && reading.pem !== null) set({ caPem: reading.pem });
  });
  const shown = refused ?? (caPem === undefined ? null : (kept.data ?? null));
  return (
    <FileDrop
      className="nx-cert-drop"
      label={t('ca.title')}
      accept=".pem,.crt,.cer,.der,.p7b,application/x-x509-ca-cert"
      onFile={(file) => void read.run(file)}
    >
      {(choose) => (
        <>
          <h2>{t('ca.title')}</h2>
          <p className="nx-muted">{t('ca.text')}</p>
          <BridgeErrorPanel error={read.error} />
          {isTooLarge ? <p className="nx-field-error">{t('certificate.tooLarge')}</p> : null}
          {shown === null ? null : (
            <>
              <CertificateTable set={shown.set} />
              <Findings findings={shown.findings} />
            </>
          )}
          {shown === null ? <Findings findings={backEnd.of('ca')} /> : null}
          <div className="nx-row">
            <Button id={fieldId('ca')} busy={read.isRunning} onClick={choose}>
              {t(caPem === undefined ? 'certificate.choose' : 'certificate.other')}
            </Button>
            {caPem === undefined ? null : (
              <Button onClick={() => set({ caPem: undefined })}>{t('certificate.remove')}</Button>
            )}
          </div>
        </>
      )}
    </FileDrop>
  );
};
