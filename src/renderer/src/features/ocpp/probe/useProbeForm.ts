import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { emptyTarget } from '#renderer/features/ocpp/target/useTargetCheck.ts';
import type { BackendAnswers } from '#shared/domain/ocppJob/backendAnswers.ts';
import { freshMore } from './HowFar.tsx';
import { clockOf } from './probeInputs.ts';

/** What is typed of the back end, and what is asked of it: by hand, or begun with a preset. */
export const useProbeForm = (isPractice: boolean) => {
  const { t } = useTranslation('presets');
  const [target, setTarget] = useState(emptyTarget);
  const [presetId, setPresetId] = useState<string>();
  const [key, setKey] = useState('');
  const [more, setMore] = useState(freshMore);
  const takePreset = ({ presetId: id, url, profile, caPem }: Partial<BackendAnswers>) => {
    setTarget((now) => ({ ...now, url: url ?? now.url, profile: profile ?? now.profile }));
    if (id === undefined) return;
    setPresetId(id);
    setMore((now) => ({
      ...now,
      ca: caPem === undefined ? null : { name: t('caName'), pem: caPem },
    }));
  };
  const asked = () => ({
    url: target.url.slice(0, 10_000),
    identity: target.identity.slice(0, 10_000),
    profile: target.profile,
    key: key === '' ? null : key,
    caPem: more.ca?.pem ?? null,
    client: target.profile === 3 ? more.client.map(({ source }) => source) : null,
    clockMs: clockOf(more.clock, more.clockText),
    claim: more.claim,
    idleS: more.claim && more.isIdle ? 75 : 0,
    isPractice,
  });
  return { target, setTarget, presetId, takePreset, key, setKey, more, setMore, asked };
};

export type ProbeForm = ReturnType<typeof useProbeForm>;
