import solid from 'vite-plugin-solid'
import { defineConfig } from 'vitest/config'

const SECOND = 1_000

export default defineConfig({
  test: {
    // Said here although it is the default: the Solid plugin asks for jsdom when nothing is said at the root.
    environment: 'node',
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          include: ['tests/**/*.test.{ts,mjs}'],
          exclude: ['tests/client/**', 'tests/journeys/**', 'tests/packaging/**'],
          testTimeout: 20 * SECOND,
          hookTimeout: 20 * SECOND,
        },
      },
      {
        plugins: [solid()],
        // Without `browser` Solid resolves to its server half, where effects never run.
        resolve: { conditions: ['development', 'browser'] },
        test: {
          name: 'client',
          environment: 'happy-dom',
          include: ['tests/client/**/*.test.{ts,tsx}'],
          testTimeout: 20 * SECOND,
        },
      },
      {
        test: {
          name: 'packaging',
          environment: 'node',
          include: ['tests/packaging/**/*.test.ts'],
          globalSetup: ['tests/packaging/setup.ts'],
          testTimeout: 120 * SECOND,
          hookTimeout: 120 * SECOND,
        },
      },
      {
        test: {
          name: 'journeys',
          environment: 'node',
          include: ['tests/journeys/**/*.test.ts'],
          globalSetup: ['tests/support/journeys-setup.ts'],
          // One café at a time: a browser with five people in it is enough for two cores.
          fileParallelism: false,
          testTimeout: 180 * SECOND,
          hookTimeout: 120 * SECOND,
        },
      },
    ],
  },
})
