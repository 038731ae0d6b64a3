import { asc, eq, isNotNull } from "drizzle-orm";
import { labels } from "@/db/schema/labels";
import { type Ctx, readOnly } from "../../context";

/** Every label by name; those that are archived too. */
export const listLabels = (ctx: Ctx) =>
  readOnly(ctx, (ctx) =>
    ctx.db
      .select({
        id: labels.id,
        name: labels.name,
        colour: labels.colour,
        isArchived: isNotNull(labels.archivedAt).mapWith(Boolean),
      })
      .from(labels)
      .where(eq(labels.workspaceId, ctx.workspaceId))
      .orderBy(asc(labels.name), asc(labels.id)),
  );
