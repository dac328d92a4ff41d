import { defineConfig } from 'vite';

/** The entries that run in plain Node: browser mode, command line, and the processes they start. */
export default defineConfig({
  build: {
    ssr: true,
    target: 'node24',
    outDir: 'out/node',
    emptyOutDir: true,
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      input: {
        server: 'src/server/main.ts',
        cli: 'src/cli/main.ts',
        simulator: 'src/simulator/main.ts',
        backEnd: 'src/core/backEndProcess.ts',
      },
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
  ssr: { external: true },
});
