import { sql } from "drizzle-orm";
import { connect, type Database, type Db } from "@/db/client";
import type { apiKeys, members } from "@/db/schema/identity";
import { env } from "./env";
import type { Origin } from "./origin";

export type Role = (typeof members.$inferSelect)["roles"][number];
export type ApiKeyScope = (typeof apiKeys.$inferSelect)["scopes"][number];

/** A member at work: `userId` is the person, whichever workspace she is in; `sessionId` is where she signed in. */
export type MemberActor = {
  kind: "member";
  memberId: string;
  userId: string;
  sessionId: string;
  roles: Role[];
};
export type ApiKeyActor = { kind: "apiKey"; apiKeyId: string; scopes: ApiKeyScope[] };
export type SystemActor = { kind: "system" };

/** Who asks, in which workspace, at what time. `db` is there inside a transaction only. */
export type Ctx = {
  workspaceId: string;
  actor: MemberActor | ApiKeyActor | SystemActor;
  now: () => Date;
  /** From where, when a request asks. */
  origin?: Origin;
  db?: Db;
};

/** A person does this. */
export type MemberCtx = Ctx & { actor: MemberActor };

/** Another program does this, by its key. */
export type ApiKeyCtx = Ctx & { actor: ApiKeyActor };

/** Inside a transaction: what is true together, is written together. */
export type InTransaction<C extends Ctx = Ctx> = C & { db: Db };

const shared = globalThis as typeof globalThis & { guichetDatabase?: Database; guichetReplica?: Database };

/** This process's connections. Next bundles server code apart from our own web server; both use the same pool. */
export function database(): Database {
  shared.guichetDatabase ??= connect(env.DATABASE_URL, { max: env.DATABASE_POOL_SIZE });
  return shared.guichetDatabase;
}

/** Where reports are read: the replica, when there is one. */
function reportDatabase(): Database {
  if (!env.READ_DATABASE_URL) return database();
  shared.guichetReplica ??= connect(env.READ_DATABASE_URL, { max: env.DATABASE_POOL_SIZE });
  return shared.guichetReplica;
}

export async function closeDatabase(): Promise<void> {
  await Promise.all([shared.guichetDatabase?.close(), shared.guichetReplica?.close()]);
  shared.guichetDatabase = undefined;
  shared.guichetReplica = undefined;
}

export function systemCtx(workspaceId: string, now: () => Date = () => new Date()): Ctx {
  return { workspaceId, actor: { kind: "system" }, now };
}

const enterWorkspace = (db: Db, { workspaceId }: Ctx) =>
  db.execute(sql`select set_config('app.workspace_id', ${workspaceId}, true)`);

/** Runs `work` in one transaction of the workspace; joins the one that is already open. */
export async function inTransaction<C extends Ctx, T>(
  ctx: C,
  work: (ctx: InTransaction<C>) => Promise<T>,
): Promise<T> {
  if (ctx.db) return work(ctx as InTransaction<C>);
  return database().db.transaction(async (db) => {
    await enterWorkspace(db, ctx);
    return work({ ...ctx, db });
  });
}

/** Like `inTransaction`: one snapshot, and nothing can be written. */
export async function readOnly<C extends Ctx, T>(
  ctx: C,
  work: (ctx: InTransaction<C>) => Promise<T>,
): Promise<T> {
  return ctx.db ? work(ctx as InTransaction<C>) : snapshotOf(database(), ctx, work);
}

/**
 * Like `readOnly`, for figures that may be some seconds old: the read replica answers, where there is one. Each query is planned
 * for what it asks, since the period makes the plan, and is not compiled, which takes longer than a report may.
 */
export async function inReport<C extends Ctx, T>(
  ctx: C,
  work: (ctx: InTransaction<C>) => Promise<T>,
): Promise<T> {
  if (ctx.db) return work(ctx as InTransaction<C>);
  return snapshotOf(reportDatabase(), ctx, async (ctx) => {
    await ctx.db.execute(
      sql`select set_config('plan_cache_mode', 'force_custom_plan', true), set_config('jit', 'off', true)`,
    );
    return work(ctx);
  });
}

function snapshotOf<C extends Ctx, T>(
  { db }: Database,
  ctx: C,
  work: (ctx: InTransaction<C>) => Promise<T>,
): Promise<T> {
  return db.transaction(
    async (db) => {
      await enterWorkspace(db, ctx);
      return work({ ...ctx, db });
    },
    { accessMode: "read only", isolationLevel: "repeatable read" },
  );
}

/** The worker's own transaction: it may claim deliveries and jobs of every workspace, and see nothing else of them. */
export function asWorker<T>(work: (db: Db) => Promise<T>): Promise<T> {
  return database().db.transaction(async (db) => {
    await db.execute(sql`select set_config('app.is_worker', 'on', true)`);
    return work(db);
  });
}

/** Steps from the worker's transaction into a workspace, and out again: what both do commits together. */
export async function within<T>(db: Db, ctx: Ctx, work: (ctx: InTransaction) => Promise<T>): Promise<T> {
  await enterWorkspace(db, ctx);
  const result = await work({ ...ctx, db });
  await db.execute(sql`select set_config('app.workspace_id', '', true)`);
  return result;
}

/** What a person who has just proved who she is may read before a workspace is chosen: her own memberships. */
export function asPerson<T>(userId: string, work: (db: Db) => Promise<T>): Promise<T> {
  return database().db.transaction(async (db) => {
    await db.execute(sql`select set_config('app.user_id', ${userId}, true)`);
    return work(db);
  });
}

/** Steps into what is a person's own, whatever the workspace, and out again, within a transaction that is already open. */
export async function withinPerson<T>(db: Db, userId: string, work: () => Promise<T>): Promise<T> {
  const [before] = await db.execute<{ userId: string | null }>(
    sql`select current_setting('app.user_id', true) as "userId"`,
  );
  await db.execute(sql`select set_config('app.user_id', ${userId}, true)`);
  const result = await work();
  await db.execute(sql`select set_config('app.user_id', ${before?.userId ?? ""}, true)`);
  return result;
}
