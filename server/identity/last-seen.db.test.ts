import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { createMember, createSession, createWorkspace, ownerDb } from "@/db/factories";
import { sessions } from "@/db/schema/identity";
import { readOnly, systemCtx } from "../context";
import { lastSeenOf } from "./last-seen";
import { markSeen } from "./stay-seen";

const longAgo = new Date("2026-01-01T08:00:00Z");

async function open() {
  const { id } = await createWorkspace();
  const ana = await createMember(id, "Ana", ["agent"]);
  const session = await createSession(ana, { lastSeenAt: longAgo });
  const seen = (role: "agent" | "owner") => readOnly(systemCtx(id), (ctx) => lastSeenOf(ctx, [role]));
  return { ana, session, seen };
}

test("an open screen keeps its member here, in the roles that she has", async () => {
  const { ana, session, seen } = await open();
  expect(await seen("agent")).toEqual(longAgo);
  expect(await seen("owner")).toBeNull();
  await markSeen({ sessionId: session.id, userId: ana.userId });
  expect((await seen("agent"))?.getTime()).toBeGreaterThan(Date.now() - 60_000);
});

test("a session that has ended shows nobody, and no open screen brings it back", async () => {
  const { ana, session, seen } = await open();
  await ownerDb().update(sessions).set({ endedAt: new Date() }).where(eq(sessions.id, session.id));
  await markSeen({ sessionId: session.id, userId: ana.userId });
  expect(await seen("agent")).toBeNull();
  const [row] = await ownerDb().select().from(sessions).where(eq(sessions.id, session.id));
  expect(row?.lastSeenAt).toEqual(longAgo);
});
