import { useJob } from '#renderer/wizards/commissioning/model/jobContext.tsx';
import type { Finding } from '#shared/domain/finding.ts';
import { ocppJobFindings } from '#shared/domain/ocppJob/ocppJobFindings.ts';

const SAID_HERE: readonly string[] = [
  'ocpp-not-offered',
  'ocpp-limit-factory',
  'ocpp-lowest-wins',
  'ocpp-is-on',
  'ocpp-modbus-locked',
];

/** What the charger as found says beforehand: no OCPP, OCPP on already, the limit of the factory, load balancing beside it. */
export const useMeetsBalancing = (): readonly Finding[] => {
  const { job } = useJob();
  if (job.asFound === null) return [];
  const found = ocppJobFindings({
    answers: job.answers.backend,
    current: job.asFound.values,
    capabilities: job.charger?.identity.capabilities ?? 0,
    door: job.connection.door ?? 'bluetooth',
    isWifiProven: job.wifi.state === 'proven',
  });
  return found.filter(({ rule }) => SAID_HERE.includes(rule));
};
