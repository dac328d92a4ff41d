import { useMemo } from 'react';
import { useFindingText } from '#renderer/features/configuration/plan/useFindingText.ts';
import { useDescribePoint } from '#renderer/i18n/useDescribePoint.ts';

type Params = Readonly<Record<string, string | number>>;

// Names and values of a table's own words stay as they stand in the file.
const POINTS = ['inner', 'outer'] as const;

/** What the rules say about a table or one of its cells: what is wrong, and what to do. */
export const useFleetText = () => {
  const findingText = useFindingText();
  const describe = useDescribePoint();
  return useMemo(
    () =>
      (rule: string, params: Params): { text: string; hint: string } => {
        const named: Record<string, string | number> = { ...params };
        for (const name of POINTS) {
          const point = params[name];
          if (typeof point === 'string') named[name] = describe.label(point);
        }
        return findingText({ rule, params: named });
      },
    [findingText, describe],
  );
};
