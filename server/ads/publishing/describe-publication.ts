import { and, eq } from "drizzle-orm";
import { members } from "@/db/schema/identity";
import type { InTransaction } from "../../context";
import { findPublication, stepsOf } from "./load-publication";

/** How far a draft has come on its way to Meta, step by step, and what it waits for or stopped at. */
export async function describePublication(ctx: InTransaction, draftId: string) {
  const publication = await findPublication(ctx, draftId);
  if (!publication) return null;
  const { id, state, startedAt, startedBy, endedAt, failure, waitsUntil } = publication;
  const steps = await stepsOf(ctx, id);
  const [starter] = await ctx.db
    .select({ name: members.name })
    .from(members)
    .where(and(eq(members.workspaceId, ctx.workspaceId), eq(members.id, startedBy)));
  return {
    publicationId: id,
    state,
    startedAt,
    startedByName: starter?.name ?? null,
    endedAt,
    failure,
    waitsUntil,
    steps: steps.map(({ kind, sentAt, doneAt, undoneAt }) => ({
      kind,
      state: undoneAt
        ? ("undone" as const)
        : doneAt
          ? ("done" as const)
          : sentAt
            ? ("asked" as const)
            : ("waiting" as const),
    })),
  };
}
export type PublicationView = NonNullable<Awaited<ReturnType<typeof describePublication>>>;
