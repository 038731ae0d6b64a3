import { defineConfig } from "@playwright/test";

// The global setup finds these out before the first browser starts.
const { JOURNEYS_URL, JOURNEYS_CHROMIUM, JOURNEYS_LIBRARIES, JOURNEYS_WORKERS = "1" } = process.env;
const env = JOURNEYS_LIBRARIES ? { ...process.env, LD_LIBRARY_PATH: JOURNEYS_LIBRARIES } : process.env;
const args = ["--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking"];

export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.spec.ts",
  globalSetup: "./e2e/support/stack.ts",
  workers: Number(JOURNEYS_WORKERS),
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: "list",
  use: {
    baseURL: JOURNEYS_URL,
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: JOURNEYS_CHROMIUM || undefined,
      args,
      env: env as Record<string, string>,
    },
  },
  projects: [
    { name: "desktop", use: { viewport: { width: 1440, height: 900 } } },
    {
      name: "phone",
      grep: /@phone/,
      use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
    },
  ],
});
