import type { DeviceSession } from '#core/devices/deviceSession.types.ts';
import type { Clock } from '#core/ports/clock.ts';
import { signalFinding } from '#shared/domain/networkFindings.ts';
import { appError } from '#shared/errors/appError.ts';

/** A charger joins within seconds; after this it does not see the network (device time). */
const joinDeadlineMs = 30_000;
const pollMs = 1_000;

/** `wifi.state` of the reference profile. */
const wifiState = { connected: 2, wrongPassword: 4 } as const;

/** A Wi-Fi the charger has joined, strong enough and within reach of this computer. */
export interface JoinedWifi {
  /** The weakest of what the charger measured (dBm), null when it tells none. */
  readonly rssiDbm: number | null;
  readonly host: string;
  readonly port: number;
}

export interface WifiProof {
  readonly session: DeviceSession;
  readonly clock: Clock;
  /** Whether this computer gets any answer at an address: accepted and refused both count. */
  isReachable(host: string, port: number): Promise<boolean>;
  report(phase: string, done: number, total: number): void;
}

const waitForWifi = async (
  session: DeviceSession,
  clock: Clock,
  onPoll: (done: number, total: number) => void,
): Promise<void> => {
  const polls = joinDeadlineMs / pollMs;
  const ssid = String((await session.read(['wifi.ssid']))['wifi.ssid'] ?? '');
  for (let poll = 0; poll < polls; poll += 1) {
    const { 'wifi.state': state } = await session.read(['wifi.state']);
    if (state === wifiState.connected) return;
    // A charger reports the refusal of the attempt before until it tries again.
    if (state === wifiState.wrongPassword && poll > 0) throw appError('wifi.wrong-password', { ssid });
    onPoll(poll, polls);
    await clock.sleep(pollMs);
  }
  throw appError('wifi.not-found', { ssid });
};

const measureWifiDbm = async (session: DeviceSession, clock: Clock): Promise<number | null> => {
  const readings: number[] = [];
  for (let reading = 0; reading < 3; reading += 1) {
    const { 'wifi.rssi': rssi } = await session.read(['wifi.rssi']);
    if (typeof rssi === 'number') readings.push(rssi);
    await clock.sleep(pollMs);
  }
  return readings.length === 0 ? null : Math.min(...readings);
};

const placeOf = async (session: DeviceSession) => {
  const { 'wifi.ipv4': host, 'modbus.port': port } = await session.read(['wifi.ipv4', 'modbus.port']);
  return { host: String(host ?? ''), port: Number(port ?? 502) };
};

/** Where the charger's Modbus server answers, or will answer: `host:port/unit`. */
export const modbusAddress = async (session: DeviceSession): Promise<string> => {
  const { host, port } = await placeOf(session);
  return `${host}:${port}/${session.profile.transport.modbus.unit}`;
};

/** Known to be reached before an old door closes: `network.unreachable`. */
export const requireReachable = async (
  proof: Pick<WifiProof, 'session' | 'isReachable' | 'report'>,
): Promise<{ host: string; port: number }> => {
  const { host, port } = await placeOf(proof.session);
  proof.report('reaching', 0, 1);
  if (!(await proof.isReachable(host, port))) throw appError('network.unreachable', { host, port });
  return { host, port };
};

/**
 * Waits until the charger has joined its Wi-Fi, lets it measure the signal and looks, where it matters, whether this
 * computer reaches it there. `wifi.wrong-password`, `wifi.not-found`, `wifi.too-weak`, `network.unreachable`.
 */
export const joinWifi = async (proof: WifiProof, isReached: boolean): Promise<JoinedWifi> => {
  const { session, clock, report } = proof;
  await waitForWifi(session, clock, (done, total) => report('join-wifi', done, total));
  report('measuring', 0, 1);
  const rssiDbm = await measureWifiDbm(session, clock);
  if (rssiDbm !== null && signalFinding(rssiDbm).level === 'refuse') {
    const ssid = String((await session.read(['wifi.ssid']))['wifi.ssid'] ?? '');
    throw appError('wifi.too-weak', { ssid, rssiDbm });
  }
  return { rssiDbm, ...(await (isReached ? requireReachable(proof) : placeOf(session))) };
};
