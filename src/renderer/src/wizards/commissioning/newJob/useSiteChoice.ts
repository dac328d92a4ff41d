import { useState } from 'react';
import { api } from '#renderer/app/bridge/api.ts';
import { sitesKey, useSites } from '#renderer/app/queries.ts';
import { queryClient } from '#renderer/app/queryClient.ts';
import { usePreferences } from '#renderer/app/settings.tsx';
import { usePracticeState } from '#renderer/app/usePracticeState.ts';
import type { Country } from '#shared/contract/app.ts';
import type { SiteSummary } from '#shared/contract/log.ts';

export const NEW_SITE = 'new';

/** The system's region, where it is one whose rules are known. */
const countryOfSystem = (): Country => {
  const tags = navigator.languages.map((tag) => tag.toUpperCase());
  const known = (['AT', 'DE', 'SK', 'CZ'] as const).find((country) =>
    tags.some((tag) => tag.endsWith(`-${country}`)),
  );
  if (known !== undefined) return known;
  if (tags[0]?.startsWith('CS')) return 'CZ';
  return tags[0]?.startsWith('DE') ? 'DE' : 'IEC';
};

export interface SiteChoice {
  /** Whether the known sites were told: a choice that changes under the hand is none. */
  readonly isKnown: boolean;
  readonly sites: readonly SiteSummary[];
  readonly siteId: string;
  readonly setSiteId: (id: string) => void;
  readonly name: string;
  readonly setName: (name: string) => void;
  readonly country: Country;
  readonly setCountry: (country: Country) => void;
  readonly isPractice: boolean;
  /** Labels of the sockets that are known at the chosen site. */
  readonly usedLabels: readonly string[];
  /** The chosen site, made when it is a new one. */
  readonly siteIdForJob: () => Promise<string>;
}

/** Where the job is: the site worked at last, another known one, or a new one. Practice and real are kept apart. */
export const useSiteChoice = (preferred: string | null): SiteChoice => {
  const { settings } = usePreferences();
  const practice = usePracticeState();
  const isPractice = practice?.kind === 'running';
  const known = useSites();
  const sites = (known.data ?? [])
    .filter((site) => site.practice === isPractice)
    .sort((left, right) => (right.lastEntryAtMs ?? 0) - (left.lastEntryAtMs ?? 0));
  const [chosen, setSiteId] = useState<string | null>(null);
  const [name, setName] = useState('');
  const [ownCountry, setCountry] = useState<Country | null>(null);
  const preset = sites.find(({ id }) => id === preferred)?.id ?? sites[0]?.id ?? NEW_SITE;
  const siteId = chosen ?? preset;
  const country = ownCountry ?? settings?.country ?? countryOfSystem();
  const siteIdForJob = async () => {
    if (siteId !== NEW_SITE) return siteId;
    const made = await api.log.createSite({ name: name.trim(), country, practice: isPractice });
    await queryClient.invalidateQueries({ queryKey: sitesKey });
    setSiteId(made.id);
    return made.id;
  };
  const usedLabels = sites.find(({ id }) => id === siteId)?.sockets.map(({ label }) => label) ?? [];
  return {
    isKnown: practice !== null && !known.isPending,
    sites,
    siteId,
    setSiteId,
    name,
    setName: (typed) => {
      // Whoever names a new site means it, also when another one comes to be known meanwhile.
      setSiteId(NEW_SITE);
      setName(typed);
    },
    country,
    setCountry,
    isPractice,
    usedLabels,
    siteIdForJob,
  };
};
