import ModbusRTU from 'modbus-serial';
import { expect, onTestFinished, test } from 'vitest';
import { type PracticeSite, startSite } from '#tests/support/practiceSite.ts';

const openClient = async ({ ready }: PracticeSite, index = 0) => {
  const client = new ModbusRTU();
  await client.connectTCP('127.0.0.1', { port: ready.chargers[index]?.modbus.port ?? 0 });
  client.setID(1);
  client.setTimeout(1000);
  // Not waited for: on a connection that is gone already the driver never calls back.
  onTestFinished(() => client.close(() => undefined));
  return client;
};

const readSerial = async (client: ModbusRTU): Promise<string> =>
  (await client.readHoldingRegisters(24, 12)).buffer.toString('latin1').replaceAll('\0', '');

test('a commissioned site answers over Modbus with the serials it has announced', async () => {
  await using site = await startSite({ chargers: 2, commissioned: true });
  expect(site.ready).toMatchObject({ event: 'ready', radio: null, chargers: [{ pin: '000000' }, {}] });
  for (const [index, charger] of site.ready.chargers.entries()) {
    expect(charger.modbus.port).toBeGreaterThan(1024);
    expect(await readSerial(await openClient(site, index))).toBe(charger.serial);
  }
});

test('the control API tells the truth that Modbus reads', async () => {
  await using site = await startSite({ commissioned: true });
  const client = await openClient(site);
  const truth = await site.truth();
  expect(truth['identity.serial']).toBe(site.ready.chargers[0]?.serial);
  const { data } = await client.readHoldingRegisters(768, 1);
  expect(data[0]).toBe(Number(truth['settings.maxCurrent']) * 1000);
  const answer = await site.control(`/chargers/${site.ready.chargers[0]?.serial}`);
  expect(answer.body).toMatchObject({
    serial: site.ready.chargers[0]?.serial,
    doors: { bluetoothOpen: false, modbus: { host: '127.0.0.1' } },
    car: null,
  });
  // Beside what was announced: what can have changed since.
  expect((await site.control('/')).body).toEqual({
    ...site.ready,
    chargers: site.ready.chargers.map((charger) => ({ ...charger, car: null })),
  });
});

test('a set-point written over one connection is in force for all', async () => {
  await using site = await startSite({ commissioned: true });
  const [one, other] = [await openClient(site), await openClient(site)];
  await one.writeRegister(512, 10_000);
  expect((await other.readInputRegisters(320, 1)).data).toEqual([10_000]);
  expect((await site.truth())['control.setpoint']).toBe(10);
});

test('a PIN opens only the connection it was sent on', async () => {
  await using site = await startSite({ commissioned: true });
  const [one, other] = [await openClient(site), await openClient(site)];
  // The PIN is written as 1 followed by its digits.
  await one.writeRegisters(534, [1_000_000 >> 16, 1_000_000 & 0xffff]);
  expect((await one.readHoldingRegisters(536, 1)).data).toEqual([1]);
  expect((await other.readHoldingRegisters(536, 1)).data).toEqual([0]);
});

test('the charger refuses as the map says', async () => {
  await using site = await startSite({ commissioned: true });
  const client = await openClient(site);
  await expect(client.readHoldingRegisters(112, 1)).rejects.toMatchObject({ modbusCode: 2 });
  await expect(client.readHoldingRegisters(256, 126)).rejects.toMatchObject({ modbusCode: 3 });
  await expect(client.writeRegister(512, 16)).rejects.toMatchObject({ modbusCode: 3 });
  await expect(client.readCoils(0, 1)).rejects.toMatchObject({ modbusCode: 1 });
  client.setID(2);
  await expect(client.readHoldingRegisters(0, 2)).rejects.toMatchObject({ modbusCode: 11 });
});

test('a car draws what it is offered', async () => {
  await using site = await startSite({ commissioned: true, speed: 100 });
  const serial = site.ready.chargers[0]?.serial;
  const client = await openClient(site);
  await client.writeRegister(512, 6000);
  const plugged = await site.control(`/chargers/${serial}/car`, { action: 'plug', phases: 3, maxA: 16 });
  expect(plugged.body).toMatchObject({ car: { phases: 3, maxA: 16, minA: 6 } });
  await expect
    .poll(async () => (await site.truth())['meter.current.l3'], { timeout: 10_000 })
    .toBeGreaterThan(5);
  expect((await site.control(`/chargers/${serial}/car`, { action: 'plug' })).status).toBe(400);
  expect((await site.control(`/chargers/${serial}/car`, { action: 'unplug' })).body).toEqual({ car: null });
  await expect.poll(async () => (await site.truth())['state.charge']).toBe(1);
});

test('faults come over the wire and go again', async () => {
  await using site = await startSite({ commissioned: true });
  const path = `/chargers/${site.ready.chargers[0]?.serial}/faults`;
  const client = await openClient(site);
  client.setTimeout(150);
  await site.control(path, { modbus: { busy: true } });
  await expect(client.readHoldingRegisters(0, 1)).rejects.toMatchObject({ modbusCode: 6 });
  expect((await site.control(path, { modbus: { busy: false, silence: true } })).status).toBe(200);
  await expect(client.readHoldingRegisters(0, 1)).rejects.toThrow(/Timed out/);
  await site.control(path, {});
  expect((await client.readHoldingRegisters(3, 1)).data).toEqual([112]);
  await site.control(path, { modbus: { refuse: true } });
  await expect(openClient(site)).rejects.toThrow(/ECONNREFUSED/);
  expect((await site.control(path, { clear: true })).body).toEqual({ faults: {} });
  expect(await readSerial(await openClient(site))).toBe(site.ready.chargers[0]?.serial);
});

test('an active fault code shows and goes', async () => {
  await using site = await startSite({ commissioned: true });
  const path = `/chargers/${site.ready.chargers[0]?.serial}/faults`;
  await site.control(path, { codes: [0, 14] });
  await expect.poll(async () => (await site.truth())['state.fault']).toBe(0x4001);
  await site.control(path, { codes: [14] });
  await expect.poll(async () => (await site.truth())['state.fault']).toBe(0x4000);
});

test('a charger without mains is gone, and boots when mains return', async () => {
  await using site = await startSite({ commissioned: true });
  const serial = site.ready.chargers[0]?.serial;
  const boots = Number((await site.truth())['state.bootCount']);
  await site.control(`/chargers/${serial}/breaker`, { on: false });
  await expect
    .poll(() =>
      openClient(site).then(
        () => 'open',
        () => 'refused',
      ),
    )
    .toBe('refused');
  await site.control(`/chargers/${serial}/breaker`, { on: true });
  await expect
    .poll(
      () =>
        openClient(site).then(
          () => 'open',
          () => 'refused',
        ),
      { timeout: 10_000 },
    )
    .toBe('open');
  expect((await site.truth())['state.bootCount']).toBe(boots + 1);
});
