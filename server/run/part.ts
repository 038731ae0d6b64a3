import { resolve } from "node:path";
import { migrate } from "@/db/migrate";
import { ensureBuild } from "./build";
import { checkDatabase } from "./check-database";
import { settingsOfDemo } from "./demo-settings";
import { requireFreePort } from "./ports";
import { explain, Refusal } from "./refusal";
import { completed, givenSettings, isRealDeployment, requireValid } from "./settings";
import { aloud } from "./steps";

type Part = (env: Record<string, string>) => Promise<unknown>;

/** What can be run on its own; several of each web and worker side by side. */
const parts: Record<string, Part> = {
  web: async ({ PORT = "3000", HOST }) => {
    await requireFreePort("PORT", Number(PORT), HOST);
    await ensureBuild(aloud);
    return import("@/server/web");
  },
  worker: () => import("@/server/worker/main"),
  migrate: async ({ DATABASE_URL = "", DATABASE_MIGRATE_URL = DATABASE_URL }) => {
    await checkDatabase(DATABASE_MIGRATE_URL);
    await aloud("Migrated the database", () => migrate(DATABASE_MIGRATE_URL));
  },
  doctor: () => import("./doctor"),
  backup: () => import("./backup"),
  restore: () => import("./restore"),
  "keys:rotate": () => import("./rotate-keys"),
  "workspace:create": () => import("./create-workspace"),
  "number:connect": () => import("./connect-number"),
  "rates:import": () => import("./import-rates"),
  "markets:import": () => import("./import-markets"),
  "webhooks:replay": () => import("./replay-webhooks"),
  "analytics:rebuild": () => import("./rebuild-rollups"),
  "responses:backfill": () => import("./backfill-responses"),
  "responses:recompute": () => import("./recompute-responses"),
};

/** The settings that were given, or else those of the demo that was started here: its parts may run beside it. */
function settingsFor(name: string): Record<string, string> {
  const given = givenSettings(process.env);
  requireValid(given, { all: false });
  const demo =
    isRealDeployment(given) || given.DATABASE_URL
      ? undefined
      : settingsOfDemo(resolve(given.GUICHET_DATA_DIR ?? ".data"));
  const env = demo ? { ...demo, ...given } : completed(given);
  if (!env.DATABASE_URL)
    throw new Refusal("DATABASE_URL is not set, and no demo has been started here before.");
  if (name !== "migrate") requireValid(env, { all: true });
  return env;
}

try {
  const [name = ""] = process.argv.slice(2);
  if (name === "build") {
    await ensureBuild(aloud);
    process.exit(0);
  }
  const part = parts[name];
  if (!part) throw new Refusal(`There is no part called "${name}": it is ${Object.keys(parts).join(", ")}.`);
  const env = settingsFor(name);
  Object.assign(process.env, { NODE_ENV: "production", GUICHET_PROCESS: name }, process.env, env);
  await part(env);
} catch (error) {
  console.error(`\n  ${explain(error)}\n`);
  process.exit(1);
}
