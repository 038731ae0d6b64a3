import { sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { members, users, workspaces } from "@/db/schema/identity";
import { type Ctx, inTransaction, type Role, systemCtx } from "../context";
import { hashPassword } from "./password";
import { recordAudit } from "./record-audit";

type NewWorkspace = { name: string; timeZone: string; currency: string };
type NewMember = { email: string; name: string; password: string; roles: Role[] };

/** A workspace with its first members; people who have an account already keep their password. Returns its id. */
export async function createWorkspace(
  workspace: NewWorkspace,
  people: NewMember[],
  ctx: Ctx = systemCtx(uuidv7()),
): Promise<string> {
  const withHashes = await Promise.all(
    people.map(async ({ password, ...person }) => ({
      ...person,
      email: person.email.toLowerCase(),
      passwordHash: await hashPassword(password),
    })),
  );
  await inTransaction(ctx, async (ctx) => {
    await ctx.db.insert(workspaces).values({ id: ctx.workspaceId, ...workspace });
    const accounts = await ctx.db
      .insert(users)
      .values(
        withHashes.map(({ email, name, passwordHash }) => ({ id: uuidv7(), email, name, passwordHash })),
      )
      .onConflictDoUpdate({ target: users.email, set: { email: sql`excluded.email` } })
      .returning({ id: users.id, email: users.email });
    await ctx.db.insert(members).values(
      withHashes.map(({ email, name, roles }) => ({
        workspaceId: ctx.workspaceId,
        id: uuidv7(),
        userId: accounts.find((account) => account.email === email)!.id,
        name,
        roles,
      })),
    );
    await recordAudit(ctx, {
      action: "workspace.created",
      subject: { id: ctx.workspaceId, name: workspace.name },
      after: workspace,
    });
  });
  return ctx.workspaceId;
}
