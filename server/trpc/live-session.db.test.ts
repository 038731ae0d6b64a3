import { expect, test } from "vitest";
import { createMember, createSession, createWorkspace } from "@/db/factories";
import { systemCtx } from "../context";
import { endSessions } from "../identity/end-sessions";
import { findMember } from "../identity/find-member";
import { roles } from "../identity/schemas";
import { createCaller } from "./router";
import { procedures } from "./testing";

const live = procedures.filter(([, { _def }]) => _def.type === "subscription").map(([path]) => path);

test("there is a live connection to try this with", () => {
  expect(live).not.toEqual([]);
});

test.each(live)("%s ends within seconds of its session", async (path) => {
  const luna = await createWorkspace();
  const noor = await createMember(luna.id, "Noor", [...roles]);
  const { id: sessionId, userId } = await createSession(noor);
  const signedIn = await findMember({ sessionId, userId });
  const caller = createCaller({ signedIn, requestId: "test" }, { signal: new AbortController().signal });
  const call = path.split(".").reduce<never>((at, name) => at[name] as never, caller as never);
  const events = (await (call as () => Promise<AsyncIterable<unknown>>)())[Symbol.asyncIterator]();

  const next = events.next().catch((error: { code: string }) => error.code);
  await endSessions(systemCtx(luna.id), { userId, why: "removed" });
  expect(await next).toBe("UNAUTHORIZED");
});
