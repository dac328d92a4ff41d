import type { OcppSide } from '#simulator/charger/ocppSide.ts';
import { assembleClient } from './assembleClient.ts';
import { createChargerFollower } from './chargerFollower.ts';
import { freshMemory } from './clientMemory.ts';
import type { OcppHabits } from './habits.ts';

const lookMs = 1000;
const shortestLookMs = 50;

/** The OCPP 1.6-J client of one charger; it looks at its charger once a second of device time. */
export interface OcppClient {
  setHabits(habits: OcppHabits): void;
  /** Without mains there is no client. */
  setPowered(on: boolean): void;
  close(): void;
}

export function createOcppClient(side: OcppSide): OcppClient {
  const memory = freshMemory(side.bootCount());
  const parts = assembleClient(side, memory, look);
  const { connection, transactions, profiles, reports, boot } = parts;
  const follow = createChargerFollower(side, memory, connection);

  const startFromAfar = (): void => {
    const { remoteStartTag } = memory;
    if (remoteStartTag === undefined || side.view().session?.endRealMs !== undefined) return;
    transactions.nextTag(remoteStartTag);
    if (side.start()) memory.remoteStartTag = undefined;
  };
  function look(): void {
    if (memory.isClosed) return;
    follow.restart();
    if (!side.isOn()) return follow.off();
    follow.settings(side.settings());
    startFromAfar();
    transactions.look();
    side.setLimitA(profiles.limitA(parts.nowMs(), transactions.startedMs(), side.about().phases));
    if (parts.isTalking()) reports.look();
    else if (connection.isOpen() && boot.isDue()) boot.begin();
  }
  const timer = setInterval(look, Math.max(shortestLookMs, lookMs / side.speed));

  return {
    setHabits: (habits) => {
      memory.habits = habits;
      look();
    },
    setPowered: (on) => {
      memory.isPowered = on;
      look();
    },
    close: () => {
      memory.isClosed = true;
      clearInterval(timer);
      follow.disconnect();
    },
  };
}
