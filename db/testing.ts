import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { inject } from "vitest";

declare module "vitest" {
  interface ProvidedContext {
    /** Owner's address of the migrated database that each test file gets a copy of. */
    databaseTemplateUrl: string;
  }
}

export type TestDatabase = { url: string; owner: PostgresJsDatabase; drop: () => Promise<void> };

/** A copy of the migrated template for one test file. `owner` is not bound by row-level security: for arranging and for looking. */
export async function cloneDatabase(): Promise<TestDatabase> {
  const templateUrl = new URL(inject("databaseTemplateUrl"));
  const template = templateUrl.pathname.slice(1);
  const name = `guichet_test_${process.pid}_${Math.random().toString(36).slice(2, 10)}`;
  const adminUrl = new URL(templateUrl);
  adminUrl.pathname = "/postgres";
  const admin = postgres(adminUrl.href, { max: 1, onnotice: () => {} });
  await admin.unsafe(`create database ${name} template ${template}`);

  const url = new URL(templateUrl);
  url.pathname = `/${name}`;
  const sql = postgres(url.href, { max: 2, onnotice: () => {} });
  return {
    url: url.href,
    owner: drizzle(sql, { casing: "snake_case" }),
    drop: async () => {
      await sql.end({ timeout: 1 });
      await admin.unsafe(`drop database if exists ${name} with (force)`);
      await admin.end({ timeout: 1 });
    },
  };
}
