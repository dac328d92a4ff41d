import { useTranslation } from 'react-i18next';
import { useRuleText } from '#renderer/features/chargers/work/useRuleText.ts';
import type { SocketResultView } from '#shared/contract/socketTest.ts';

/** What the words are made of: the part of a result that the log keeps as well. */
export interface SocketSaid extends Pick<SocketResultView, 'verdict' | 'recommendedA' | 'stop'> {
  readonly remarks: readonly Pick<SocketResultView['remarks'][number], 'code' | 'params'>[];
}

/** The verdict of a socket test in words: what was seen, what it means, what to do. */
export const useSocketText = () => {
  const { t } = useTranslation('charger-rules');
  const ruleText = useRuleText('');
  const advice = ({ verdict, recommendedA }: SocketSaid): string => {
    if (recommendedA === null) return ruleText('socketAdvice', 'none');
    if (recommendedA === 0) return ruleText('socketAdvice', 'stop');
    return verdict === 'good' ? '' : ruleText('socketAdvice', 'limit', { limitA: recommendedA });
  };
  return (result: SocketSaid): { readonly word: string; readonly sentence: string } => ({
    word: t(`socketVerdict.${result.verdict}`),
    sentence: [
      result.stop === null ? '' : ruleText('socketStop', result.stop.code, result.stop.params),
      ...result.remarks.map(({ code, params }) => ruleText('socket', code, params)),
      advice(result),
    ]
      .filter(Boolean)
      .join(' '),
  });
};
