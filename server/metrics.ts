import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

type Labels<L extends string> = { name: string; help: string; labelNames?: L[] };

/**
 * What an operator watches. Labels are words of ours and codes of Meta's: never a workspace, a customer or anything either
 * of them wrote.
 */
function create() {
  const registry = new Registry();
  registry.setDefaultLabels({ process: process.env.GUICHET_PROCESS ?? "guichet" });
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const counter = <L extends string = never>(config: Labels<L>) => new Counter({ ...config, registers });
  const gauge = <L extends string = never>(config: Labels<L>) => new Gauge({ ...config, registers });
  const histogram = <L extends string = never>(config: Labels<L> & { buckets: number[] }) =>
    new Histogram({ ...config, registers });

  return {
    registry,
    deliveriesStored: counter({
      name: "guichet_deliveries_stored_total",
      help: "Webhook deliveries that were stored and answered with 200.",
    }),
    deliveriesRefused: counter({
      name: "guichet_deliveries_refused_total",
      help: "Webhook deliveries that were turned away, by reason.",
      labelNames: ["reason"],
    }),
    webhookSeconds: histogram({
      name: "guichet_webhook_seconds",
      help: "From the last byte of a delivery to its commit.",
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    }),
    deliveriesProcessed: counter({
      name: "guichet_deliveries_processed_total",
      help: "Deliveries that went where they belong, or failed once more.",
      labelNames: ["outcome"],
    }),
    visibleSeconds: histogram({
      name: "guichet_visible_seconds",
      help: "From the time Meta wrote on a message or a status, in whole seconds, to the moment it can be seen here.",
      labelNames: ["kind"],
      buckets: [0.5, 1, 1.5, 2, 3, 5, 10, 30, 60, 300, 3600],
    }),
    sends: counter({
      name: "guichet_sends_total",
      help: "Attempts to give a message to Meta: accepted, to be tried again, or failed for good.",
      labelNames: ["outcome"],
    }),
    sendSeconds: histogram({
      name: "guichet_send_seconds",
      help: "From the press of Send to Meta's yes.",
      buckets: [0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 300],
    }),
    metaErrors: counter({
      name: "guichet_meta_errors_total",
      help: "What Meta refused, by its code: when we called it, and in the statuses of messages it had taken.",
      labelNames: ["code", "where"],
    }),
    metaCallSeconds: histogram({
      name: "guichet_meta_call_seconds",
      help: "How long Meta's Graph API took to answer.",
      labelNames: ["outcome"],
      buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    }),
    jobs: counter({
      name: "guichet_jobs_total",
      help: "Jobs by name and how they ended: done, later or failed.",
      labelNames: ["job", "outcome"],
    }),
    deliveriesWaiting: gauge({
      name: "guichet_deliveries_waiting",
      help: "Deliveries that are stored and not processed yet.",
    }),
    deliveriesFailed: gauge({
      name: "guichet_deliveries_failed",
      help: "Deliveries that were given up and wait for a person.",
    }),
    deliveriesOldestSeconds: gauge({
      name: "guichet_deliveries_oldest_seconds",
      help: "How long the oldest delivery has waited to be processed.",
    }),
    jobsWaiting: gauge({
      name: "guichet_jobs_waiting",
      help: "Jobs that are due, by name.",
      labelNames: ["job"],
    }),
    jobsFailed: gauge({
      name: "guichet_jobs_failed",
      help: "Jobs that were given up and wait for a person, by name.",
      labelNames: ["job"],
    }),
    windowsMissed: gauge({
      name: "guichet_windows_missed_last_day",
      help: "Customers whose 24-hour window closed within the last day before anybody answered, as the workers last counted.",
    }),
    databaseUp: gauge({ name: "guichet_database_up", help: "1 when the database answered this question." }),
    databaseSeconds: gauge({
      name: "guichet_database_answer_seconds",
      help: "How long the database took to answer, with the wait for a connection.",
    }),
    poolSize: gauge({ name: "guichet_database_pool_size", help: "Connections this process may open." }),
    poolTransactions: gauge({
      name: "guichet_database_pool_transactions",
      help: "Transactions of this process that run, and that wait for a connection.",
      labelNames: ["state"],
    }),
  };
}

const shared = globalThis as typeof globalThis & { guichetMetrics?: ReturnType<typeof create> };
shared.guichetMetrics ??= create();
/** One set for the process: Next bundles server code apart from our own web server. */
export const metrics = shared.guichetMetrics;
