import { buildRollups } from "../analytics/build-rollups";
import { inReport, systemCtx } from "../context";
import { furnishWorkspaces, generateFacts } from "./analytics-facts";
import { measureKeeping } from "./analytics-keeping";
import { questions } from "./analytics-questions";
import { measureMachine, print, startBenchDatabase } from "./bench-database";
import { msOf, timesOf } from "./measure";

/**
 * How fast every report answers, one JSON line each, at a tenth of the data and at all of it: the facts of BENCH_MESSAGES
 * messages over 24 months in 20 workspaces are generated in a Postgres of its own, rolled up as two workers do it, and asked for
 * the first workspace. `rawMs` is the same question to the facts themselves, once. Nothing else must run beside it.
 */
const messages = Number(process.env.BENCH_MESSAGES ?? 100_000_000);
const times = Number(process.env.BENCH_TIMES ?? 200);
const workspaces = 20;

const { owner, stop } = await startBenchDatabase("bench-analytics");
try {
  const ids = await furnishWorkspaces(owner, workspaces);
  const ctx = systemCtx(ids[0]!, () => new Date("2026-10-01T12:00:00Z"));
  print(await measureMachine(ctx, times));

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
  await stop();
}
