import { sql } from "drizzle-orm";
import { workspaces } from "@/db/schema/identity";
import { foldChanges } from "../analytics/fold-changes";
import { rollupZone } from "../analytics/rollup-zone";
import { gatherLateAnswers } from "../billing/launch/gather-late-answers";
import { sortOldCharges } from "../billing/launch/sort-old-charges";
import { asWorker, type Ctx, inTransaction, systemCtx } from "../context";
import { log } from "../log";

let isFolding = false;

/** Takes what changed in any workspace into its roll-ups. Another worker at the same workspace is left to it. */
export async function foldRollups(signal?: AbortSignal): Promise<void> {
  if (isFolding) return;
  isFolding = true;
  try {
    const changed = await asWorker((db) =>
      db.execute<{ id: string }>(sql`
        select id from workspaces w where exists (select from latency_changes c where c.workspace_id = w.id)
          or exists (select from charge_changes c where c.workspace_id = w.id)`),
    );
    await foldEach(
      changed.map(({ id }) => id),
      signal,
    );
  } finally {
    isFolding = false;
  }
}

/**
 * Looks at every workspace: one that has no roll-ups yet, or has moved to another time zone, tells of no change. What its old charges
 * lack is found out first, so that it need not be taken in afterwards.
 */
export async function buildMissingRollups(signal?: AbortSignal): Promise<void> {
  const all = await asWorker((db) => db.select({ id: workspaces.id }).from(workspaces));
  await foldEach(
    all.map(({ id }) => id),
    signal,
    (ctx) => sortOldCharges(ctx, signal),
  );
}

async function foldEach(
  workspaceIds: string[],
  signal?: AbortSignal,
  prepare?: (ctx: Ctx) => Promise<void>,
): Promise<void> {
  for (const workspaceId of workspaceIds) {
    const ctx = systemCtx(workspaceId);
    try {
      await prepare?.(ctx);
      const { built } = await inTransaction(ctx, rollupZone);
      if (built === null) await gatherLateAnswers(ctx);
      while (!signal?.aborted && (await foldChanges(ctx)));
    } catch (error) {
      log.error({ err: error, workspaceId }, "the roll-ups of a workspace were not brought up to date");
    }
  }
}
