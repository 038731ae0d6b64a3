import { setMaxListeners } from "node:events";
import { closeDatabase } from "../context";
import { env } from "../env";
import { log } from "../log";
import { jobsChannel } from "../queue";
import { startTracing, stopTracing } from "../tracing";
import { deliveriesChannel } from "../webhooks/store-rows";
import { answerOperator } from "./answer-operator";
import { startSchedule } from "./schedule";
import { listenFor } from "./wake";
import { workDeliveries } from "./work-deliveries";
import { workJobs } from "./work-jobs";

const stopping = new AbortController();
// Everything that goes on until then listens to it.
setMaxListeners(0, stopping.signal);
const stop = (reason: string) => {
  if (!stopping.signal.aborted) log.info({ reason }, "the worker finishes what it holds");
  stopping.abort();
};
process.on("SIGTERM", () => stop("SIGTERM"));
process.on("SIGINT", () => stop("SIGINT"));
process.on("disconnect", () => stop("the process that started it is gone"));

try {
  log.info({ database: new URL(env.DATABASE_URL).host }, "the worker starts");
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
const { signal } = stopping;
await startTracing("worker");
const { METRICS_PORT: port, HOST: host } = env;
const operator = port === undefined ? undefined : await answerOperator({ host, port });
const deliveries = listenFor(deliveriesChannel);
const jobs = listenFor(jobsChannel);
startSchedule(signal);
const work = Promise.all([
  workDeliveries(deliveries, signal),
  workDeliveries(deliveries, signal),
  workJobs(jobs, signal),
]);
process.send?.("ready");
await work;
operator?.close();
await stopTracing();
await closeDatabase();
process.exit(0);
