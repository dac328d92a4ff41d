import { IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type StatusTone, statusSign } from '#renderer/ui/status.tsx';
import type { FleetPreviewView } from '#shared/contract/fleet.ts';
import { rowList } from '#shared/domain/fleet/fleetRules.ts';
import '#renderer/features/configuration/configuration.css';
import { useFleetText } from './useFleetText.ts';

type Finding = FleetPreviewView['findings'][number];

const LEVELS = ['refuse', 'warn', 'open-point', 'pass'] as const;
const TONES: Record<Finding['level'], StatusTone> = {
  refuse: 'bad',
  warn: 'warn',
  'open-point': 'neutral',
  pass: 'good',
};

const FindingRow = ({ finding }: { finding: Finding }) => {
  const { t } = useTranslation(['fleet', 'configuration']);
  const { text, hint } = useFleetText()(finding.rule, finding.params);
  // Most sentences name their rows; the others get them here.
  const isSaid = 'rows' in finding.params || finding.level === 'pass';
  const rows = isSaid || finding.rows.length === 0 ? '' : rowList(finding.rows);
  return (
    <li className={`nx-conf-finding nx-conf-finding-${finding.level}`}>
      {finding.level === 'open-point' ? (
        <IconInfoCircle size={20} aria-hidden />
      ) : (
        statusSign(TONES[finding.level])
      )}
      <div>
        <p className="nx-conf-finding-text">
          <span className="nx-hidden">{t(`configuration:level.${finding.level}`)}: </span>
          {text}
        </p>
        <p className="nx-muted nx-small">
          {hint}
          {rows === '' ? null : ` ${t('checks.rows', { count: finding.rows.length, rows })}`}
        </p>
      </div>
    </li>
  );
};

/** The same about several rows is said once. */
const together = (findings: readonly Finding[]): readonly Finding[] => {
  const groups = new Map<string, Finding>();
  for (const finding of findings) {
    const key = JSON.stringify([finding.rule, finding.field, finding.params]);
    const before = groups.get(key);
    groups.set(key, before === undefined ? finding : { ...before, rows: [...before.rows, ...finding.rows] });
  }
  return [...groups.values()];
};

/** Everything the rules say about the whole table, all reasons at once: what refuses first. */
export const FleetFindings = ({ findings }: { findings: readonly Finding[] }) => {
  const { t } = useTranslation('fleet');
  if (findings.length === 0) return <p className="nx-muted">{t('checks.nothing')}</p>;
  const groups = together(findings);
  const ordered = LEVELS.flatMap((level) => groups.filter((finding) => finding.level === level));
  return (
    <ul className="nx-conf-findings nx-fleet-findings" aria-label={t('checks.findings')}>
      {ordered.map((finding) => (
        <FindingRow
          key={JSON.stringify([finding.rule, finding.field, finding.params, finding.rows])}
          finding={finding}
        />
      ))}
    </ul>
  );
};
