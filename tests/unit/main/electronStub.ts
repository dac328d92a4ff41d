import { registerHooks } from 'node:module';

/** Everything the main bundle asked of Electron: `name` is the path of the call, functions stay callable. */
export interface Recorded {
  readonly name: string;
  readonly args: readonly unknown[];
}

declare global {
  var electronCalls: Recorded[];
}

// Runs in place of `electron`: every property is a function that records its call and answers with more of the same.
const stubSource = `
  globalThis.electronCalls = [];
  const answers = {
    'app.whenReady': () => Promise.resolve(),
    'app.requestSingleInstanceLock': () => true,
    'app.getVersion': () => '0.0.0-test',
    'BrowserWindow.getAllWindows': () => [],
  };
  const recorder = (name) => new Proxy(function () {}, {
    get: (_target, key) => {
      if (key === 'isPackaged') return false;
      if (key === 'then' || typeof key === 'symbol') return undefined;
      return recorder(name + '.' + key);
    },
    apply: (_target, _self, args) => {
      globalThis.electronCalls.push({ name, args });
      return answers[name] ? answers[name](...args) : recorder(name + '()');
    },
    construct: (_target, args) => {
      globalThis.electronCalls.push({ name: 'new ' + name, args });
      return recorder(name + '#');
    },
  });
  export const app = recorder('app');
  export const BrowserWindow = recorder('BrowserWindow');
  export const dialog = recorder('dialog');
  export const ipcMain = recorder('ipcMain');
  export const protocol = recorder('protocol');
  export const safeStorage = recorder('safeStorage');
  export const session = recorder('session');
  export const shell = recorder('shell');
  export const utilityProcess = recorder('utilityProcess');
  export const MessageChannelMain = class {
    constructor() {
      const { port1, port2 } = new MessageChannel();
      this.port1 = port1;
      this.port2 = port2;
    }
  };
`;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: 'stub:electron', shortCircuit: true } : next(specifier, context),
  load: (url, context, next) =>
    url === 'stub:electron'
      ? { format: 'module', source: stubSource, shortCircuit: true }
      : next(url, context),
});
