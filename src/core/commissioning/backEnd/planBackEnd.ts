import { type JobDeps } from '#core/commissioning/jobContext.ts';
import type { JobPlan } from '#core/commissioning/jobPlan.ts';
import type { JobState } from '#core/commissioning/jobState.ts';
import { readCertificates } from '#core/provisioning/certificates/readCertificates.ts';
import type { SecurityFindingView } from '#shared/contract/ocppJob.ts';
import { clockFindings } from '#shared/domain/clockFindings.ts';
import { configuredLimitA } from '#shared/domain/configuredLimit.ts';
import type { Snapshot } from '#shared/domain/logEntry.ts';
import { networkFindings } from '#shared/domain/networkFindings.ts';
import { checkSecurity } from '#shared/domain/ocpp/checkSecurity.ts';
import { generalLimits } from '#shared/domain/ocpp/ocppLimits.ts';
import { backendDefaults } from '#shared/domain/ocppJob/backendAnswers.ts';
import { clockReferenceMs } from '#shared/domain/ocppJob/clockReference.ts';
import { desiredBackEnd, ocpp16 } from '#shared/domain/ocppJob/desiredBackEnd.ts';
import { ocppJobFindings } from '#shared/domain/ocppJob/ocppJobFindings.ts';
import { checkedTarget, doorAfter, hasClient, hasStoredKey, heldClient, keyToWrite } from './backEndView.ts';
import { otherIdentities } from './otherIdentities.ts';

type Field = SecurityFindingView['field'];

const fieldOf = (code: string): Field => {
  if (code.startsWith('key-') || code.startsWith('security-key')) return 'key';
  if (code === 'security-ca-missing') return 'ca';
  if (code === 'security-certificate-missing') return 'clientCertificate';
  return code === 'security-clock-missing' || code.startsWith('laptop-clock') ? 'clock' : 'profile';
};

const isPractice = (deps: JobDeps, state: JobState): boolean =>
  (deps.log.site(state.siteId)?.practice ?? false) || state.charger?.identity.practice === true;

const targetOf = (deps: JobDeps, state: JobState) =>
  checkedTarget(state, isPractice(deps, state), otherIdentities(deps.log, state));

/** Profile, key, certificates and clock against each other; a lowered profile wants the person's word. */
const securityFindings = (deps: JobDeps, state: JobState, asFound: Snapshot): SecurityFindingView[] => {
  const { profile = backendDefaults.profile, caPem, acceptsLowerProfile = false } = state.answers.backend;
  const target = targetOf(deps, state);
  const held = deps.secrets.of(state.id);
  const keyHex = keyToWrite(held);
  const now = asFound.values['ocpp.securityProfile'];
  const laptopMs = deps.clock.nowMs();
  const security = checkSecurity(
    {
      profile,
      profileNow: typeof now === 'number' ? now : null,
      scheme: target.address.scheme,
      ...(keyHex === undefined ? {} : { key: keyHex }),
      isKeyStored: held.isKeyWritten === true || hasStoredKey(state, asFound),
      hasCa: caPem !== undefined,
      hasCertificate: heldClient(state, held) !== undefined || hasClient(state),
      setsClock: true,
      laptopMs,
      referenceMs: clockReferenceMs(asFound.values, {
        ...{ takenAtMs: asFound.takenAtMs, laptopMs },
        speed: deps.clock.speed(),
      }),
    },
    state.backEnd.limits ?? generalLimits,
  );
  const known = new Set<string>(target.findings.map(({ code }) => code));
  return [
    ...target.findings,
    ...security
      .filter(({ code }) => !known.has(code))
      .map((finding) => ({ ...finding, field: fieldOf(finding.code) })),
  ].map((finding) => ({
    ...finding,
    params: { ...finding.params },
    severity: finding.code === 'security-lowered' && !acceptsLowerProfile ? 'block' : finding.severity,
  }));
};

/** What the files of certificates have wrong, looked at again when they are about to be sent. */
const certificateFindings = (deps: JobDeps, state: JobState): SecurityFindingView[] => {
  const { where, caPem } = state.answers.backend;
  const clientPem = heldClient(state, deps.secrets.of(state.id));
  const facts = {
    laptopMs: deps.clock.nowMs(),
    chargerMs: null,
    host: targetOf(deps, state).address.host,
    serial: state.charger?.identity.serial ?? null,
  };
  const found = (kind: 'ca' | 'client', pem: string) =>
    readCertificates(kind, [Buffer.from(pem)], facts).findings.map(
      ({ code, severity, params }): SecurityFindingView => ({
        ...{ code, severity, params: { ...params } },
        field: kind === 'ca' ? 'ca' : 'clientCertificate',
      }),
    );
  // Those of the local back end are this program's own.
  if (where === 'this-laptop') return [];
  return [
    ...(caPem === undefined ? [] : found('ca', caPem)),
    ...(clientPem === undefined ? [] : found('client', clientPem)),
  ];
};

/** A charger that only calls its back end needs no address that stays. */
const wifiFindings = (deps: JobDeps, state: JobState) =>
  networkFindings(state.answers.network, state.wifi.rssiDbm, isPractice(deps, state)).filter(
    ({ rule }) => rule !== 'dhcp-without-reservation' && rule !== 'dhcp-reserved',
  );

export interface BackEndPlan extends JobPlan {
  readonly ocppFindings: readonly SecurityFindingView[];
  /** The connection the charger will open; null while a rule blocks it. */
  readonly connectionUrl: string | null;
}

/** What a job of kind `ocpp` wants and every rule about it; `ocpp.mode` is among the wanted values. */
export const planBackEnd = (deps: JobDeps, state: JobState, asFound: Snapshot): BackEndPlan => {
  const { backend, network } = state.answers;
  const { url, identity, connectionUrl } = targetOf(deps, state);
  const isWifiProven = state.wifi.state === 'proven';
  const findings = [
    ...ocppJobFindings({
      answers: backend,
      current: asFound.values,
      capabilities: state.charger?.identity.capabilities ?? 0,
      door: doorAfter(state) === 'modbus' ? 'modbus' : 'bluetooth',
      isWifiProven,
    }),
    ...(isWifiProven ? wifiFindings(deps, state) : []),
    ...clockFindings({
      laptopMs: deps.clock.nowMs(),
      buildMs: deps.buildMs,
      newestEntryMs: deps.log.newestEntryAtMs(),
    }),
  ];
  const settings =
    url === null || identity === null
      ? {}
      : desiredBackEnd({
          answers: backend,
          target: { url, identity },
          network: isWifiProven ? network : null,
        });
  return {
    desired: url === null || identity === null ? {} : { ...settings, 'ocpp.mode': ocpp16 },
    current: asFound.values,
    limitA: configuredLimitA(asFound.values) ?? 0,
    limitedBy: 'as-found',
    findings,
    ocppFindings: [...securityFindings(deps, state, asFound), ...certificateFindings(deps, state)],
    connectionUrl,
  };
};
