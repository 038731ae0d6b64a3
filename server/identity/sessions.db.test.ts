import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { as, createMember, createSession, createWorkspace, ownerDb } from "@/db/factories";
import { auditEntries, members, sessions } from "@/db/schema/identity";
import { asPerson, database, inTransaction, systemCtx } from "../context";
import { endOwnSessions, endSessions } from "./end-sessions";
import { findMember } from "./find-member";
import { forgetSessions } from "./forget-sessions";
import { startSession } from "./start-session";

type Member = typeof members.$inferSelect;
let luna: Awaited<ReturnType<typeof createWorkspace>>;
let noor: Member;

beforeEach(async () => {
  luna = await createWorkspace();
  noor = await createMember(luna.id, "Noor", ["owner"]);
});

const enter = async (member: Member) => (await startSession({ userId: member.userId }))!.sessionId;
const isOpen = async (sessionId: string, { userId }: Member) =>
  Boolean(await findMember({ sessionId, userId }));
const rowOf = async (sessionId: string) => {
  const [row] = await ownerDb().select().from(sessions).where(sql`id = ${sessionId}`);
  return row!;
};

/** The same person at work for another workspace too. */
async function alsoIn(name: string, { userId }: Member): Promise<Member> {
  const { id } = await createWorkspace({ name });
  const elsewhere = await createMember(id, name, ["agent"]);
  const [member] = await ownerDb()
    .update(members)
    .set({ userId })
    .where(sql`id = ${elsewhere.id}`)
    .returning();
  return member!;
}

test("a session says who, in which workspace, with the rights of this moment", async () => {
  const sessionId = await enter(noor);
  const signedIn = await findMember({ sessionId, userId: noor.userId });
  expect(signedIn).toMatchObject({
    sessionId,
    user: { id: noor.userId },
    member: { id: noor.id, name: "Noor", roles: ["owner"] },
    workspace: { id: luna.id, name: "Luna" },
  });
  await ownerDb()
    .update(members)
    .set({ roles: ["finance"] })
    .where(sql`id = ${noor.id}`);
  expect((await findMember({ sessionId, userId: noor.userId }))?.member.roles).toEqual(["finance"]);
  await ownerDb().update(members).set({ removedAt: new Date() }).where(sql`id = ${noor.id}`);
  expect(await findMember({ sessionId, userId: noor.userId })).toBeUndefined();
});

test("each sign-in is a session of its own, recorded with its address", async () => {
  const origin = { ip: "203.0.113.7", userAgent: "Firefox" };
  const [first, second] = [
    await startSession({ userId: noor.userId, origin }),
    await startSession({ userId: noor.userId, origin }),
  ];
  expect(first!.sessionId).not.toBe(second!.sessionId);
  expect(await rowOf(first!.sessionId)).toMatchObject(origin);
  const entries = await ownerDb().select().from(auditEntries).where(sql`workspace_id = ${luna.id}`);
  expect(entries.map(({ action, memberId, ip }) => ({ action, memberId, ip }))).toEqual(
    Array.from({ length: 2 }, () => ({ action: "session.started", memberId: noor.id, ip: origin.ip })),
  );
});

test("whoever works nowhere gets no session; whoever works in two places comes back to the last", async () => {
  const nova = await alsoIn("Nova", noor);
  expect((await startSession({ userId: noor.userId }))!.workspaceId).toBe(luna.id);
  await createSession(nova, { lastSeenAt: new Date(Date.now() + 1000) });
  expect((await startSession({ userId: noor.userId }))!.workspaceId).toBe(nova.workspaceId);
  await ownerDb().update(members).set({ removedAt: new Date() }).where(sql`user_id = ${noor.userId}`);
  expect(await startSession({ userId: noor.userId })).toBeUndefined();
});

test("a session is over after its time, however busy it was", async () => {
  const { id } = await createSession(noor, { expiresAt: new Date(Date.now() - 1000) });
  expect(await isOpen(id, noor)).toBe(false);
});

test("another person's session opens nothing, nor does one made up", async () => {
  const jules = await createMember(luna.id, "Jules");
  const sessionId = await enter(noor);
  expect(await isOpen(sessionId, jules)).toBe(false);
  expect(await isOpen(crypto.randomUUID(), noor)).toBe(false);
});

test("when it was seen last is kept to the minute, with where", async () => {
  const old = new Date(Date.now() - 3_600_000);
  const { id } = await createSession(noor, { lastSeenAt: old, ip: "198.51.100.1" });
  await findMember({ sessionId: id, userId: noor.userId }, { ip: "203.0.113.7", userAgent: "Firefox" });
  const seen = await rowOf(id);
  expect(seen.ip).toBe("203.0.113.7");
  expect(seen.lastSeenAt.getTime()).toBeGreaterThan(Date.now() - 60_000);
  await findMember({ sessionId: id, userId: noor.userId }, { ip: "198.51.100.9", userAgent: "Firefox" });
  expect(await rowOf(id)).toEqual(seen);
});

describe("ending sessions", () => {
  test("a new password ends all but the one it was changed in, in every workspace", async () => {
    const nova = await alsoIn("Nova", noor);
    const [here, there] = [await enter(noor), await enter(noor)];
    const { id: elsewhere } = await createSession(nova);
    expect(await endSessions(as(noor), { userId: noor.userId, why: "password", except: here })).toBe(2);
    expect([await isOpen(here, noor), await isOpen(there, noor), await isOpen(elsewhere, noor)]).toEqual([
      true,
      false,
      false,
    ]);
    expect(await rowOf(there)).toMatchObject({ endedWhy: "password", endedAt: expect.any(Date) });
  });

  test.each(["roles", "removed"] as const)("%s: only where she worked for this workspace", async (why) => {
    const nova = await alsoIn("Nova", noor);
    const sessionId = await enter(noor);
    const { id: elsewhere } = await createSession(nova);
    await endSessions(systemCtx(luna.id), { userId: noor.userId, why });
    expect([await isOpen(sessionId, noor), await isOpen(elsewhere, nova)]).toEqual([false, true]);
  });

  test("it happens with the change that asks for it, or not at all", async () => {
    const sessionId = await enter(noor);
    const broken = inTransaction(systemCtx(luna.id), async (ctx) => {
      await endSessions(ctx, { userId: noor.userId, why: "roles" });
      throw new Error("The change itself failed");
    });
    await expect(broken).rejects.toThrow("The change itself failed");
    expect(await isOpen(sessionId, noor)).toBe(true);
  });

  test("a person ends her own and nobody else's", async () => {
    const jules = await createMember(luna.id, "Jules");
    const [hers, his] = [await enter(noor), await enter(jules)];
    const ended = await asPerson(noor.userId, (db) =>
      endOwnSessions(db, { userId: jules.userId, sessionId: his, why: "revoked" }),
    );
    expect([ended, await isOpen(hers, noor), await isOpen(his, jules)]).toEqual([0, true, true]);
  });

  test("what ended once keeps its reason", async () => {
    const sessionId = await enter(noor);
    for (const why of ["revoked", "password"] as const) {
      await endSessions(as(noor), { userId: noor.userId, why });
    }
    expect((await rowOf(sessionId)).endedWhy).toBe("revoked");
  });
});

describe("sessions in the database", () => {
  test("are seen by their person and by the workspace she chose, and by nobody else", async () => {
    const nova = await createWorkspace({ name: "Nova" });
    const jules = await createMember(nova.id, "Jules");
    const sessionId = await enter(noor);
    const seenIn = (workspaceId: string) =>
      inTransaction(systemCtx(workspaceId), (ctx) => ctx.db.select({ id: sessions.id }).from(sessions));
    expect(await seenIn(luna.id)).toEqual([{ id: sessionId }]);
    expect(await seenIn(nova.id)).toEqual([]);
    expect(await asPerson(jules.userId, (db) => db.select().from(sessions))).toEqual([]);
    expect(await database().db.select().from(sessions)).toEqual([]);
  });

  test("cannot be moved by one workspace into another", async () => {
    const nova = await createWorkspace({ name: "Nova" });
    await enter(noor);
    const move = inTransaction(systemCtx(luna.id), (ctx) =>
      ctx.db.update(sessions).set({ chosenWorkspaceId: nova.id }),
    );
    await expect(move).rejects.toMatchObject({ cause: { code: "42501" } });
  });
});

test("what has been over for a month is forgotten, what is newer is not", async () => {
  const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);
  await createSession(noor, { expiresAt: daysAgo(31) });
  const recent = await createSession(noor, { expiresAt: daysAgo(29) });
  await forgetSessions();
  const left = await ownerDb()
    .select({ id: sessions.id })
    .from(sessions)
    .where(sql`user_id = ${noor.userId}`);
  expect(left.map(({ id }) => id)).toEqual([recent.id]);
});
