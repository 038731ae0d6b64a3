import { and, asc, eq, isNull } from "drizzle-orm";
import { members } from "@/db/schema/identity";
import { type Ctx, readOnly } from "../context";

/** The members of the workspace, by name. */
export const listColleagues = (ctx: Ctx) =>
  readOnly(ctx, (ctx) =>
    ctx.db
      .select({ id: members.id, name: members.name, roles: members.roles })
      .from(members)
      .where(and(eq(members.workspaceId, ctx.workspaceId), isNull(members.removedAt)))
      .orderBy(asc(members.name)),
  );
