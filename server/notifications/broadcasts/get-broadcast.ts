import { and, eq, inArray } from "drizzle-orm";
import { members } from "@/db/schema/identity";
import { type Ctx, inTransaction } from "../../context";
import type { SendableTemplate } from "../describe-template";
import { knownOf } from "./known-of";
import { getBroadcastRow } from "./load-broadcast";
import type { Broadcast } from "./shapes";

/** One broadcast: its form with what is still wrong with it, or how it was sent off. */
export function getBroadcast(ctx: Ctx, { broadcastId }: { broadcastId: string }): Promise<Broadcast> {
  return inTransaction(ctx, async (ctx) => {
    const row = await getBroadcastRow(ctx, broadcastId);
    const { form, number, template, list, problems } = await knownOf(ctx, row);
    const isDraft = row.state === "draft";
    const people = [row.createdBy, ...(row.startedBy ? [row.startedBy] : [])];
    const named = await ctx.db
      .select({ id: members.id, name: members.name })
      .from(members)
      .where(and(eq(members.workspaceId, ctx.workspaceId), inArray(members.id, people)));
    const nameOf = (id: string | null) => named.find((member) => member.id === id)?.name ?? null;
    return {
      broadcastId,
      version: row.version,
      state: row.state,
      why: row.why,
      form,
      template: isDraft ? template : (row.template as SendableTemplate | null),
      numberName: number?.verifiedName ?? null,
      displayNumber: number?.displayNumber ?? null,
      list,
      problems: isDraft ? problems : [],
      sendAt: row.sendAt,
      startedAt: row.startedAt,
      endedAt: row.endedAt,
      createdAt: row.createdAt,
      changedAt: row.changedAt,
      createdBy: nameOf(row.createdBy),
      startedBy: nameOf(row.startedBy),
      quoted:
        row.quotedMicros === null || row.quotedCurrency === null
          ? null
          : { people: row.quotedCount ?? 0, micros: row.quotedMicros, currency: row.quotedCurrency },
    };
  });
}
