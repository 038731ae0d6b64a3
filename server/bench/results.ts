import { randomBytes } from "node:crypto";
import { cpus, loadavg } from "node:os";
import { sql } from "drizzle-orm";
import postgres from "postgres";
import { migrate } from "@/db/migrate";
import { closeDatabase, inReport, systemCtx } from "../context";
import { startPostgres } from "../run/embedded-postgres";
import { throwAwayFolder } from "../run/throw-away-folder";
import { msOf, timesOf } from "./measure";
import { generateResults } from "./results-facts";
import { resultsQuestions } from "./results-questions";

/**
 * How fast the results of ads answer, one JSON line each: BENCH_ADS ads over two years, by day, country and placement, and BENCH_CHATS
 * conversations that they brought are generated in a Postgres of its own. Nothing else must run beside it.
 */
const size = {
  ads: Number(process.env.BENCH_ADS ?? 2_000),
  chats: Number(process.env.BENCH_CHATS ?? 1_000_000),
};
const times = Number(process.env.BENCH_TIMES ?? 20);
const print = (line: object) => console.log(JSON.stringify(line));

const folder = throwAwayFolder("bench-results");
const settings = {
  shared_buffers: "1GB",
  work_mem: "64MB",
  maintenance_work_mem: "512MB",
  max_wal_size: "8GB",
};
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
try {
  await migrate(server.url);
  let workspaceId = "";
  const generateMs = await msOf(async () => {
    workspaceId = await generateResults(owner, size);
    await owner.unsafe("vacuum analyze");
  });
  const ctx = systemCtx(workspaceId, () => new Date("2026-10-01T12:00:00Z"));
  const limit = await timesOf(times, () => inReport(ctx, (ctx) => ctx.db.execute(sql`select 1`)));
  print({
    report: "the machine: a transaction that asks nothing",
    ...{ cpus: cpus().length, load: loadavg()[0], ...size, generateMs, ...limit },
  });
  for (const { report, ask, rows } of resultsQuestions) {
    const [counted] = await inReport(ctx, (ctx) => ctx.db.execute<{ rows: number }>(rows(ctx)));
    print({ report, rows: counted?.rows, ...(await timesOf(times, () => ask(ctx))) });
  }
} finally {
  await closeDatabase();
  await owner.end();
  await server.stop();
  folder.remove();
}
