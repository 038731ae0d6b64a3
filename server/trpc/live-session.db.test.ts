import { eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { expect, test } from "vitest";
import { as, createMember, createSession, createWorkspace, ownerDb } from "@/db/factories";
import { members } from "@/db/schema/identity";
import { systemCtx } from "../context";
import { endSessions } from "../identity/end-sessions";
import { findMember } from "../identity/find-member";
import { roles } from "../identity/schemas";
import { chooseWorkspace } from "../identity/workspaces/choose-workspace";
import { createCaller } from "./router";
import { procedures } from "./testing";

const live = procedures.filter(([, { _def }]) => _def.type === "subscription").map(([path]) => path);

test("there is a live connection to try this with", () => {
  expect(live).not.toEqual([]);
});

/** Listens as whoever is signed in now, until that ends; answers how it ended. */
async function listen(path: string, session: { sessionId: string; userId: string }) {
  const signedIn = await findMember(session);
  const caller = createCaller({ signedIn, requestId: "test" }, { signal: new AbortController().signal });
  const call = path.split(".").reduce<never>((at, name) => at[name] as never, caller as never);
  const events = await (call as () => Promise<AsyncIterable<unknown>>)();
  const over = (async () => {
    for await (const _ of events);
  })().catch((error: { code: string }) => error.code);
  return { over };
}

test.each(live)("%s ends within seconds of its session", async (path) => {
  const luna = await createWorkspace();
  const noor = await createMember(luna.id, "Noor", [...roles]);
  const { id: sessionId, userId } = await createSession(noor);
  const { over } = await listen(path, { sessionId, userId });
  await endSessions(systemCtx(luna.id), { userId, why: "removed" });
  expect(await over).toBe("UNAUTHORIZED");
});

test.each(live)(
  "%s ends for whoever is removed, though she had gone on to another workspace",
  async (path) => {
    const luna = await createWorkspace();
    const nova = await createWorkspace({ name: "Nova" });
    const noor = await createMember(luna.id, "Noor", [...roles]);
    const { userId } = noor;
    await ownerDb()
      .insert(members)
      .values({ workspaceId: nova.id, id: uuidv7(), userId, name: "Noor", roles: ["agent"] });
    const { id: sessionId } = await createSession(noor);
    const ctx = as(noor);

    const atLuna = await listen(path, { sessionId, userId });
    await chooseWorkspace({ ...ctx, actor: { ...ctx.actor, sessionId } }, { workspaceId: nova.id });
    const atNova = await listen(path, { sessionId, userId });
    await ownerDb().update(members).set({ removedAt: new Date() }).where(eq(members.id, noor.id));
    await endSessions(systemCtx(luna.id), { userId, why: "removed" });

    expect(await atLuna.over).toBe("UNAUTHORIZED");
    const still = new Promise((resolve) => setTimeout(resolve, 300, "listening"));
    expect(await Promise.race([atNova.over, still])).toBe("listening");
  },
);
