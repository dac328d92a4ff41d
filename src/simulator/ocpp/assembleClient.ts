import type { OcppSide } from '#simulator/charger/ocppSide.ts';
import { createBootSequence, ocppStatus } from './bootSequence.ts';
import { askAboutCards } from './cardQuestions.ts';
import type { ClientMemory } from './clientMemory.ts';
import { createConfiguration } from './configuration.ts';
import { createFollowUps } from './followUps.ts';
import { createOcppConnection } from './ocppConnection.ts';
import { CallError, type Payload } from './payload.ts';
import { createProfiles } from './profiles.ts';
import { createReports } from './reports.ts';
import { createRequests } from './requests.ts';
import { createTransactions } from './transactions.ts';

type Call = (action: string, payload: Payload) => Promise<Payload>;

/** A back end that has forgotten the charger it accepted refuses its calls: it boots again. */
const bootsWhenForgotten =
  (memory: ClientMemory, send: Call, bootAgain: () => void): Call =>
  async (action, payload) => {
    try {
      return await send(action, payload);
    } catch (error) {
      if (error instanceof CallError && error.code === 'SecurityError' && memory.isAccepted) {
        memory.isAccepted = false;
        bootAgain();
      }
      throw error;
    }
  };

/** Joins everything a client consists of; `look` lets it look at its charger again at once. */
export const assembleClient = (side: OcppSide, memory: ClientMemory, look: () => void) => {
  const startedAtMs = Date.now();
  const nowMs = () => (memory.habits.clock1970 === true ? Date.now() - startedAtMs : side.clockMs());
  const habits = () => memory.habits;
  const isInoperative = () => memory.isInoperative;
  const call = bootsWhenForgotten(
    memory,
    (action, payload) => connection.call(action, payload),
    () => boot.begin(),
  );
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
