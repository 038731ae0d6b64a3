import { and, eq, ne } from "drizzle-orm";
import { publicationSteps, publications, type StepName } from "@/db/schema/publishing";
import type { InTransaction } from "../../context";
import { notFound } from "../../errors";
import { tellLive } from "../../live";
import { inOrder } from "./steps";

export type PublicationRow = typeof publications.$inferSelect;
export type StepRow = typeof publicationSteps.$inferSelect;

const one = ({ workspaceId }: InTransaction, publicationId: string) =>
  and(eq(publications.workspaceId, workspaceId), eq(publications.id, publicationId));

const ofDraft = ({ workspaceId }: InTransaction, draftId: string) =>
  and(
    eq(publications.workspaceId, workspaceId),
    eq(publications.draftId, draftId),
    ne(publications.state, "undone"),
  );

/** How far the draft is on its way to Meta; nothing, if it never was or was taken back. */
export async function findPublication(
  ctx: InTransaction,
  draftId: string,
): Promise<PublicationRow | undefined> {
  const [publication] = await ctx.db.select().from(publications).where(ofDraft(ctx, draftId));
  return publication;
}

export async function lockPublication(
  ctx: InTransaction,
  publicationId: string,
): Promise<PublicationRow | undefined> {
  const [publication] = await ctx.db.select().from(publications).where(one(ctx, publicationId)).for("update");
  return publication;
}

/** The same, where there must be one. */
export async function getPublication(ctx: InTransaction, publicationId: string): Promise<PublicationRow> {
  const publication = await lockPublication(ctx, publicationId);
  if (!publication) throw notFound("The campaign", "campaignNotFound");
  return publication;
}

/** Its steps, in the order in which they are done. */
export async function stepsOf(ctx: InTransaction, publicationId: string): Promise<StepRow[]> {
  const steps = await ctx.db
    .select()
    .from(publicationSteps)
    .where(
      and(
        eq(publicationSteps.workspaceId, ctx.workspaceId),
        eq(publicationSteps.publicationId, publicationId),
      ),
    );
  return inOrder(steps);
}

export async function keepPublication(
  ctx: InTransaction,
  publicationId: string,
  change: Partial<PublicationRow>,
): Promise<void> {
  await ctx.db.update(publications).set(change).where(one(ctx, publicationId));
  await tellLive(ctx, [{ kind: "campaigns.changed" }]);
}

export async function keepStep(
  ctx: InTransaction,
  { publicationId, kind }: { publicationId: string; kind: StepName },
  change: Partial<StepRow>,
): Promise<void> {
  await ctx.db
    .update(publicationSteps)
    .set(change)
    .where(
      and(
        eq(publicationSteps.workspaceId, ctx.workspaceId),
        eq(publicationSteps.publicationId, publicationId),
        eq(publicationSteps.kind, kind),
      ),
    );
  await tellLive(ctx, [{ kind: "campaigns.changed" }]);
}
