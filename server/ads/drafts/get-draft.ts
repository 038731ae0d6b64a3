import { and, eq } from "drizzle-orm";
import { members } from "@/db/schema/identity";
import { type Ctx, readOnly } from "../../context";
import { aboutConnection, getConnection } from "../connections/load-connection";
import { describePublication } from "../publishing/describe-publication";
import { formOf, getDraftRow } from "./load-draft";
import { problemsOf } from "./problems";
import type { DraftInput } from "./schemas";

/** The form, what is wrong with it, and how far it has come to Meta. */
export function getDraft(ctx: Ctx, { draftId }: DraftInput) {
  return readOnly(ctx, async (ctx) => {
    const draft = await getDraftRow(ctx, draftId);
    const connection = await getConnection(ctx, draft.connectionId);
    const { currency, timeZone, reading } = connection;
    const form = formOf(draft);
    const [changedBy] = await ctx.db
      .select({ name: members.name })
      .from(members)
      .where(and(eq(members.workspaceId, ctx.workspaceId), eq(members.id, draft.changedBy)));
    return {
      draftId,
      version: draft.version,
      form,
      changedAt: draft.changedAt,
      changedByName: changedBy?.name ?? null,
      problems: problemsOf(form, { currency, timeZone, reading, now: ctx.now() }),
      connection: aboutConnection(connection),
      publication: await describePublication(ctx, draftId),
    };
  });
}
