import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: ['tests/e2e/**', 'tests/bench/**', 'node_modules/**'],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // Most of the time is spent waiting for chargers, links and other processes: two at a time keep a core busy.
    maxWorkers: availableParallelism() * 2,
    pool: 'forks',
    // Modules are loaded once per worker, which saves a third of the time: tests leave nothing behind in them.
    isolate: false,
  },
});
