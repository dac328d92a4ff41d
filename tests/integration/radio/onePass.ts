import { connectTo, practiceAir, uuids } from './practiceAir.ts';

// Run as a process of its own: it must end by itself, with nothing but this line on stdout.
{
  await using site = await practiceAir();
  const charger = await site.charger();
  const link = await connectTo(site.laptop(), charger.id);
  const value = Buffer.from(await link.read(uuids.value)).toString();
  process.stdout.write(`${JSON.stringify({ value })}\n`);
}
