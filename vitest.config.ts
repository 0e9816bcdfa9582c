import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    maxWorkers: '100%', // one core less where nothing is said: of two, one
    globalSetup: ['test/ledger/postgres-server.ts', 'test/unpack-browser.ts'],
    testTimeout: 60_000, // some start a browser or read many megabytes; none asserts a time
    hookTimeout: 60_000,
  },
})
