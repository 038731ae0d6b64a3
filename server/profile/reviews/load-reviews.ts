import { and, desc, eq, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { numberReviews, type ReviewKind } from "@/db/schema/profile";
import type { InTransaction } from "../../context";
import { conflict } from "../../errors";
import { tellLive } from "../../live";
import { lockProfile } from "../load-profile";
import { isOpen, type Step } from "./review-state";
import { isSameName } from "./schemas";

export type ReviewRow = typeof numberReviews.$inferSelect;
type Place = { numberId: string; kind: ReviewKind };

/** Reviews of a number, the latest first; while the transaction lasts, nobody else changes them. */
export async function lockReviews(ctx: InTransaction, { numberId, kind }: Place): Promise<ReviewRow[]> {
  await lockProfile(ctx, numberId);
  return listReviews(ctx, { numberId, kind });
}

export const listReviews = (ctx: InTransaction, { numberId, kind }: Place) =>
  ctx.db
    .select()
    .from(numberReviews)
    .where(
      and(
        eq(numberReviews.workspaceId, ctx.workspaceId),
        eq(numberReviews.numberId, numberId),
        eq(numberReviews.kind, kind),
      ),
    )
    .orderBy(sql`${numberReviews.requestedAt} desc nulls last`, desc(numberReviews.id))
    .limit(20);

/** One thing at a time: what Meta is deciding is waited for. */
export function requireNoneOpen([latest]: ReviewRow[]): void {
  if (!latest || !isOpen(latest)) return;
  throw conflict("Meta is still deciding about the last request. Wait for its answer.", {
    key: "reviewOpen",
  });
}

type Change = Partial<Omit<ReviewRow, "workspaceId" | "id" | "numberId" | "kind">>;

export async function keepReview(ctx: InTransaction, { id }: Pick<ReviewRow, "id">, change: Change) {
  await ctx.db
    .update(numberReviews)
    .set({ ...change, changedAt: ctx.now() })
    .where(and(eq(numberReviews.workspaceId, ctx.workspaceId), eq(numberReviews.id, id)));
  await tellLive(ctx, [{ kind: "profiles.changed" }]);
}

export async function addReview(
  ctx: InTransaction,
  values: Place & Pick<ReviewRow, "status"> & Change,
): Promise<{ id: string }> {
  const { workspaceId } = ctx;
  const [id, now] = [uuidv7(), ctx.now()];
  await ctx.db.insert(numberReviews).values({ requestedAt: now, ...values, workspaceId, id, changedAt: now });
  await tellLive(ctx, [{ kind: "profiles.changed" }]);
  return { id };
}

/** What Meta decided about one review, or one that was asked for elsewhere, is kept. */
export async function take(
  ctx: InTransaction,
  { numberId, kind, rows, row }: Place & { rows: ReviewRow[]; row: ReviewRow | undefined },
  step: Step,
): Promise<void> {
  const { status, reason } = step;
  const now = ctx.now();
  const isDecided = !isOpen(step);
  const failure = status === "refused" ? { kind: "notTaken" as const, at: now.toISOString() } : undefined;
  if (step.kind === "becomes") {
    if (!row) return;
    const decidedAt = isDecided ? (row.status === status ? row.decidedAt : now) : null;
    await keepReview(ctx, row, { status, reason: reason ?? row.reason, decidedAt, failure });
    return;
  }
  // Meta decides about one at a time: another one took the place of ours.
  const [open] = rows.filter(isOpen);
  if (open && !isDecided) await keepReview(ctx, open, { status: "withdrawn", decidedAt: now });
  await addReview(ctx, {
    numberId,
    kind,
    status,
    name: step.name,
    reason,
    decidedAt: isDecided ? now : null,
  });
}

export const named = (rows: ReviewRow[], name: string | undefined) =>
  name === undefined ? rows[0] : rows.find((row) => isSameName(row.name ?? "", name));
