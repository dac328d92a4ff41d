import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '#renderer/app/bridge/api.ts';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { List, ListRow } from '#renderer/ui/List.tsx';
import type { Why } from '#shared/domain/balancing/allocate/reasons.ts';

const mostShown = 50;

/** What was changed in the last hour, and why. Asked again as the controller goes on. */
export const Decisions = (props: {
  id: string;
  cycles: number;
  nameOf: (charger: string) => string;
  whyText: (why: Why | null, sentence: string) => string;
}) => {
  const { t } = useTranslation('balancing');
  const format = useFormat();
  const { data = [] } = useQuery({
    queryKey: ['balancing', 'decisions', props.id, props.cycles],
    queryFn: () => api.balancing.decisions({ id: props.id }),
    placeholderData: (before) => before,
  });
  return (
    <section className="nx-stack" aria-labelledby="controller-decisions">
      <h2 id="controller-decisions">{t('controller.decisions')}</h2>
      {data.length === 0 ? (
        <p className="nx-muted">{t('controller.noDecisions')}</p>
      ) : (
        <List label={t('controller.decisions')}>
          {data.slice(0, mostShown).map(({ atMs, charger, setA, why, reason }) => (
            <ListRow
              key={`${atMs} ${charger} ${setA}`}
              title={`${props.nameOf(charger)} → ${setA === null ? '–' : format.amps(setA)}`}
              detail={`${format.timeOfDay(atMs)} · ${props.whyText(why, reason)}`}
            />
          ))}
        </List>
      )}
    </section>
  );
};
