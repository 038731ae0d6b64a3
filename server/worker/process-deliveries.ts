import { type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { MetaPlace } from "../channels/find-routes";
import { asWorker } from "../context";
import { systemVault, type Vault } from "../crypto";
import { log } from "../log";
import { readDelivery } from "../meta/webhook";
import { metrics } from "../metrics";
import { backOffMs } from "../queue";
import { traced } from "../tracing";
import { deliveryAbout } from "../webhooks/accept-delivery";
import { applyEvents, type ReadDelivery } from "./apply-events";
import { countVisible } from "./count-visible";
import { keepFailure } from "./keep-failure";

const mostDeliveries = 300;
const mostBytes = 4 * 1024 * 1024;
/** Half of them, so that two workers find something to do beside each other. */
const mostLanes = 32;
const mostAttempts = 8;
/** The first half of the key of a lane's advisory lock; the second is the lane. */
const laneLock = 7201;

type Row = {
  id: string;
  sealed_body: Buffer;
  received_at: string;
  attempts: number;
  replayed_at: string | null;
  trace_parent: string | null;
};

/**
 * Takes some lanes that have deliveries waiting and applies the oldest of them as one set, in one transaction: a worker
 * killed at any moment leaves either all of its work or none. No two workers have the same lane, which keeps the
 * deliveries of one customer in order. Returns how many were taken.
 */
export async function processDeliveries(): Promise<number> {
  const vault = await systemVault();
  const applied: ReadDelivery[] = [];
  const count = await asWorker(async (db) => {
    const lanes = await takeLanes(db);
    if (lanes.length === 0) return 0;
    const taken = await takeDeliveries(db, lanes);
    if (taken.length === 0) return 0;
    const work = async () => {
      const failure = await apply(db, vault, taken, applied);
      if (!failure) await markProcessed(db, taken);
      else for (const row of taken) await applyAlone(db, vault, row, applied);
    };
    const parents = taken.map((row) => row.trace_parent);
    await traced("deliveries", work, { parents, attributes: { count: taken.length } });
    return taken.length;
  });
  countVisible(applied);
  return count;
}

const isWaiting = sql`processed_at is null and failed_at is null and (next_attempt_at is null or next_attempt_at <= now())`;

/** The lanes whose first delivery has waited longest come first; `offset 0` keeps the lock out of the inner query. */
async function takeLanes(db: Db): Promise<number[]> {
  const taken = await db.execute<{ lane: number }>(sql`
    select lane from (
      select lane, oldest.id from generate_series(0, 63) lane
      cross join lateral (
        select id from deliveries d where d.lane = lane.lane and ${isWaiting} order by d.id limit 1) oldest
      order by oldest.id offset 0) waiting
    where pg_try_advisory_xact_lock(${laneLock}, lane) limit ${mostLanes}`);
  return taken.map((row) => row.lane);
}

/** Asked after the locks are held: only now is everything to be seen that the lanes' last holders did. */
async function takeDeliveries(db: Db, lanes: number[]): Promise<Row[]> {
  return db.execute<Row>(sql`
    select d.id, d.sealed_body, d.received_at, d.attempts, d.replayed_at, d.trace_parent from (
      select id, sum(size) over (order by id) as bytes, row_number() over (order by id) as place from (
        select oldest.id, oldest.size from unnest(${sql.param(lanes)}::smallint[]) as taken (lane)
        cross join lateral (
          select d.id, octet_length(d.sealed_body) as size from deliveries d
          where d.lane = taken.lane and ${isWaiting} order by d.id limit ${mostDeliveries}) oldest
        order by oldest.id limit ${mostDeliveries}) first_ones) summed
    join deliveries d using (id)
    where summed.place = 1 or summed.bytes <= ${mostBytes} order by d.id`);
}

const open = (vault: Vault, row: Row): ReadDelivery => {
  const receivedAt = new Date(row.received_at);
  const payload: unknown = JSON.parse(vault.open(row.sealed_body, deliveryAbout).toString());
  return {
    id: BigInt(row.id),
    receivedAt,
    events: readDelivery(payload, receivedAt),
    wasTried: row.attempts > 0 || row.replayed_at !== null,
    isReplayed: row.replayed_at !== null,
  };
};

const mostRaces = 3;
/** Serialization failure, deadlock, and our own word for a race that another worker won. */
const isRace = (error: unknown): boolean =>
  error instanceof Error &&
  (("code" in error && ["40001", "40P01", "CONFLICT"].includes(String(error.code))) || isRace(error.cause));

/**
 * Applies a set in a savepoint of its own; what was lost in a race is tried again. Returns the error, if there was one: also
 * a race that is lost every time, or one delivery would stop its lanes for good.
 */
async function apply(
  db: Db,
  vault: Vault,
  rows: Row[],
  applied: ReadDelivery[],
): Promise<{ error: unknown } | undefined> {
  for (let races = 0; ; races++) {
    try {
      const read = rows.map((row) => open(vault, row));
      await db.transaction(async (db) => applyEvents(db, read));
      // What a person asked for once more is late for no fault of Meta's or ours.
      applied.push(...read.filter((_, index) => rows[index]?.replayed_at === null));
      return undefined;
    } catch (error) {
      if (!isRace(error) || races === mostRaces) return { error };
    }
  }
}

/** One bad delivery must not hold back the others of its set. */
async function applyAlone(db: Db, vault: Vault, row: Row, applied: ReadDelivery[]): Promise<void> {
  const failure = await apply(db, vault, [row], applied);
  if (!failure) return markProcessed(db, [row]);
  const attempts = row.attempts + 1;
  const isOver = attempts >= mostAttempts;
  metrics.deliveriesProcessed.inc({ outcome: "failed" });
  log.error({ err: failure.error, deliveryId: row.id, attempts }, "a delivery could not be processed");
  await db.execute(sql`
    update deliveries set attempts = ${attempts}, last_error = ${inWords(failure.error)},
      next_attempt_at = ${new Date(Date.now() + backOffMs(attempts)).toISOString()}::timestamptz,
      failed_at = ${isOver ? sql`now()` : sql`null`}
    where id = ${row.id}::bigint`);
  await keepFailure(db, { id: BigInt(row.id), places: placesIn(vault, row), attempts });
}

/** What an unreadable delivery speaks of is not known. */
function placesIn(vault: Vault, row: Row): MetaPlace[] {
  try {
    return open(vault, row).events.map((event): MetaPlace => event);
  } catch {
    return [];
  }
}

async function markProcessed(db: Db, rows: Row[]): Promise<void> {
  await db.execute(sql`
    update deliveries set processed_at = clock_timestamp(), next_attempt_at = null
    where id = any(${sql.param(rows.map((row) => row.id))}::bigint[])`);
}

/** The driver's words name the rule that was broken; a wrapped query is left out, because it repeats its parameters. */
function inWords(error: unknown): string {
  const cause = error instanceof Error && error.message.startsWith("Failed query") ? error.cause : error;
  const text: SQL | string = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
  return text.slice(0, 500);
}
