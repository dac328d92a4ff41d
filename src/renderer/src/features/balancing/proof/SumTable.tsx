import { useTranslation } from 'react-i18next';
import { nameOf } from '#renderer/features/balancing/model/useRuleText.ts';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { statusSign } from '#renderer/ui/status.tsx';
import type { SumMoment, WorkedSum } from '#shared/domain/balancing/fallback/fallbackSums.ts';
import type { Site } from '#shared/domain/balancing/site/siteSchema.ts';
import { sumLines, sumText } from './sumWords.ts';

const useCounted = (plan: Site) => {
  const { t } = useTranslation('balancing');
  return ({ addends }: WorkedSum): string => {
    const of = (kind: 'chargers' | 'unsafe' | 'ocpp') =>
      addends.filter((each) => each.kind === kind).flatMap(({ chargers }) => chargers);
    const names = (ids: readonly string[]) => ids.map((id) => nameOf(plan, id)).join(', ');
    const [all, unsafe, ocpp] = [of('chargers'), of('unsafe'), of('ocpp')];
    return [
      all.length === 0 ? '' : t('proof.counted', { chargers: names(all) }),
      unsafe.length === 0 ? '' : t('proof.unsafe', { chargers: names(unsafe) }),
      ocpp.length === 0 ? '' : t('proof.ocpp', { chargers: names(ocpp) }),
    ]
      .filter((part) => part !== '')
      .join(' ');
  };
};

/** Every board and phase at one moment, worked out. */
export const SumTable = (props: { plan: Site; moment: SumMoment; sums: readonly WorkedSum[] }) => {
  const { t } = useTranslation('balancing');
  const format = useFormat();
  const { plan, moment } = props;
  const counted = useCounted(plan);
  const words = {
    number: (value: number) => format.plain(value, 2),
    base: t('proof.base'),
    margin: t('proof.margin'),
  };
  const sums = props.sums.filter((sum) => sum.moment === moment);
  const nodes = plan.nodes.filter(({ id }) => sums.some(({ node }) => node === id));
  return (
    <section className="nx-stack" aria-labelledby={`proof-${moment}`}>
      <h2 id={`proof-${moment}`}>{t(`proof.moment.${moment}`)}</h2>
      {nodes.length === 0 ? <p className="nx-muted">{t('proof.noSums')}</p> : null}
      {nodes.map((node) => {
        const lines = sumLines(sums.filter((sum) => sum.node === node.id));
        return (
          <div key={node.id} className="nx-table-scroll nx-bal-sums">
            <table className="nx-table">
              <caption>{nameOf(plan, node.id)}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('proof.phase')}</th>
                  <th scope="col">{t('proof.sum')}</th>
                  <th scope="col">{t('proof.result')}</th>
                </tr>
              </thead>
              <tbody>
                {lines.map(({ phases, sum }) => (
                  <tr key={phases.join()}>
                    <th scope="row" className="nx-nowrap">
                      {phases.join(', ')}
                    </th>
                    <td>
                      <div className="nx-table-strong">{sumText(sum, words)}</div>
                      <div className="nx-muted nx-small">{counted(sum)}</div>
                    </td>
                    <td>
                      <span className={`nx-result nx-result-${sum.fits ? 'good' : 'bad'}`}>
                        {statusSign(sum.fits ? 'good' : 'bad')} {t(sum.fits ? 'proof.fits' : 'proof.above')}
                      </span>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        );
      })}
    </section>
  );
};
