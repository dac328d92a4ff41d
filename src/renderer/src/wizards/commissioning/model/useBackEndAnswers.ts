import { useMemo, useState } from 'react';
import { checkSecurity } from '#shared/domain/ocpp/checkSecurity.ts';
import { checkTarget } from '#shared/domain/ocpp/checkTarget.ts';
import type { OcppFinding } from '#shared/domain/ocpp/ocppFinding.ts';
import type { SecurityProfile } from '#shared/domain/ocpp/ocppLimits.ts';
import { type BackendAnswers, backendDefaults } from '#shared/domain/ocppJob/backendAnswers.ts';
import { placeholderNames } from '#shared/domain/ocppPreset/presetTemplate.ts';
import { useJob } from './jobContext.tsx';

export type BackEndField = 'url' | 'identity' | 'profile' | 'key' | 'ca' | 'clientCertificate' | 'clock';

export interface FieldFinding extends OcppFinding {
  readonly field: BackEndField;
}

export interface BackEndInHand {
  readonly backend: BackendAnswers;
  readonly set: (change: Partial<BackendAnswers>) => void;
  readonly profile: SecurityProfile;
  readonly scheme: 'ws' | 'wss' | null;
  /** What the charger will open; null while a rule blocks it. */
  readonly connectionUrl: string | null;
  readonly findings: readonly FieldFinding[];
  readonly of: (field: BackEndField) => readonly FieldFinding[];
}

const unanswered: ReadonlySet<string> = new Set([
  'url-empty',
  'identity-empty',
  'security-key-missing',
  'security-ca-missing',
  'security-certificate-missing',
]);

/** A field of the preset that nobody has filled in yet, not one somebody has pasted. */
const isOpenPlace = (code: string, placeholder: unknown): boolean =>
  code === 'url-placeholder' && placeholderNames.some((name) => placeholder === `{${name}}`);

/** Without what is simply not answered yet: nobody is told so before they wanted to go on. */
export const answeredOnly = (findings: readonly FieldFinding[]): readonly FieldFinding[] =>
  findings.filter(({ code, params }) => !unanswered.has(code) && !isOpenPlace(code, params['placeholder']));

const fieldOf = (code: string): BackEndField => {
  if (code.startsWith('key-') || code.startsWith('security-key')) return 'key';
  if (code === 'security-ca-missing') return 'ca';
  if (code === 'security-certificate-missing') return 'clientCertificate';
  return code.includes('clock') ? 'clock' : 'profile';
};

/** The answers about the back end, and what the rules say to them while they are typed; `key` is one being typed. */
export const useBackEndAnswers = (key = ''): BackEndInHand => {
  const { job, answers, setBackend } = useJob();
  const { backend } = answers;
  const saved = job.answers.backend;
  const { profile = backendDefaults.profile, url = '', identity = '', caPem } = backend;
  const isPractice = job.site.practice || job.charger?.identity.practice === true;
  // The test back end's own certificate names the address it listens at.
  const certifiesAddress = backend.where === 'this-laptop';
  const [laptopMs] = useState(() => Date.now());
  const profileNow = job.asFound?.values['ocpp.securityProfile'];
  return useMemo(() => {
    const typed = checkTarget({ url, identity }, { profile, isPractice, certifiesAddress });
    const isSaved = saved.url === url && saved.identity === identity && saved.profile === profile;
    // The application knows how much this charger can store; it has seen the answers a moment after they were typed.
    const target = (isSaved ? job.backEnd?.check : null) ?? typed;
    const known = new Set<string>(target.findings.map(({ code }) => code));
    const security = checkSecurity({
      profile,
      profileNow: typeof profileNow === 'number' ? profileNow : null,
      scheme: typed.address.scheme,
      ...(key === '' ? {} : { key }),
      isKeyStored: job.backEnd?.key !== 'none',
      hasCa: caPem !== undefined,
      hasCertificate: job.backEnd?.clientCertificate !== 'none',
      setsClock: true,
      laptopMs,
    });
    const findings: FieldFinding[] = [
      ...target.findings.map(({ fix, ...finding }) => ({ ...finding, ...(fix !== undefined && { fix }) })),
      ...security
        .filter(({ code }) => !known.has(code))
        .map((finding) => ({ ...finding, field: fieldOf(finding.code) })),
    ];
    return {
      backend,
      set: setBackend,
      profile,
      scheme: typed.address.scheme,
      connectionUrl: target.connectionUrl,
      findings,
      of: (field) => findings.filter((finding) => finding.field === field),
    };
  }, [
    backend,
    setBackend,
    profile,
    url,
    identity,
    caPem,
    isPractice,
    profileNow,
    key,
    saved,
    job.backEnd,
    laptopMs,
    certifiesAddress,
  ]);
};
