import { checkKey } from '#shared/domain/ocpp/authorizationKey.ts';
import { isBlocked } from '#shared/domain/ocpp/ocppFinding.ts';
import type { BackEndProfile, BackEndStart } from '#shared/domain/ocppBackEnd/backEndState.ts';

/** The form as it is typed. */
export interface StartForm {
  readonly host: string;
  readonly port: string;
  readonly profile: BackEndProfile;
  readonly identities: string;
  readonly key: string;
  /** Profile 3: the file of an authority; null = this computer's own. */
  readonly clientCa: { readonly name: string; readonly pem: string } | null;
  readonly mode: BackEndStart['mode'];
  readonly minutes: '15' | '60' | '240' | '1440';
  readonly heartbeatS: string;
}

export const freshForm: StartForm = {
  host: '',
  port: '9000',
  profile: 0,
  identities: '',
  key: '',
  clientCa: null,
  mode: 'report',
  minutes: '60',
  heartbeatS: '300',
};

const wholeFrom = (text: string, low: number, high: number): number | null => {
  const value = Number(text.trim());
  return /^\d+$/.test(text.trim()) && value >= low && value <= high ? value : null;
};

export const namesIn = (text: string): string[] => [
  ...new Set(
    text
      .split(/[\n,;]/)
      .map((name) => name.trim())
      .filter((name) => name !== ''),
  ),
];

export type StartProblem = 'host' | 'port' | 'identities' | 'key' | 'heartbeatS';

/** What the application is asked for, or what is wrong with the form. */
export const readForm = (
  form: StartForm,
): { readonly options: BackEndStart } | { readonly problems: readonly StartProblem[] } => {
  const port = wholeFrom(form.port, 0, 65_535);
  const heartbeatIntervalS = wholeFrom(form.heartbeatS, 10, 86_400);
  const identities = namesIn(form.identities);
  const isLong = identities.length > 200 || identities.some((name) => name.length > 255);
  const hasKey = form.profile === 1 || form.profile === 2;
  const hasBadKey = hasKey && isBlocked(checkKey(form.key).findings);
  const problems: StartProblem[] = [
    ...(form.host === '' ? (['host'] as const) : []),
    ...(port === null ? (['port'] as const) : []),
    ...(isLong ? (['identities'] as const) : []),
    ...(hasBadKey ? (['key'] as const) : []),
    ...(heartbeatIntervalS === null ? (['heartbeatS'] as const) : []),
  ];
  if (problems.length > 0 || port === null || heartbeatIntervalS === null) return { problems };
  const { host, profile, mode } = form;
  const key = hasKey ? form.key : null;
  const clientCaPem = profile === 3 ? (form.clientCa?.pem ?? null) : null;
  return {
    options: {
      host,
      port,
      profile,
      identities,
      key,
      clientCaPem,
      mode,
      minutes: Number(form.minutes),
      heartbeatIntervalS,
    },
  };
};
