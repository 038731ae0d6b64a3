import { eq, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { expect, test } from "vitest";
import { as, createMember, createWorkspace, ownerDb } from "@/db/factories";
import { auditEntries, members, sessions } from "@/db/schema/identity";
import { systemCtx } from "../../context";
import { findMember } from "../find-member";
import { findWorkspace } from "../find-workspace";
import type { Role } from "../schemas";
import { chooseWorkspace } from "./choose-workspace";
import { describeWorkspace } from "./describe-workspace";
import { foundWorkspace } from "./found-workspace";
import { listWorkspaces } from "./list-workspaces";

/** Noor at work in Luna, signed in. */
async function noorAtWork(roles: Role[] = ["owner"]) {
  const luna = await createWorkspace();
  const member = await createMember(luna.id, "Noor", roles);
  const ctx = as(member);
  const { userId, sessionId } = ctx.actor;
  await ownerDb()
    .insert(sessions)
    .values({ id: sessionId, userId, chosenWorkspaceId: luna.id, expiresAt: sql`now() + interval '1 hour'` });
  const sees = async () => (await findMember({ sessionId, userId }))?.workspace.name;
  return { luna, ctx, userId, sees };
}

/** Makes a person a member of one more workspace. */
async function worksIn(userId: string, name: string) {
  const workspace = await createWorkspace({ name });
  const id = uuidv7();
  await ownerDb()
    .insert(members)
    .values({ workspaceId: workspace.id, id, userId, name: "Noor", roles: ["agent"] });
  const leaves = () => ownerDb().update(members).set({ removedAt: new Date() }).where(eq(members.id, id));
  return { workspaceId: workspace.id, leaves };
}

const auditOf = (workspaceId: string) =>
  ownerDb().select().from(auditEntries).where(eq(auditEntries.workspaceId, workspaceId));

test("a person sees the workspaces she works in and no other", async () => {
  const { ctx, userId } = await noorAtWork();
  await worksIn(userId, "Nova");
  const { leaves } = await worksIn(userId, "Former");
  await leaves();
  await noorAtWork();
  expect((await listWorkspaces(ctx)).map(({ name }) => name)).toEqual(["Luna", "Nova"]);
});

test("this session goes on in the workspace she chooses", async () => {
  const { ctx, userId, sees } = await noorAtWork();
  const { workspaceId } = await worksIn(userId, "Nova");
  expect(await sees()).toBe("Luna");
  await chooseWorkspace(ctx, { workspaceId });
  expect(await sees()).toBe("Nova");
});

test("a workspace she does not work in, or no more, cannot be chosen", async () => {
  const { ctx, userId, sees } = await noorAtWork();
  const { workspaceId, leaves } = await worksIn(userId, "Nova");
  await leaves();
  const { luna: another } = await noorAtWork();
  for (const id of [workspaceId, another.id, uuidv7()]) {
    await expect(chooseWorkspace(ctx, { workspaceId: id })).rejects.toMatchObject({
      code: "NOT_FOUND",
      key: "workspaceNotFound",
    });
  }
  expect(await sees()).toBe("Luna");
});

test("whoever is removed while at work in a workspace sees nothing of it at the next click", async () => {
  const { ctx, userId, sees } = await noorAtWork();
  const { workspaceId, leaves } = await worksIn(userId, "Nova");
  await chooseWorkspace(ctx, { workspaceId });
  await leaves();
  expect(await sees()).toBeUndefined();
});

test("an owner makes another workspace, owns it and goes on in it", async () => {
  const { ctx, userId, sees } = await noorAtWork();
  const nova = { name: "Nova", timeZone: "Europe/Brussels", currency: "EUR" };
  const { workspaceId } = await foundWorkspace(ctx, nova);

  expect(await findWorkspace(systemCtx(workspaceId))).toMatchObject(nova);
  expect(await sees()).toBe("Nova");
  const [noor] = await ownerDb().select().from(members).where(eq(members.workspaceId, workspaceId));
  expect(noor).toMatchObject({ userId, roles: ["owner"], name: "Noor" });
  expect(await auditOf(workspaceId)).toMatchObject([
    { action: "workspace.created", memberId: noor!.id, subjectName: "Nova" },
  ]);
});

test("what changes about a workspace is recorded, and what does not is left out", async () => {
  const { luna, ctx } = await noorAtWork();
  const same = { name: "Luna", timeZone: "Europe/Madrid", currency: "USD" };
  await describeWorkspace(ctx, same);
  expect(await auditOf(luna.id)).toEqual([]);

  await describeWorkspace(ctx, { ...same, timeZone: "Europe/Paris" });
  expect(await findWorkspace(systemCtx(luna.id))).toMatchObject({ ...same, timeZone: "Europe/Paris" });
  expect(await auditOf(luna.id)).toMatchObject([
    {
      action: "workspace.changed",
      subjectName: "Luna",
      before: { timeZone: "Europe/Madrid" },
      after: { timeZone: "Europe/Paris" },
    },
  ]);
});
