import type { OcppSettings, OcppSide } from '#simulator/charger/ocppSide.ts';
import { createBootSequence, ocppStatus } from './bootSequence.ts';
import { askAboutCards } from './cardQuestions.ts';
import { createConfiguration } from './configuration.ts';
import { createFollowUps } from './followUps.ts';
import type { OcppHabits } from './habits.ts';
import { CallError, type Payload } from './messages.ts';
import { createOcppConnection } from './ocppConnection.ts';
import { createProfiles } from './profiles.ts';
import { createReports } from './reports.ts';
import { createRequests } from './requests.ts';
import { createTransactions } from './transactions.ts';

const lookMs = 1000;
const shortestLookMs = 50;

/** The OCPP 1.6-J client of one charger; it looks at its charger once a second of device time. */
export interface OcppClient {
  setHabits(habits: OcppHabits): void;
  /** Without mains there is no client. */
  setPowered(on: boolean): void;
  close(): void;
}

/** What the client remembers between two looks. */
interface Memory {
  habits: OcppHabits;
  isPowered: boolean;
  isClosed: boolean;
  isInoperative: boolean;
  isAccepted: boolean;
  /** The settings with which it was accepted: with them it does not boot again after a mere reconnection. */
  acceptedWith: string;
  usedSettings: string;
  bootCount: number;
  /** A remote start that waits for a car. */
  remoteStartTag: string | undefined;
}

/** Joins everything a client consists of. */
const assemble = (side: OcppSide, memory: Memory, look: () => void) => {
  const startedAtMs = Date.now();
  const nowMs = () => (memory.habits.clock1970 === true ? Date.now() - startedAtMs : side.clockMs());
  const habits = () => memory.habits;
  const isInoperative = () => memory.isInoperative;
  const call = async (action: string, payload: Payload): Promise<Payload> => {
    try {
      return await connection.call(action, payload);
    } catch (error) {
      // A back end that has forgotten it: it boots again.
      if (error instanceof CallError && error.code === 'SecurityError' && memory.isAccepted) {
        memory.isAccepted = false;
        boot.begin();
      }
      throw error;
    }
  };
  const tell = (action: string, payload: Payload) => void call(action, payload).catch(() => undefined);
  const isTalking = () => connection.isOpen() && memory.isAccepted;
  const configuration = createConfiguration(side);
  const profiles = createProfiles();
  const transactions = createTransactions({
    ...{ side, nowMs },
    call: () => (isTalking() ? call : undefined),
    ended: profiles.transactionEnded,
  });
  const reports = createReports({ side, transactions, nowMs, isInoperative, tell });
  const inService = (): void => {
    memory.isAccepted = true;
    side.setStatus(ocppStatus.accepted);
    connection.wasAccepted();
    reports.status(0);
    reports.status(1);
    transactions.flush();
  };
  const boot = createBootSequence({
    ...{ side, habits, call },
    accepted: () => {
      memory.acceptedWith = memory.usedSettings;
      reports.restartRhythm();
      inService();
    },
  });
  const after = createFollowUps({
    ...{ side, transactions, reports, boot, nowMs, tell, look },
    remoteStart: (idTag) => {
      memory.remoteStartTag = idTag;
    },
  });
  const answer = createRequests({
    ...{ side, configuration, profiles, transactions, nowMs, habits, isInoperative, after },
    setInoperative: (next) => {
      memory.isInoperative = next;
    },
  });
  const connection = createOcppConnection({
    ...{ side, habits, nowMs, answer },
    answered: after.run,
    opened: () => (memory.acceptedWith === memory.usedSettings ? inService() : boot.begin()),
    ended: () => {
      memory.isAccepted = connection.isOpen() && memory.isAccepted;
      look();
    },
  });
  askAboutCards(side, () => (isTalking() ? call : undefined));
  return { connection, transactions, profiles, reports, boot, nowMs, isTalking };
};

const fingerprint = (settings: OcppSettings, side: OcppSide, habits: OcppHabits): string => {
  const { securityProfile, url, identity, keyHex } = settings;
  return JSON.stringify([securityProfile, url, identity, keyHex, side.certificates(), habits]);
};

const isComplete = ({ url, identity }: OcppSettings): boolean => url !== '' && identity !== '';

export function createOcppClient(side: OcppSide): OcppClient {
  const memory: Memory = {
    ...{ habits: {}, isPowered: true, isClosed: false, isInoperative: false, isAccepted: false },
    ...{ acceptedWith: '', usedSettings: '', bootCount: side.bootCount(), remoteStartTag: undefined },
  };
  const parts = assemble(side, memory, look);
  const { connection, transactions, profiles, reports, boot } = parts;
  const disconnect = (): void => {
    memory.isAccepted = false;
    connection.drop();
  };

  const followRestart = (): void => {
    if (side.bootCount() === memory.bootCount) return;
    Object.assign(memory, { bootCount: side.bootCount(), acceptedWith: '', remoteStartTag: undefined });
    disconnect();
    const { afterRestart } = side.memory;
    if (Object.keys(afterRestart).length === 0) return;
    side.memory.afterRestart = {};
    side.change(afterRestart);
  };
  const followSettings = (settings: OcppSettings): void => {
    const wanted = fingerprint(settings, side, memory.habits);
    if (wanted !== memory.usedSettings) {
      disconnect();
      memory.usedSettings = wanted;
    }
    if (isComplete(settings) && memory.isPowered && side.isOnline()) return connection.ensure();
    disconnect();
    side.setStatus(ocppStatus.connecting);
  };
  const switchOff = (): void => {
    if (memory.usedSettings === '') return;
    Object.assign(memory, { usedSettings: '', acceptedWith: '', remoteStartTag: undefined });
    disconnect();
    side.setStatus(ocppStatus.off);
    side.setLimitA(undefined);
  };
  const startFromAfar = (): void => {
    const { remoteStartTag } = memory;
    if (remoteStartTag === undefined || side.view().session?.endRealMs !== undefined) return;
    transactions.nextTag(remoteStartTag);
    if (side.start()) memory.remoteStartTag = undefined;
  };
  function look(): void {
    if (memory.isClosed) return;
    followRestart();
    if (!side.isOn()) return switchOff();
    followSettings(side.settings());
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
      disconnect();
    },
  };
}
