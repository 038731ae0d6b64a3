import { eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { members, users, workspaces } from "@/db/schema/identity";
import { inTransaction, type MemberCtx, systemCtx } from "../../context";
import { AppError } from "../../errors";
import { takeFromAllowance } from "../../throttle";
import { recordAudit } from "../record-audit";
import type { DescribeWorkspaceInput } from "../schemas";
import { chooseWorkspace } from "./choose-workspace";

const perDay = { limit: 10, windowSeconds: 24 * 60 * 60 };

/** One more workspace, with nothing of this one in it. Its founder owns it and goes on in it. */
export async function foundWorkspace(
  ctx: MemberCtx,
  input: DescribeWorkspaceInput,
): Promise<{ workspaceId: string }> {
  const { now, origin, actor } = ctx;
  const { userId } = actor;
  const { allowed } = await takeFromAllowance(`found ${userId}`, perDay);
  if (!allowed) {
    const message = "You made many workspaces today. Make the next one tomorrow.";
    throw new AppError("RATE_LIMITED", message, { key: "foundedTooMany" });
  }

  const workspaceId = uuidv7();
  await inTransaction({ ...systemCtx(workspaceId, now), origin }, async (ctx) => {
    const [person] = await ctx.db.select({ name: users.name }).from(users).where(eq(users.id, userId));
    const founder = { ...actor, memberId: uuidv7(), roles: ["owner" as const] };
    const { memberId, roles } = founder;
    await ctx.db.insert(workspaces).values({ id: workspaceId, ...input });
    await ctx.db
      .insert(members)
      .values({ workspaceId, id: memberId, userId, name: person?.name ?? "", roles, createdAt: now() });
    await recordAudit(
      { ...ctx, actor: founder },
      { action: "workspace.created", subject: { id: workspaceId, name: input.name }, after: input },
    );
  });
  await chooseWorkspace(ctx, { workspaceId });
  return { workspaceId };
}
