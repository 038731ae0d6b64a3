import { inReport, systemCtx } from "../context";
import { measureMachine, print, startBenchDatabase } from "./bench-database";
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

const { owner, stop } = await startBenchDatabase("bench-results");
try {
  let workspaceId = "";
  const generateMs = await msOf(async () => {
    workspaceId = await generateResults(owner, size);
    await owner.unsafe("vacuum analyze");
  });
  const ctx = systemCtx(workspaceId, () => new Date("2026-10-01T12:00:00Z"));
  print({ ...size, generateMs, ...(await measureMachine(ctx, times)) });
  for (const { report, ask, rows } of resultsQuestions) {
    const [counted] = await inReport(ctx, (ctx) => ctx.db.execute<{ rows: number }>(rows(ctx)));
    print({ report, rows: counted?.rows, ...(await timesOf(times, () => ask(ctx))) });
  }
} finally {
  await stop();
}
