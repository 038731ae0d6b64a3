import { eq } from "drizzle-orm";
import { workspaces } from "@/db/schema/identity";
import { type Ctx, readOnly } from "../context";

/** The workspace itself: its name, its time zone and the currency of its figures. */
export const findWorkspace = (ctx: Ctx) =>
  readOnly(ctx, async (ctx) => {
    const [workspace] = await ctx.db.select().from(workspaces).where(eq(workspaces.id, ctx.workspaceId));
    return workspace;
  });
