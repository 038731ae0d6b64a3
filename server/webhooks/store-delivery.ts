import { database } from "../context";
import { log } from "../log";
import { deliveriesChannel, storeRows } from "./store-rows";

export type SealedDelivery = { lane: number; sealedBody: Buffer; traceParent: string | null };
/** Exactly one of the two is called, once. */
type Outcome = { stored: () => void; notStored: (reason: unknown) => void };
type Waiting = SealedDelivery & Outcome & { until: number; isGone: boolean };

const mostRows = 500;
const mostBytes = 8 * 1024 * 1024;
const mostWaitingBytes = 64 * 1024 * 1024;
const patienceMs = 10_000;

let waiting: Waiting[] = [];
let writing: Waiting[] = [];
let waitingBytes = 0;
let isWriting = false;

/**
 * Says so after the commit that holds the delivery. Single flight: while one insert is under way the next deliveries
 * gather, and share the commit that follows. Says no when the database does not answer in time.
 */
export function storeDelivery(delivery: SealedDelivery, outcome: Outcome): void {
  if (waitingBytes + delivery.sealedBody.length > mostWaitingBytes) {
    outcome.notStored(new Error("Too many deliveries are waiting for the database"));
    return;
  }
  waiting.push({ ...delivery, ...outcome, until: Date.now() + patienceMs, isGone: false });
  waitingBytes += delivery.sealedBody.length;
  if (!isWriting) void write();
}

/** Those who have waited too long are told no; what of them is being written may be stored all the same, and twice is harmless. */
function losePatience(): void {
  const now = Date.now();
  for (const one of [...writing, ...waiting]) {
    if (one.until <= now) settle(one, () => one.notStored(new Error("The database did not answer in time")));
  }
}

function settle(one: Waiting, tell: () => void): void {
  if (one.isGone) return;
  one.isGone = true;
  tell();
}

function takeBatch(): Waiting[] {
  const batch: Waiting[] = [];
  let bytes = 0;
  let taken = 0;
  for (const one of waiting) {
    if (batch.length === mostRows || (batch.length > 0 && bytes + one.sealedBody.length > mostBytes)) break;
    taken += 1;
    waitingBytes -= one.sealedBody.length;
    if (one.isGone) continue;
    bytes += one.sealedBody.length;
    batch.push(one);
  }
  waiting = waiting.slice(taken);
  return batch;
}

async function write(): Promise<void> {
  isWriting = true;
  const patience = setInterval(losePatience, patienceMs / 10);
  while (waiting.length > 0) {
    writing = takeBatch();
    if (writing.length > 0) await store(writing);
  }
  writing = [];
  clearInterval(patience);
  isWriting = false;
}

async function store(batch: Waiting[]): Promise<void> {
  try {
    await storeRows(database().sql, batch);
    for (const one of batch) settle(one, one.stored);
    wakeWorkers();
  } catch (error) {
    // One row that Postgres refuses must not take the others with it.
    if (batch.length > 1 && isAboutData(error)) for (const one of batch) await store([one]);
    else for (const one of batch) settle(one, () => one.notStored(error));
  }
}

const dataErrors = new Set(["22", "23", "54"]);
const isAboutData = (error: unknown) =>
  error instanceof Error && "code" in error && dataErrors.has(String(error.code).slice(0, 2));

let isWaking = false;
let wakeAgain = false;

/** Outside the insert's transaction: a transaction that notifies holds a lock of the whole cluster while it commits. */
function wakeWorkers(): void {
  wakeAgain = isWaking;
  if (isWaking) return;
  isWaking = true;
  database().sql`select pg_notify(${deliveriesChannel}, '')`
    .catch((error: unknown) =>
      log.warn({ err: error }, "workers were not woken; they look by themselves every second"),
    )
    .finally(() => {
      isWaking = false;
      if (wakeAgain) wakeWorkers();
    });
}
