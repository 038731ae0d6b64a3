import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));
const alias = { "@/": root };
const databaseTests = "{server,db}/**/*.db.test.ts";

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          include: ["{server,db,components,app}/**/*.test.{ts,tsx}"],
          exclude: [databaseTests],
          env: { LOG_LEVEL: "silent" },
        },
      },
      {
        resolve: { alias },
        test: {
          name: "rooms",
          include: [databaseTests],
          globalSetup: "./db/testing-setup.ts",
          setupFiles: "./db/testing-env.ts",
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
    ],
  },
});
