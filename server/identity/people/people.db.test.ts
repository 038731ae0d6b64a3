import { eq, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { expect, test } from "vitest";
import { as, createConversation, createMember, createWorkspace, ownerDb } from "@/db/factories";
import { auditEntries, members, sessions } from "@/db/schema/identity";
import { claimConversation } from "../../inbox/claim-conversation";
import { createCaller } from "../../trpc/router";
import type { Role } from "../schemas";
import { changeRoles } from "./change-roles";
import { listMembers } from "./list-members";
import { removeMember } from "./remove-member";

type Member = Awaited<ReturnType<typeof createMember>>;

async function bakery() {
  const luna = await createWorkspace();
  const noor = await createMember(luna.id, "Noor", ["owner"]);
  const beto = await createMember(luna.id, "Beto", ["agent"]);
  return { luna, noor, beto };
}

const rolesOf = async ({ id }: Member) => {
  const [row] = await ownerDb().select().from(members).where(eq(members.id, id));
  return row?.removedAt ? "removed" : row?.roles;
};

const auditOf = async (workspaceId: string) =>
  ownerDb()
    .select({
      action: auditEntries.action,
      memberId: auditEntries.memberId,
      name: auditEntries.subjectName,
      before: auditEntries.before,
      after: auditEntries.after,
    })
    .from(auditEntries)
    .where(eq(auditEntries.workspaceId, workspaceId))
    .orderBy(auditEntries.id);

/** Signs a member in, in her own workspace or in another of hers. */
async function signsIn({ userId, workspaceId }: Member, chosenWorkspaceId = workspaceId) {
  const id = uuidv7();
  await ownerDb()
    .insert(sessions)
    .values({ id, userId, chosenWorkspaceId, expiresAt: sql`now() + interval '1 hour'` });
  return async () => {
    const [session] = await ownerDb().select().from(sessions).where(eq(sessions.id, id));
    return session?.endedWhy ?? "open";
  };
}

/** Calls procedures as this member, through the door. */
function callerOf(member: Member) {
  const { id, name, roles, workspaceId, userId } = member;
  return createCaller({
    signedIn: {
      sessionId: uuidv7(),
      lacksTwoFactor: false,
      user: { id: userId, email: `${name.toLowerCase()}@luna.example` },
      member: { id, name, roles },
      workspace: { id: workspaceId, name: "Luna", timeZone: "Europe/Madrid", currency: "EUR" },
    },
    requestId: "test",
  });
}

test("a member can have several roles, and signs in again with them", async () => {
  const { luna, noor, beto } = await bakery();
  const session = await signsIn(beto);
  await changeRoles(as(noor), { memberId: beto.id, roles: ["agent", "marketer", "agent"] });

  expect(await rolesOf(beto)).toEqual(["marketer", "agent"]);
  expect(await session()).toBe("roles");
  expect(await auditOf(luna.id)).toEqual([
    {
      action: "member.roles_changed",
      memberId: noor.id,
      name: "Beto",
      before: { roles: ["agent"] },
      after: { roles: ["marketer", "agent"] },
    },
  ]);
});

test("the same roles again change nothing and end no session", async () => {
  const { luna, noor, beto } = await bakery();
  const session = await signsIn(beto);
  await changeRoles(as(noor), { memberId: beto.id, roles: ["agent"] });
  expect(await session()).toBe("open");
  expect(await auditOf(luna.id)).toEqual([]);
});

test("who is removed is signed out here and now, and stays signed in where she still works", async () => {
  const { luna, noor, beto } = await bakery();
  const nova = await createWorkspace({ name: "Nova" });
  const [here, elsewhere] = [await signsIn(beto), await signsIn(beto, nova.id)];
  await removeMember(as(noor), { memberId: beto.id });

  expect(await rolesOf(beto)).toBe("removed");
  expect(await here()).toBe("removed");
  expect(await elsewhere()).toBe("open");
  expect((await listMembers(as(noor))).map(({ name }) => name)).toEqual(["Noor"]);
  expect(await auditOf(luna.id)).toMatchObject([
    { action: "member.removed", name: "Beto", before: { roles: ["agent"] } },
  ]);
});

test("the conversations of a member who leaves are free for the others", async () => {
  const { luna, noor, beto } = await bakery();
  const { id: conversationId } = await createConversation(luna.id);
  await claimConversation(as(beto), { conversationId });

  expect(await callerOf(noor).people.remove({ memberId: beto.id })).toEqual({ released: 1 });
  const ana = await createMember(luna.id, "Ana");
  await expect(claimConversation(as(ana), { conversationId })).resolves.toMatchObject({ memberId: ana.id });
});

test("who may answer no longer gives back what she has; who still may keeps it", async () => {
  const { luna, noor, beto } = await bakery();
  const { id: conversationId } = await createConversation(luna.id);
  await claimConversation(as(beto), { conversationId });
  const change = (roles: Role[]) => callerOf(noor).people.changeRoles({ memberId: beto.id, roles });

  expect(await change(["agent", "finance"])).toEqual({ released: 0 });
  expect(await change(["finance"])).toEqual({ released: 1 });
});

test("the last owner can neither be removed nor demoted, by nobody and not by herself", async () => {
  const { noor } = await bakery();
  const lastOwner = { code: "CONFLICT", key: "lastOwner", params: { name: "Noor" } };
  await expect(removeMember(as(noor), { memberId: noor.id })).rejects.toMatchObject(lastOwner);
  await expect(changeRoles(as(noor), { memberId: noor.id, roles: ["agent"] })).rejects.toMatchObject(
    lastOwner,
  );
  expect(await rolesOf(noor)).toEqual(["owner"]);
});

test("one of two owners may go", async () => {
  const { luna, noor } = await bakery();
  const ines = await createMember(luna.id, "Inès", ["owner", "finance"]);
  await changeRoles(as(noor), { memberId: noor.id, roles: ["agent"] });
  expect(await rolesOf(noor)).toEqual(["agent"]);
  expect(await rolesOf(ines)).toEqual(["owner", "finance"]);
});

test("of two owners who demote each other at once, one stays owner", async () => {
  for (let round = 0; round < 10; round++) {
    const luna = await createWorkspace();
    const [noor, ines] = await Promise.all([
      createMember(luna.id, "Noor", ["owner"]),
      createMember(luna.id, "Inès", ["owner"]),
    ]);
    const clicks = await Promise.allSettled([
      changeRoles(as(noor), { memberId: ines.id, roles: ["agent"] }),
      changeRoles(as(ines), { memberId: noor.id, roles: ["agent"] }),
    ]);
    expect(clicks.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect([await rolesOf(noor), await rolesOf(ines)].flat().sort()).toEqual(["agent", "owner"]);
  }
});

test("of two owners who leave at once, one has to stay", async () => {
  for (let round = 0; round < 10; round++) {
    const luna = await createWorkspace();
    const [noor, ines] = await Promise.all([
      createMember(luna.id, "Noor", ["owner"]),
      createMember(luna.id, "Inès", ["owner"]),
    ]);
    const clicks = await Promise.allSettled(
      [noor, ines].map((owner) => removeMember(as(owner), { memberId: owner.id })),
    );
    expect(clicks.filter(({ status }) => status === "rejected")).toMatchObject([
      { reason: { key: "lastOwner" } },
    ]);
  }
});

test("an owner who was demoted meanwhile decides nothing any more", async () => {
  const { luna, noor, beto } = await bakery();
  const ines = await createMember(luna.id, "Inès", ["owner"]);
  await changeRoles(as(noor), { memberId: ines.id, roles: ["agent"] });
  // Her page still believes that she is one.
  await expect(removeMember(as(ines), { memberId: beto.id })).rejects.toMatchObject({
    code: "FORBIDDEN",
    key: "ownerNoMore",
  });
  expect(await rolesOf(beto)).toEqual(["agent"]);
});

test("a member of another workspace, and one who has left, are not there", async () => {
  const { noor, beto } = await bakery();
  const stranger = (await bakery()).beto;
  const notFound = { code: "NOT_FOUND", key: "memberNotFound" };
  await expect(removeMember(as(noor), { memberId: stranger.id })).rejects.toMatchObject(notFound);
  await removeMember(as(noor), { memberId: beto.id });
  await expect(changeRoles(as(noor), { memberId: beto.id, roles: ["owner"] })).rejects.toMatchObject(
    notFound,
  );
  expect(await rolesOf(stranger)).toEqual(["agent"]);
});
