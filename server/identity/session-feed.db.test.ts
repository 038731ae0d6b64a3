import { EventEmitter, on } from "node:events";
import { sql } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { createMember, createSession, createWorkspace, ownerDb } from "@/db/factories";
import type { members, sessions } from "@/db/schema/identity";
import { inTransaction, systemCtx } from "../context";
import { endSessions } from "./end-sessions";
import { findMember } from "./find-member";
import { whileSignedIn } from "./session-feed";

let noor: typeof members.$inferSelect;
let session: typeof sessions.$inferSelect;

beforeEach(async () => {
  const luna = await createWorkspace();
  noor = await createMember(luna.id, "Noor");
  session = await createSession(noor);
});

/** An open screen: what it has been told, and what became of it. */
function open(
  { id, userId }: { id: string; userId: string },
  isOpen: () => Promise<boolean> = async () => true,
) {
  const news = new EventEmitter();
  const told: unknown[] = [];
  const over = (async () => {
    for await (const [event] of whileSignedIn(on(news, "news"), { sessionId: id, userId, isOpen }))
      told.push(event);
  })().catch((error: { key?: string }) => error.key);
  return { news, told, over };
}

/** Our own LISTEN is there when something told through it is heard. */
async function heard() {
  const other = await createSession(noor);
  const screen = open(other);
  const again = setInterval(async () => {
    await ownerDb().execute(sql`select pg_notify('guichet_sessions', ${JSON.stringify([other.id])})`);
  }, 50);
  await screen.over;
  clearInterval(again);
}

test("an open screen is told what happens, and ends when its session does", async () => {
  await heard();
  const screen = open(session);
  screen.news.emit("news", "a customer wrote");
  await expect.poll(() => screen.told).toEqual(["a customer wrote"]);
  await endSessions(systemCtx(noor.workspaceId), { userId: noor.userId, why: "removed" });
  expect(await screen.over).toBe("signedOut");
  screen.news.emit("news", "another customer wrote");
  expect(screen.told).toEqual(["a customer wrote"]);
});

test("a screen of another session stays, and so does one whose end was taken back", async () => {
  await heard();
  const jules = await createMember(noor.workspaceId, "Jules");
  const [hers, his] = [open(session), open(await createSession(jules))];
  const broken = inTransaction(systemCtx(noor.workspaceId), async (ctx) => {
    await endSessions(ctx, { userId: jules.userId, why: "roles" });
    throw new Error("The change itself failed");
  });
  await expect(broken).rejects.toThrow("The change itself failed");
  await endSessions(systemCtx(noor.workspaceId), { userId: noor.userId, why: "roles" });
  expect(await hers.over).toBe("signedOut");
  his.news.emit("news", "a customer wrote");
  await expect.poll(() => his.told).toEqual(["a customer wrote"]);
});

test("after a gap in what we hear, a session that ended meanwhile is found out", {
  timeout: 20_000,
}, async () => {
  await heard();
  const isOpen = async () => Boolean(await findMember({ sessionId: session.id, userId: noor.userId }));
  const screen = open(session, isOpen);
  await ownerDb().execute(sql`update sessions set ended_at = now() where id = ${session.id}`);
  await ownerDb().execute(sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and query ilike 'listen%' and pid <> pg_backend_pid()`);
  expect(await screen.over).toBe("signedOut");
});
