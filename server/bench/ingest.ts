import { fork } from "node:child_process";
import { once } from "node:events";
import { loadavg } from "node:os";
import { fileURLToPath } from "node:url";
import postgres from "postgres";
import { startStack } from "../run/stack";
import { throwAwayFolder } from "../run/throw-away-folder";
import { startGenerator } from "./generator";

/**
 * How many signed webhooks a second are durable: POST to committed row, at rising numbers of requests in flight, one JSON
 * line for each step. The product's own web process with the production build answers; Postgres and its data are on this
 * machine's disk with fsync on; worker and sandbox rest, so that storing alone is measured. In the same step a bare Node
 * handler on the same Postgres says what the limit is. `--quick` takes two seconds a step instead of ten.
 */
const seconds = process.argv.includes("--quick") ? 2 : 10;
const steps = [1, 8, 16, 32, 64, 128, 256];

const folder = throwAwayFolder("bench-ingest");
const stack = await startStack({ dataDir: folder.path, settings: { LOG_LEVEL: "warn" } });
await stack.processes.worker.stop();
await stack.processes.sandbox.stop();
const generator = startGenerator();
const bare = fork(fileURLToPath(new URL("bare-handler.ts", import.meta.url)), {
  execArgv: ["--import", "tsx"],
  env: { ...process.env, ...stack.env, NODE_ENV: "production" },
});
const sql = postgres(stack.databaseUrl, { max: 1, onnotice: () => {} });
try {
  const [barePort] = (await once(bare, "message")) as [number];
  const order = {
    number: { wabaId: stack.wabaId, metaPhoneNumberId: stack.phoneNumberId },
    appSecret: stack.appSecret,
    customers: 2000,
  };
  const measure = async (port: number, concurrency: number, seconds: number) => {
    await sql`truncate deliveries`;
    await sql`checkpoint`;
    const report = await generator.send({ ...order, port, concurrency, seconds, run: `${Date.now()}` });
    const [counted] = await sql<{ rows: number }[]>`select count(*)::int as rows from deliveries`;
    return { ...report, rows: counted!.rows, perSecond: Math.round(counted!.rows / report.seconds) };
  };
  const port = Number(new URL(stack.url).port);
  await measure(port, 64, 2);
  await measure(barePort, 64, 2);
  for (const [index, concurrency] of steps.entries()) {
    const load = Math.round(loadavg()[0]! * 100) / 100;
    const limit = await measure(barePort, concurrency, seconds);
    const product = await measure(port, concurrency, seconds);
    const line = {
      step: index + 1,
      concurrency,
      durablePerSecond: product.perSecond,
      p50Ms: product.p50Ms,
      p99Ms: product.p99Ms,
      errors: product.errors,
      rowsCounted: product.rows,
      answered: product.answered,
      limitPerSecond: limit.perSecond,
      limitP99Ms: limit.p99Ms,
      ratio: Math.round((product.perSecond / limit.perSecond) * 100) / 100,
      load,
    };
    console.log(JSON.stringify(line));
  }
} finally {
  generator.stop();
  bare.disconnect();
  await sql.end();
  await stack.stop();
  folder.remove();
}
