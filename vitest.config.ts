// The suites: what runs in Node (and jsdom), what needs real Electron, and the pictures for the documentation.
import { defineConfig } from 'vitest/config';
import react from '@vitejs/plugin-react';

const shared = { globals: false, env: { TZ: 'America/New_York', LANG: 'en_US.UTF-8' } };

const electron = { ...shared, globalSetup: ['tests/e2e/harness/global-setup.ts'], testTimeout: 180_000, hookTimeout: 240_000, fileParallelism: false, maxWorkers: 1 };

export default defineConfig({
  plugins: [react()],
  test: {
    projects: [
      {
        extends: true,
        // Files share a worker's modules: loading them anew for each file took longer than the tests themselves.
        test: { ...shared, name: 'unit', setupFiles: ['tests/support/fixed-randomness.ts'], include: ['tests/**/*.test.{ts,tsx}'], exclude: ['tests/e2e/**', 'tests/packaged/**'], testTimeout: 60_000, hookTimeout: 60_000, maxWorkers: 2, isolate: false },
      },
      { extends: true, test: { ...electron, name: 'e2e', include: ['tests/e2e/**/*.test.ts'] } },
      { extends: true, test: { ...electron, name: 'packaged', include: ['tests/packaged/*.test.ts'] } },
      { extends: true, test: { ...electron, name: 'screens', include: ['tests/e2e/screens/*.screens.ts'] } },
    ],
  },
});
