import type {
  ChargerView,
  ConnectorStatus,
  OcppTransaction,
} from '#shared/domain/ocppBackEnd/backEndEvent.ts';

const mostConnectors = 30;
const mostTransactions = 100;
/** What is told stays small, however many chargers somebody invents. */
const mostTransactionsTold = 20;

/** What is known of one charger, over all its connections. */
export interface ChargerRecord {
  readonly identity: string;
  /** Booted at some time, or proved by what it says after a reconnection that it counts as accepted. */
  isReady(): boolean;
  hasBooted(): boolean;
  connected(): void;
  disconnected(): void;
  heard(): void;
  booted(fields: Readonly<Record<string, string>>): void;
  /** A heartbeat or a status of a charger that was accepted before. */
  proved(): void;
  status(status: ConnectorStatus): void;
  started(transaction: Omit<OcppTransaction, 'id'>): number;
  stopped(id: number): void;
  knowsTransaction(id: unknown): boolean;
  violated(): void;
  strayed(): void;
  connectedMs(): number;
  view(): ChargerView;
}

/** The newest transactions that run; the oldest is forgotten when there are too many. */
const createTransactionList = (nextId: () => number) => {
  const transactions = new Map<number, OcppTransaction>();
  return {
    started: (transaction: Omit<OcppTransaction, 'id'>): number => {
      const id = nextId();
      transactions.set(id, { id, ...transaction });
      const [oldest] = transactions.keys();
      if (transactions.size > mostTransactions && oldest !== undefined) transactions.delete(oldest);
      return id;
    },
    stopped: (id: number): void => void transactions.delete(id),
    knows: (id: unknown): boolean => typeof id === 'number' && transactions.has(id),
    told: () => [...transactions.values()].slice(-mostTransactionsTold),
  };
};

/** The last status of every connector. */
const createConnectorList = () => {
  const connectors = new Map<number, ConnectorStatus>();
  return {
    set: (status: ConnectorStatus): void => {
      if (connectors.has(status.id) || connectors.size < mostConnectors) connectors.set(status.id, status);
    },
    all: () => [...connectors.values()].toSorted((one, other) => one.id - other.id),
  };
};

export const createChargerRecord = (
  identity: string,
  nowMs: () => number,
  nextTransactionId: () => number,
): ChargerRecord => {
  const connectors = createConnectorList();
  const transactions = createTransactionList(nextTransactionId);
  let boot: ChargerView['boot'] = null;
  let [isConnected, isReady] = [false, false];
  let [connectedMs, lastHeardMs] = [0, 0];
  const counts = { messages: 0, violations: 0, strayAnswers: 0 };

  return {
    identity,
    isReady: () => isConnected && isReady,
    hasBooted: () => boot !== null,
    connected: () => {
      isConnected = true;
      isReady = false;
      connectedMs = nowMs();
      lastHeardMs = connectedMs;
    },
    disconnected: () => {
      isConnected = false;
      isReady = false;
    },
    heard: () => {
      counts.messages += 1;
      lastHeardMs = nowMs();
    },
    booted: (fields) => {
      boot = fields;
      isReady = true;
    },
    proved: () => {
      isReady = true;
    },
    status: connectors.set,
    started: transactions.started,
    stopped: transactions.stopped,
    knowsTransaction: transactions.knows,
    violated: () => {
      counts.violations += 1;
    },
    strayed: () => {
      counts.strayAnswers += 1;
    },
    connectedMs: () => connectedMs,
    view: () => ({
      identity,
      isConnected,
      isReady: isConnected && isReady,
      connectedMs,
      lastHeardMs,
      boot,
      connectors: connectors.all(),
      transactions: transactions.told(),
      ...counts,
    }),
  };
};
