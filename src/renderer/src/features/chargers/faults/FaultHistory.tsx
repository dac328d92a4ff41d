import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { List, ListRow } from '#renderer/ui/List.tsx';
import type { LogEntry } from '#shared/domain/logEntry.ts';
import { type FaultEpisode, faultEpisodes } from './faultEpisodes.ts';
import { useFaultText } from './useFaultText.ts';

const useEpisodeText = () => {
  const { t } = useTranslation('faults');
  const format = useFormat();
  const text = useFaultText();
  return (episode: FaultEpisode): { title: string; detail: string } => {
    if (episode.kind === 'fault') {
      const { fromMs, toMs } = episode;
      const from = format.dateTime(fromMs);
      return {
        title: text.name(episode.bit),
        detail:
          toMs === null
            ? t('history.lasts', { from })
            : t('history.lasted', { from, time: format.duration((toMs - fromMs) / 1000) }),
      };
    }
    const causes = episode.bits.map((bit) => {
      const cause = episode.causes[bit];
      return cause === undefined || cause === ''
        ? text.name(bit)
        : `${text.name(bit)} (${text.cause(cause)})`;
    });
    return {
      title: t(episode.isDone ? 'history.cleared' : 'history.notCleared', { faults: causes.join(', ') }),
      detail: [format.dateTime(episode.atMs), episode.person].filter(Boolean).join(' · '),
    };
  };
};

/** What the log has of the faults of this charger, newest first. */
export const FaultHistory = ({ serial, entries }: { serial: string; entries: readonly LogEntry[] }) => {
  const { t } = useTranslation('faults');
  const textOf = useEpisodeText();
  const episodes = faultEpisodes(entries);
  return (
    <section className="nx-stack" aria-labelledby="fault-history">
      <h2 id="fault-history">{t('history.title')}</h2>
      {episodes.length === 0 ? (
        <p className="nx-muted">{t('history.empty')}</p>
      ) : (
        <List label={t('history.title')}>
          {episodes.map((episode) => (
            <ListRow key={episode.key} {...textOf(episode)} />
          ))}
        </List>
      )}
      <p>
        <Link to="/log" search={{ charger: serial }}>
          {t('history.log')}
        </Link>
      </p>
    </section>
  );
};
