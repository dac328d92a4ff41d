import type { Finding } from '#shared/domain/finding.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';

/** What a job is going to write, and whether it may. */
export interface JobPlan {
  readonly desired: PointValues;
  readonly current: PointValues;
  readonly limitA: number;
  readonly limitedBy: string;
  readonly findings: readonly Finding[];
}
