import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: ['tests/e2e/**', 'tests/bench/**', 'node_modules/**'],
    // Many tests start a program for each step, which takes seconds on a busy computer. Set here, since what a helper
    // module sets holds for the first file of a worker only.
    testTimeout: 90_000,
    hookTimeout: 60_000,
    // Much of the time is spent waiting for chargers, links and other processes: three keep two cores busy.
    maxWorkers: Math.ceil(availableParallelism() * 1.5),
    // Chargers whose seconds last milliseconds fail on a machine that hiccups; what needed two attempts is told by name.
    retry: 1,
    pool: 'forks',
    // Modules are loaded once per worker, which saves a third of the time: tests leave nothing behind in them.
    isolate: false,
  },
});
