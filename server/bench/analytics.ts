import { buildRollups } from "../analytics/build-rollups";
import { gatherLateAnswers } from "../billing/launch/gather-late-answers";
import { inReport, systemCtx } from "../context";
import { furnishWorkspaces, generateFacts, workspacesOf } from "./analytics-facts";
import { measureKeeping } from "./analytics-keeping";
import { questions } from "./analytics-questions";
import { measureMachine, print, startBenchDatabase } from "./bench-database";
import { copyRollups } from "./copy-rollups";
import { msOf, timesOf } from "./measure";

/**
 * How fast every report answers, one JSON line each, at a tenth of the data and at all of it: the facts of BENCH_MESSAGES
 * messages over 24 months in 20 workspaces are generated in a Postgres of its own, and asked for the first workspace. Its roll-ups
 * are built as a worker does it, and the others, which have as much, get copies. `rawMs` is the same question to the facts
 * themselves, once. All of it takes 90 GB of disk and about an hour. With BENCH_FOLDER the database stays there, and the next run
 * measures what it finds. Nothing else must run beside it.
 */
const messages = Number(process.env.BENCH_MESSAGES ?? 100_000_000);
const times = Number(process.env.BENCH_TIMES ?? 200);
const workspaces = 20;

const { owner, isNew, stop } = await startBenchDatabase("bench-analytics", process.env.BENCH_FOLDER);
try {
  const [first, ...others] = isNew ? await furnishWorkspaces(owner, workspaces) : await workspacesOf(owner);
  const ctx = systemCtx(first!, () => new Date("2026-10-01T12:00:00Z"));
  print(await measureMachine(ctx, times));

  for (const [share, portions] of [
    [0.1, [0, 0]],
    [1, [1, 9]],
  ] as [number, [number, number]][]) {
    const count = Math.round(messages * share);
    if (isNew) {
      const generateMs = await msOf(() => generateFacts(owner, { messages, workspaces, portions }));
      const gatherMs = await msOf(async () => {
        for (const id of [first!, ...others]) await gatherLateAnswers(systemCtx(id));
      });
      const buildMs = await msOf(() => buildRollups(ctx));
      await copyRollups(owner, first!, others);
      await owner.unsafe("vacuum analyze");
      print({ report: "the roll-ups of a workspace", messages: count, generateMs, gatherMs, buildMs });
    } else if (share < 1) continue;
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
