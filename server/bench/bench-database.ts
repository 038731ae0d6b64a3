import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { sql } from "drizzle-orm";
import postgres from "postgres";
import { migrate } from "@/db/migrate";
import { type Ctx, closeDatabase, inReport } from "../context";
import { startPostgres } from "../run/embedded-postgres";
import { throwAwayFolder } from "../run/throw-away-folder";
import { timesOf } from "./measure";

const settings = {
  shared_buffers: "1GB",
  work_mem: "64MB",
  maintenance_work_mem: "512MB",
  max_wal_size: "3GB",
};

/**
 * A Postgres of a bench's own, migrated, which is what this process then speaks to; `owner` may do anything in it. It is gone
 * afterwards, unless it is told a folder to be kept in.
 */
export async function startBenchDatabase(purpose: string, keptIn?: string) {
  const isNew = !keptIn || !existsSync(keptIn);
  const folder = keptIn ? { path: keptIn, remove: () => {} } : throwAwayFolder(purpose);
  const server = await startPostgres({ dataDir: folder.path, settings });
  Object.assign(process.env, {
    DATABASE_URL: server.url,
    GUICHET_MASTER_KEY: randomBytes(32).toString("base64"),
    GUICHET_AUTH_SECRET: randomBytes(32).toString("base64"),
    META_APP_ID: "1",
    META_APP_SECRET: randomBytes(16).toString("hex"),
    META_VERIFY_TOKEN: randomBytes(16).toString("hex"),
  });
  const owner = postgres(server.url, { max: 1, onnotice: () => {} });
  const stop = async () => {
    await closeDatabase();
    await owner.end();
    await server.stop();
    folder.remove();
  };
  await migrate(server.url).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return { owner, isNew, stop };
}

export const print = (line: object) => console.log(JSON.stringify(line));

/** What the machine needs for a transaction in which nothing is asked: no report can be faster. */
export const measureMachine = async (ctx: Ctx, times: number) => ({
  report: "the machine: a transaction that asks nothing",
  cpus: cpus().length,
  load: loadavg()[0],
  ...(await timesOf(times, () => inReport(ctx, (ctx) => ctx.db.execute(sql`select 1`)))),
});
