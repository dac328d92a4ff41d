import type { DeviceSession } from '#core/devices/deviceSession.types.ts';
import { openNewDoor, settleNewDoor } from '#core/provisioning/crossDoors.ts';
import { modbusAddress } from '#core/provisioning/joinWifi.ts';
import { planPointOf } from '#core/provisioning/planSession.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';
import { type ConfigurationDeps, journalFor, type Report } from './configurationContext.ts';
import type { RunState } from './runState.ts';

/** `commit.state`: stored, and taken back by the charger unless the new door is proven. */
const waitsForConfirmation = 4;

const storedPart = (session: DeviceSession, wanted: PointValues): PointValues => {
  const pointOf = planPointOf(session.profile);
  return Object.fromEntries(Object.entries(wanted).filter(([point]) => pointOf(point).storage === 'staged'));
};

/**
 * Ends a change of doors that a broken run left waiting for its proof: every stored value read back over the new
 * door, then confirmed. Nothing else can be committed before. Answers the session to go on with: this one when nothing
 * waits. Errors: `write.different` (the charger goes back by itself), `commit.not-confirmed`, `modbus.*`.
 */
export const finishCrossing = async (
  deps: ConfigurationDeps,
  run: RunState,
  session: DeviceSession,
  report: Report,
): Promise<DeviceSession> => {
  const { 'commit.state': state } = await session.read(['commit.state']);
  if (state !== waitsForConfirmation) return session;
  const { log, clock, devices } = deps;
  const openModbus = async (address: string) =>
    (await devices.open(`modbus://${address}`, { jobId: null })).session;
  const cross = async () => {
    const address = await modbusAddress(session);
    await devices.close(session.id);
    return openNewDoor({ clock, report, address, openModbus });
  };
  const onNetwork = session.door === 'modbus' ? session : await cross();
  const { siteId, visitId, person, id: jobId } = run;
  await settleNewDoor({
    session: onNetwork,
    journal: journalFor(deps, onNetwork, { siteId, visitId, person, jobId }),
    expected: run.serial,
    desired: storedPart(onNetwork, run.wanted),
    before: log.snapshot(run.snapshotId)?.values ?? {},
    isConfirmed: true,
  });
  log.rememberCharger({ serial: run.serial, modbusAddress: onNetwork.address });
  return onNetwork;
};
