import { migrate } from "@/db/migrate";
import { ensureBuild } from "./build";
import { checkDatabase } from "./check-database";
import { requireFreePort } from "./ports";
import { explain, Refusal } from "./refusal";
import { completed, givenSettings, requireValid } from "./settings";
import { aloud } from "./steps";

/** One process of the product on its own, for those who run several of each side by side. */
const parts: Record<string, (env: Record<string, string>) => Promise<unknown>> = {
  web: async ({ PORT = "3000", HOST }) => {
    await requireFreePort("PORT", Number(PORT), HOST);
    if (process.env.NODE_ENV === "production") await ensureBuild(aloud);
    return import("@/server/web");
  },
  worker: () => import("@/server/worker/main"),
  build: () => ensureBuild(aloud),
  migrate: async ({ DATABASE_URL = "", DATABASE_MIGRATE_URL }) => {
    const url = DATABASE_MIGRATE_URL ?? DATABASE_URL;
    if (!url) throw new Refusal("DATABASE_URL is not set; the demo's own database is migrated by npm start.");
    await checkDatabase(url);
    await aloud("Migrated the database", () => migrate(url));
  },
};

try {
  const [name = ""] = process.argv.slice(2);
  const part = parts[name];
  if (!part) throw new Refusal(`There is no part called "${name}": it is ${Object.keys(parts).join(", ")}.`);
  const env = completed(givenSettings(process.env));
  requireValid(env, { all: ["web", "worker"].includes(name) });
  Object.assign(process.env, { NODE_ENV: "production", GUICHET_PROCESS: name }, process.env, env);
  await part(env);
} catch (error) {
  console.error(`\n  ${explain(error)}\n`);
  process.exit(1);
}
