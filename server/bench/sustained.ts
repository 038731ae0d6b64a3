import { readFileSync } from "node:fs";
import { loadavg } from "node:os";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import postgres from "postgres";
import { startStack } from "../run/stack";
import { throwAwayFolder } from "../run/throw-away-folder";
import { startGenerator } from "./generator";
import { sentId, waIdOf } from "./load";

/**
 * The highest rate of webhooks that can be held while processing keeps up: web, worker and Postgres of the production
 * build on this machine, load generator beside them. Every second webhook is a customer's text, every other one a status
 * with its price. First short tries at rising rates, then the highest that held is kept up for `--minutes` (10); when that
 * does not hold, a fifth less. A rate holds when everything was answered, what arrived was visible within 2 seconds for 99
 * of 100, nothing is left over and no process grew by more than a fifth. One JSON line for each try. `--quick` tries briefly.
 */
const { values } = parseArgs({ options: { minutes: { type: "string" }, quick: { type: "boolean" } } });
const minutes = Number(values.minutes ?? (values.quick ? 0.5 : 10));
const trySeconds = values.quick ? 6 : 20;
const rates = [250, 500, 1000, 1500, 2000, 3000, 4000];
const customers = 2000;
const sentToEach = 50;

const folder = throwAwayFolder("bench-sustained");
const stack = await startStack({ dataDir: folder.path, settings: { LOG_LEVEL: "warn" } });
await stack.processes.sandbox.stop();
const generator = startGenerator();
const sql = postgres(stack.databaseUrl, { max: 1, onnotice: () => {} });
const { web, worker } = stack.processes;

const order = {
  port: Number(new URL(stack.url).port),
  concurrency: 64,
  number: { wabaId: stack.wabaId, metaPhoneNumberId: stack.phoneNumberId },
  appSecret: stack.appSecret,
  customers,
};

/** Every customer has written once, and was sent messages to which statuses can come. */
async function prepare(): Promise<void> {
  await generator.send({ ...order, seconds: 10, perSecond: customers / 10, run: "first" });
  await untilProcessed(60);
  const sent = Array.from({ length: customers * sentToEach }, (_, index) => {
    const customer = index % customers;
    return { waId: waIdOf(customer), waMessageId: sentId(customer, Math.floor(index / customers)) };
  });
  await sql`
    insert into messages (workspace_id, id, conversation_id, direction, author, type, sealed_content, wa_message_id,
      written_at, status)
    select c.workspace_id, gen_random_uuid(), c.id, 'outbound', 'member', 'text', '', s.wa_message_id, now(), 'sent'
    from unnest(${sent.map((one) => one.waId)}::text[], ${sent.map((one) => one.waMessageId)}::text[])
      as s(wa_id, wa_message_id)
    join contact_identities i on i.kind = 'waId' and i.value = s.wa_id and i.retired_at is null
    join conversations c on c.workspace_id = i.workspace_id and c.contact_id = i.contact_id`;
  await sql`analyze`;
}

async function waitingCount(): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int as count from deliveries where processed_at is null`;
  return row!.count;
}

async function untilProcessed(patienceSeconds: number): Promise<number> {
  for (let waited = 0; waited < patienceSeconds && (await waitingCount()) > 0; waited++) await pause(1000);
  return waitingCount();
}

function residentMb(pid: number | undefined): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
}

const median = (numbers: number[]) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
const growth = (samples: number[]) => {
  const third = Math.max(1, Math.floor(samples.length / 3));
  return Math.round((median(samples.slice(-third)) / median(samples.slice(0, third)) - 1) * 100) / 100;
};

async function hold(phase: "try" | "hold", perSecond: number, seconds: number): Promise<boolean> {
  const load = Math.round(loadavg()[0]! * 100) / 100;
  const [from] = await sql<{ at: Date }[]>`select clock_timestamp() as at`;
  const memory = { web: [] as number[], worker: [] as number[] };
  const sample = setInterval(() => {
    memory.web.push(residentMb(web.pid()));
    memory.worker.push(residentMb(worker.pid()));
  }, 1000);
  const report = await generator.send({ ...order, sentToEach, seconds, perSecond, run: `${Date.now()}` });
  clearInterval(sample);
  const [delay] = await sql<{ stored: number; p50: number; p99: number; longest: number }[]>`
    select count(*)::int as stored,
      round(1000 * percentile_cont(0.5) within group (order by wait))::int as p50,
      round(1000 * percentile_cont(0.99) within group (order by wait))::int as p99,
      round(1000 * max(wait))::int as longest
    from (select extract(epoch from coalesce(processed_at, clock_timestamp()) - received_at)::float8 as wait
      from deliveries where received_at >= ${from!.at}) waits`;
  const leftOver = await untilProcessed(10);
  const [failed] = await sql<{ count: number }[]>`
    select count(*)::int as count from deliveries where failed_at is not null or attempts > 0`;
  const grewBy = { web: growth(memory.web), worker: growth(memory.worker) };
  const achieved = Math.round(report.answered / report.seconds);
  const isFlat = phase === "try" || Math.max(grewBy.web, grewBy.worker) < 0.2;
  const holds =
    report.errors === 0 &&
    achieved >= perSecond * 0.98 &&
    delay!.p99 < 2000 &&
    leftOver === 0 &&
    failed!.count === 0 &&
    isFlat;
  const line = {
    phase,
    perSecond,
    seconds: Math.round(report.seconds),
    achieved,
    errors: report.errors,
    answerP50Ms: report.p50Ms,
    answerP99Ms: report.p99Ms,
    delayP50Ms: delay!.p50,
    delayP99Ms: delay!.p99,
    delayLongestMs: delay!.longest,
    stored: delay!.stored,
    leftOver,
    failed: failed!.count,
    webMb: memory.web.at(-1),
    workerMb: memory.worker.at(-1),
    grewBy,
    load,
    holds,
  };
  console.log(JSON.stringify(line));
  return holds;
}

try {
  await prepare();
  let highest = 0;
  for (const rate of rates) {
    if (!(await hold("try", rate, trySeconds))) break;
    highest = rate;
  }
  let held = 0;
  for (let rate = highest; rate >= 50 && held === 0; rate = Math.floor(rate * 0.8)) {
    await untilProcessed(120);
    if (await hold("hold", rate, minutes * 60)) held = rate;
  }
  console.log(JSON.stringify({ sustainedPerSecond: held, minutes }));
} finally {
  generator.stop();
  await sql.end();
  await stack.stop();
  folder.remove();
}
