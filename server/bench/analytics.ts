import { randomBytes } from "node:crypto";
import { cpus, loadavg } from "node:os";
import { sql } from "drizzle-orm";
import postgres from "postgres";
import { migrate } from "@/db/migrate";
import { buildRollups } from "../analytics/build-rollups";
import { closeDatabase, inReport, systemCtx } from "../context";
import { startPostgres } from "../run/embedded-postgres";
import { throwAwayFolder } from "../run/throw-away-folder";
import { furnishWorkspaces, generateFacts } from "./analytics-facts";
import { measureKeeping } from "./analytics-keeping";
import { questions } from "./analytics-questions";
import { msOf, timesOf } from "./measure";

/**
 * How fast every report answers, one JSON line each, at a tenth of the data and at all of it: the facts of BENCH_MESSAGES
 * messages over 24 months in 20 workspaces are generated in a Postgres of its own, rolled up as two workers do it, and asked for
 * the first workspace. `rawMs` is the same question to the facts themselves, once. Nothing else must run beside it.
 */
const messages = Number(process.env.BENCH_MESSAGES ?? 100_000_000);
const times = Number(process.env.BENCH_TIMES ?? 200);
const workspaces = 20;
const print = (line: object) => console.log(JSON.stringify(line));

const folder = throwAwayFolder("bench-analytics");
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
  const ids = await furnishWorkspaces(owner, workspaces);
  const ctx = systemCtx(ids[0]!, () => new Date("2026-10-01T12:00:00Z"));
  const limit = await timesOf(times, () => inReport(ctx, (ctx) => ctx.db.execute(sql`select 1`)));
  print({
    report: "the machine: a transaction that asks nothing",
    cpus: cpus().length,
    load: loadavg()[0],
    ...limit,
  });

  for (const [share, portions] of [
    [0.1, [0, 0]],
    [1, [1, 9]],
  ] as [number, [number, number]][]) {
    const count = Math.round(messages * share);
    const generateMs = await msOf(() => generateFacts(owner, { messages, workspaces, portions }));
    const buildMs = await msOf(() =>
      Promise.all(
        [0, 1].map(async (half) => {
          for (const id of ids.filter((_, n) => n % 2 === half)) await buildRollups(systemCtx(id));
        }),
      ),
    );
    await owner.unsafe("vacuum analyze");
    print({ report: "building the roll-ups", messages: count, generateMs, buildMs });
    for (const { report, ask, raw } of questions) {
      const timing = await timesOf(times, () => ask(ctx));
      const rawMs = raw && (await msOf(() => inReport(ctx, (ctx) => ctx.db.execute(raw(ctx)))));
      print({ report, messages: count, ...timing, rawMs: rawMs ?? null });
    }
  }
  print({ report: "keeping the roll-ups, per message", messages, ...(await measureKeeping(owner, ctx)) });
} finally {
  await closeDatabase();
  await owner.end();
  await server.stop();
  folder.remove();
}
