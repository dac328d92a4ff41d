import { judgeBreaker } from '#shared/domain/balancing/commissioning/judgeSite.ts';
import { type SiteVerdict, siteVerdict } from '#shared/domain/balancing/commissioning/siteVerdict.ts';
import { settleMs } from '#shared/domain/controlTest.ts';
import { type BenchCharger, drawnA, reconnect, rounds, type SiteBench } from './siteTestBench.ts';

/** Time a person has to walk to the board. */
const switchWithinS = 900;
/** Silence of a charger without mains, against a lost answer or two. */
const goneRounds = 4;
const watchMs = settleMs + 15_000;

type Waiting = 'breaker-off' | 'breaker-on' | null;

const bootCount = async (bench: SiteBench, charger: BenchCharger): Promise<number | null> => {
  const { session } = bench.devices.get(charger.deviceId);
  const { 'state.bootCount': count } = await session.read(['state.bootCount']);
  return typeof count === 'number' ? count : null;
};

const untilGone = async (bench: SiteBench, charger: BenchCharger): Promise<boolean> => {
  const endMs = bench.deviceMs() + switchWithinS * 1000;
  for (let silent = 0; bench.deviceMs() < endMs; ) {
    await bench.round();
    silent = charger.look === null ? silent + 1 : 0;
    if (silent >= goneRounds) return true;
  }
  return false;
};

const untilBack = async (bench: SiteBench, charger: BenchCharger): Promise<boolean> => {
  const endMs = bench.deviceMs() + switchWithinS * 1000;
  // Its old connection will not come back, and holds the charger for this program.
  await bench.devices.close(charger.deviceId);
  while (bench.deviceMs() < endMs) {
    await bench.round();
    try {
      await reconnect(bench, charger);
      return true;
    } catch {
      bench.signal.throwIfAborted();
    }
  }
  return false;
};

/** Mains of one charger off and on by a person while it draws as much as fits; then nobody steers for a while. */
export const switchBreaker = async (
  bench: SiteBench,
  charger: BenchCharger,
  tell: (waiting: Waiting) => void,
): Promise<SiteVerdict> => {
  const { roomA } = await bench.room(charger);
  if (roomA >= charger.fallbackA) await bench.set(charger, Math.min(roomA, charger.plan.maxA));
  await rounds(bench, settleMs);
  const before = await bootCount(bench, charger);
  charger.isRefreshed = false;
  try {
    tell('breaker-off');
    const notSwitched = siteVerdict('not-proven', 'breaker-not-switched', { withinS: switchWithinS });
    if (!(await untilGone(bench, charger))) return notSwitched;
    // What it does from here on nobody has asked for.
    charger.setA = null;
    tell('breaker-on');
    if (!(await untilBack(bench, charger))) return notSwitched;
    tell(null);
    const backMs = bench.deviceMs();
    const hasRestarted = (await bootCount(bench, charger)) !== before;
    const seen: number[] = [];
    while (bench.deviceMs() - backMs < watchMs) {
      await bench.round();
      const currentA = drawnA(charger.look);
      if (currentA !== null) seen.push(currentA);
    }
    return judgeBreaker({
      ...{ bootA: charger.bootA, hasRestarted, watchedS: (bench.deviceMs() - backMs) / 1000 },
      highestA: seen.length === 0 ? null : Math.max(...seen),
    });
  } finally {
    charger.isRefreshed = true;
    tell(null);
  }
};
