import { and, eq } from "drizzle-orm";
import { members } from "@/db/schema/identity";
import type { InTransaction } from "../../context";
import { findPublication, stepsOf } from "./load-publication";
import { isOfOneAd, leftOut, partsOf } from "./steps";

/** How far a draft has come on its way to Meta, step by step, and what it waits for or stopped at. */
export async function describePublication(ctx: InTransaction, draftId: string) {
  const publication = await findPublication(ctx, draftId);
  if (!publication) return null;
  const { id, state, startedAt, startedBy, endedAt, failure, waitsUntil } = publication;
  const steps = await stepsOf(ctx, id);
  const out = leftOut(steps);
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
    /** Which of several ads Meta refused, and why: the campaign goes on without them. */
    leftOut: steps.flatMap(({ kind, failure }) =>
      failure ? [{ number: partsOf(kind).number, failure }] : [],
    ),
    steps: steps.map(({ kind: name, sentAt, doneAt, undoneAt }) => ({
      name,
      ...partsOf(name),
      isOfOneAd: isOfOneAd(name),
      state: undoneAt
        ? ("undone" as const)
        : doneAt
          ? ("done" as const)
          : isOfOneAd(name) && out.has(partsOf(name).number)
            ? ("leftOut" as const)
            : sentAt
              ? ("asked" as const)
              : ("waiting" as const),
    })),
  };
}
export type PublicationView = NonNullable<Awaited<ReturnType<typeof describePublication>>>;
