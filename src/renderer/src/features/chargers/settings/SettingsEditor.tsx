import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fold } from '#renderer/features/chargers/faults/searchFaults.ts';
import { useLiveView } from '#renderer/features/chargers/live/useLiveView.ts';
import { SettingsBar } from '#renderer/features/chargers/work/SettingsBar.tsx';
import type { ReadWork } from '#renderer/features/chargers/work/SettingsPage.tsx';
import { useOffers } from '#renderer/features/chargers/work/useOffers.ts';
import { usePoints } from '#renderer/features/configuration/model/configurationQueries.ts';
import { useCurrent } from '#renderer/features/configuration/model/useCurrent.ts';
import { valueProblem } from '#renderer/features/configuration/model/valueProblem.ts';
import { useDescribePoint } from '#renderer/i18n/useDescribePoint.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { chargeState } from '#shared/domain/charger/live/chargeState.ts';
import { ClockPanel } from './ClockPanel.tsx';
import { PinPanel } from './PinPanel.tsx';
import { RestartPanel } from './RestartPanel.tsx';
import './settings.css';
import { StoredSection } from './StoredSection.tsx';
import { storedSections } from './storedSections.ts';
import { WifiNow } from './WifiNow.tsx';

/** Names of edited settings whose wanted value does not fit. */
const useWrong = (work: ReadWork, known: ReturnType<typeof usePoints>['data']) => {
  const describe = useDescribePoint();
  const { hardwareMaxA } = work.device.identity;
  return (known ?? [])
    .filter((point) => {
      const value = work.edits.values[point.name];
      return value !== undefined && valueProblem(point, value, hardwareMaxA) !== null;
    })
    .map(({ name }) => describe.label(name));
};

/** What is looked for, and whether texts have all of its words. */
const useFinder = () => {
  const [words, setWords] = useState('');
  const wanted = useMemo(() => fold(words).split(/\s+/).filter(Boolean), [words]);
  const shows = (texts: readonly string[]) => {
    const text = fold(texts.join(' '));
    return wanted.every((word) => text.includes(word));
  };
  return { words, setWords, shows };
};

/** The newest sample, and what this charger can do as it stands now. */
const useLiveOffers = ({ device, canRead }: ReadWork) => {
  const { view } = useLiveView(device.id, device.isOpen && canRead);
  const isCarPlugged = view.sample === null ? null : chargeState(view.sample.values).isCarPlugged;
  return { view, offers: useOffers(device, isCarPlugged) };
};

const Panel = ({ title, body }: { title: string; body: ReactNode }) => (
  <section className="nx-setting-group" aria-label={title}>
    <h2>{title}</h2>
    {body}
  </section>
);

/** Everything about one charger that is set once in a while: PIN, clock, display, Wi-Fi, restart. */
export const SettingsEditor = ({ work }: { work: ReadWork }) => {
  const { t } = useTranslation(['charger-settings', 'configuration', 'pages', 'charger-rules']);
  const describe = useDescribePoint();
  const { device, found } = work;
  const { view, offers } = useLiveOffers(work);
  const known = usePoints(device.id, work.canRead).data;
  const secretsSet = useCurrent(device.identity.serial).snapshot?.secretsSet ?? {};
  const wrong = useWrong(work, known);
  const { words, setWords, shows } = useFinder();
  const held = device.jobId === null ? null : t('pages:charger.heldByJob');
  const panel = (key: 'pin' | 'restart', body: ReactNode) => {
    const title = t(`section.${key}`);
    if (!shows([title, t(`find.${key}`)])) return null;
    return <Panel key={key} title={title} body={body} />;
  };
  const stored = storedSections.flatMap((section) => {
    const title = t(`section.${section.key}`);
    const isWhole = shows([title, t(`find.${section.key}`)]);
    const points = isWhole
      ? section.points
      : section.points.filter(({ name }) => shows([title, name, describe.label(name)]));
    if (points.length === 0) return [];
    return [
      <StoredSection key={section.key} {...{ work, title, points, known: known ?? [], secretsSet, offers }}>
        {section.key === 'time' && isWhole ? (
          <ClockPanel work={work} sample={view.sample} reason={held ?? offers.reason('clock')} />
        ) : null}
        {section.key === 'wifi' && offers.lacking('wifi') === null ? (
          <WifiNow values={{ ...found, ...view.sample?.values }} />
        ) : null}
      </StoredSection>,
    ];
  });
  const sections = [
    panel('pin', <PinPanel work={work} reason={held ?? offers.reason('pin')} />),
    ...stored,
    panel(
      'restart',
      <RestartPanel
        work={work}
        reasons={{
          restart: held ?? offers.reason('start-stop'),
          'factory-reset': held ?? offers.reason('factory-reset'),
        }}
      />,
    ),
  ].filter((section) => section !== null);
  return (
    <>
      <TextField label={t('search')} type="search" value={words} onChange={setWords} />
      {sections.length === 0 ? <EmptyState title={t('nothingFound')} /> : sections}
      <SettingsBar
        work={work}
        problem={wrong.length === 0 ? undefined : t('configuration:bar.wrong', { points: wrong.join(', ') })}
      />
    </>
  );
};
