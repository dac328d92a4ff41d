import { expect, test } from 'vitest';
import { createAlerts } from '#core/charger/alerts.ts';
import type { LiveRecorder } from '#core/charger/liveRecorder.ts';
import type { OpenDevices } from '#core/devices/openDevices.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';

const warning = { 'state.fault': 0, 'state.warning': 2 ** 25 };
const calm = { 'state.fault': 0, 'state.warning': 0 };

/** Alerts over connections that come and go; `d1`, `d2` … are connections of the charger S1. */
const startAlerts = () => {
  let hear: Parameters<LiveRecorder['onSample']>[0] = () => undefined;
  let connected = 'd1';
  let ids = 0;
  const alerts = createAlerts({
    recorder: { onSample: (listener: typeof hear) => void (hear = listener) } as unknown as LiveRecorder,
    devices: {
      list: () => [{ session: { id: connected, identity: { serial: 'S1', name: 'NEXUS-1' } } }],
    } as unknown as OpenDevices,
    clock: { nowMs: () => 0 } as never,
    settings: () => ({ warnings: true, chargeEnded: true, firmware: true }) as never,
    newId: () => `a${(ids += 1)}`,
  });
  const tell = (deviceId: string, atMs: number, values: PointValues) => {
    connected = deviceId;
    hear(deviceId, { atMs, values });
  };
  return { alerts, tell };
};

test('a warning told again over a new connection is no news, and ends over that connection', () => {
  const { alerts, tell } = startAlerts();
  tell('d1', 1, warning);
  tell('d2', 2, warning);
  expect(alerts.list()).toMatchObject([{ id: 'a1', deviceId: 'd2', atMs: 1, endedAtMs: null }]);
  tell('d3', 3, calm);
  expect(alerts.list()).toMatchObject([{ id: 'a1', deviceId: 'd3', endedAtMs: 3 }]);
  tell('d3', 4, warning);
  expect(alerts.list().map(({ id, endedAtMs }) => [id, endedAtMs])).toEqual([
    ['a2', null],
    ['a1', 3],
  ]);
});

test('newer firmware is told once however often its charger is connected', () => {
  const { alerts, tell } = startAlerts();
  tell('d1', 1, calm);
  alerts.tellFirmware('d1', '1.5.0');
  tell('d2', 2, calm);
  alerts.tellFirmware('d2', '1.5.0');
  expect(alerts.list()).toHaveLength(1);
});
