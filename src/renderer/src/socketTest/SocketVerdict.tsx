import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { type StatusTone, statusSign } from '#renderer/ui/status.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';
import '#renderer/ui/VerdictBanner.css';
import type { SocketResultView } from '#shared/contract/socketTest.ts';
import './socket.css';
import { useSocketText } from './useSocketText.ts';

const tones: Record<SocketResultView['verdict'], StatusTone> = {
  good: 'good',
  watch: 'warn',
  loose: 'bad',
  'not-proven': 'neutral',
};

/** What came of a socket test: the verdict as a sentence, and the numbers of each phase it rests on. */
export const SocketVerdict = ({ result }: { result: SocketResultView }) => {
  const { t } = useTranslation(['socket', 'charger-rules']);
  const format = useFormat();
  const { word, sentence } = useSocketText()(result);
  const tone = tones[result.verdict];
  return (
    <div className="nx-stack">
      <div className={`nx-verdict nx-verdict-${tone}`} role="status">
        {statusSign(tone, 56)}
        <div>
          <div className="nx-socket-word">{word}</div>
          <p>{sentence}</p>
        </div>
      </div>
      <div className="nx-row">
        <Tag tone="plain">{t('charger-rules:socketNote')}</Tag>
        {result.leftAtA === null ? null : (
          <span>{t('leftAt', { current: format.amps(result.leftAtA) })}</span>
        )}
      </div>
      {result.phases.length === 0 ? null : (
        <div className="nx-table-scroll">
          <table className="nx-socket-table">
            <caption className="nx-hidden">{t('phases')}</caption>
            <thead>
              <tr>
                {(['phase', 'base', 'at', 'drop', 'slope'] as const).map((column) => (
                  <th key={column} scope="col">
                    {t(`column.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {result.phases.map((trend) => (
                <tr key={trend.phase}>
                  <th scope="row">{trend.phase}</th>
                  <td>{format.withUnit(trend.baseV, 'V', 1)}</td>
                  <td>{format.amps(trend.highA, 1)}</td>
                  <td>{format.withUnit(trend.dropV, 'V', 1)}</td>
                  <td>{format.withUnit(trend.slopeOhm, 'Ω', 2)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p>
        {result.plugRiseK === null
          ? t('plugUnknown')
          : t('plugRise', { rise: format.withUnit(result.plugRiseK, 'K') })}
      </p>
    </div>
  );
};
