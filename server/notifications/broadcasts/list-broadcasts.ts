import { and, desc, eq } from "drizzle-orm";
import { broadcasts } from "@/db/schema/broadcasts";
import { phoneNumbers } from "@/db/schema/channels";
import { members } from "@/db/schema/identity";
import { templates } from "@/db/schema/notifications";
import { type Ctx, readOnly } from "../../context";
import { costsOf, figuresOf } from "./figures-of";
import type { ListBroadcastsInput } from "./schemas";
import type { BroadcastPage } from "./shapes";

const perPage = 20;

/** The workspace's broadcasts, the newest first, with what became of them. */
export function listBroadcasts(ctx: Ctx, { cursor }: ListBroadcastsInput): Promise<BroadcastPage> {
  const before = cursor ?? 0;
  return readOnly(ctx, async (ctx) => {
    const rows = await ctx.db
      .select({
        broadcast: broadcasts,
        numberName: phoneNumbers.verifiedName,
        templateName: templates.name,
        createdBy: members.name,
      })
      .from(broadcasts)
      .leftJoin(
        phoneNumbers,
        and(eq(phoneNumbers.workspaceId, broadcasts.workspaceId), eq(phoneNumbers.id, broadcasts.numberId)),
      )
      .leftJoin(
        templates,
        and(eq(templates.workspaceId, broadcasts.workspaceId), eq(templates.id, broadcasts.templateId)),
      )
      .leftJoin(
        members,
        and(eq(members.workspaceId, broadcasts.workspaceId), eq(members.id, broadcasts.createdBy)),
      )
      .where(eq(broadcasts.workspaceId, ctx.workspaceId))
      .orderBy(desc(broadcasts.id))
      .offset(before)
      .limit(perPage + 1);
    const page = rows.slice(0, perPage);
    const ids = page.map(({ broadcast }) => broadcast.id);
    const [figures, costs] = [await figuresOf(ctx, ids), await costsOf(ctx, ids)];
    return {
      broadcasts: page.map(({ broadcast, numberName, templateName, createdBy }) => ({
        broadcastId: broadcast.id,
        name: broadcast.name,
        state: broadcast.state,
        why: broadcast.why,
        numberName,
        templateName: templateNameOf(broadcast.template) ?? templateName,
        sendAt: broadcast.sendAt,
        startedAt: broadcast.startedAt,
        endedAt: broadcast.endedAt,
        createdAt: broadcast.createdAt,
        changedAt: broadcast.changedAt,
        createdBy,
        figures: figures(broadcast.id),
        cost: costs(broadcast.id),
      })),
      nextCursor: rows.length > perPage ? before + perPage : null,
    };
  });
}

const templateNameOf = (template: Record<string, unknown> | null) =>
  typeof template?.name === "string" ? template.name : undefined;
