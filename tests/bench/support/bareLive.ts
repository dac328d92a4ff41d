import ModbusRTU from 'modbus-serial';

// Run as a process of its own: modbus-serial reads the live block of every address once a second, and nothing else.
const start = 256;
const length = 116;
const periodMs = 1000;

if (import.meta.main) {
  const clients = await Promise.all(
    process.argv.slice(2).map(async (address) => {
      const { hostname, port, pathname } = new URL(address);
      const client = new ModbusRTU();
      await client.connectTCP(hostname, { port: Number(port) });
      client.setID(Number(pathname.slice(1)));
      return client;
    }),
  );
  setInterval(() => {
    for (const client of clients) void client.readHoldingRegisters(start, length);
  }, periodMs);
  process.stdout.write('reading\n');
}
