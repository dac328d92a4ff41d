import type { DeviceSession } from '#core/devices/deviceSession.types.ts';
import type { Clock } from '#core/ports/clock.ts';
import { appError } from '#shared/errors/appError.ts';

/** A charger joins within seconds; after this it does not see the network (device time). */
const joinDeadlineMs = 30_000;
const pollMs = 1_000;

/** `wifi.state` of the reference profile. */
const wifiState = { connected: 2, wrongPassword: 4 } as const;

/** Waits until the charger has joined its Wi-Fi. `wifi.wrong-password`, `wifi.not-found`. */
export const waitForWifi = async (
  session: DeviceSession,
  clock: Clock,
  onPoll: (done: number, total: number) => void = () => undefined,
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

/** What the charger itself measures: the weakest of three readings (dBm), null when it tells none. */
export const measureWifiDbm = async (session: DeviceSession, clock: Clock): Promise<number | null> => {
  const readings: number[] = [];
  for (let reading = 0; reading < 3; reading += 1) {
    const { 'wifi.rssi': rssi } = await session.read(['wifi.rssi']);
    if (typeof rssi === 'number') readings.push(rssi);
    await clock.sleep(pollMs);
  }
  return readings.length === 0 ? null : Math.min(...readings);
};

/** Where the charger's Modbus server answers, or will answer: `host:port/unit`. */
export const modbusAddress = async (session: DeviceSession): Promise<string> => {
  const { 'wifi.ipv4': host, 'modbus.port': port } = await session.read(['wifi.ipv4', 'modbus.port']);
  return `${host}:${port}/${session.profile.transport.modbus.unit}`;
};
