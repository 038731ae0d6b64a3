import { database } from "../context";
import { log } from "../log";
import { deliveriesChannel, storeRows } from "./store-rows";

export type SealedDelivery = { lane: number; sealedBody: Buffer };
type Waiting = SealedDelivery & { resolve: () => void; reject: (reason: unknown) => void; isGone: boolean };

const mostRows = 500;
const mostBytes = 8 * 1024 * 1024;
const mostWaitingBytes = 64 * 1024 * 1024;
const patienceMs = 10_000;

let waiting: Waiting[] = [];
let waitingBytes = 0;
let isWriting = false;

/**
 * Resolves after the commit that holds the delivery. Single flight: while one insert is under way the next deliveries
 * gather, and share the commit that follows. Rejects when the database does not answer in time.
 */
export function storeDelivery(delivery: SealedDelivery): Promise<void> {
  if (waitingBytes + delivery.sealedBody.length > mostWaitingBytes) {
    return Promise.reject(new Error("Too many deliveries are waiting for the database"));
  }
  return new Promise((resolve, reject) => {
    const one: Waiting = { ...delivery, resolve, reject, isGone: false };
    const patience = setTimeout(() => {
      one.isGone = true;
      reject(new Error("The database did not store a delivery in time"));
    }, patienceMs);
    one.resolve = () => {
      clearTimeout(patience);
      resolve();
    };
    one.reject = (reason) => {
      clearTimeout(patience);
      reject(reason);
    };
    waiting.push(one);
    waitingBytes += one.sealedBody.length;
    if (!isWriting) void write();
  });
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
  while (waiting.length > 0) {
    const batch = takeBatch();
    if (batch.length > 0) await store(batch);
  }
  isWriting = false;
}

async function store(batch: Waiting[]): Promise<void> {
  try {
    await storeRows(database().sql, batch);
    for (const one of batch) one.resolve();
    wakeWorkers();
  } catch (error) {
    // One row that Postgres refuses must not take the others with it.
    if (batch.length > 1 && isAboutData(error)) for (const one of batch) await store([one]);
    else for (const one of batch) one.reject(error);
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
