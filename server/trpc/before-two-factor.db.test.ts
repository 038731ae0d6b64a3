import { expect, test } from "vitest";
import { as, createWorkspace } from "@/db/factories";
import { findMember } from "../identity/find-member";
import { mayCallBeforeTwoFactor } from "../identity/permissions";
import { createPerson } from "../identity/reset/testing";
import { startSession } from "../identity/start-session";
import { requireTwoFactor } from "../identity/two-factor/require-two-factor";
import { codeAt, createCarefulPerson } from "../identity/two-factor/testing";
import { createCaller } from "./router";
import { type Call, outcome, procedures } from "./testing";

async function signedInWithoutFactor() {
  const luna = await createWorkspace();
  const olga = await createCarefulPerson(luna.id, "Olga", ["owner"]);
  const ana = await createPerson(luna.id, "Ana", ["owner", "marketer", "finance", "agent"]);
  const session = (await startSession({ userId: ana.userId }))!;
  const look = async () => (await findMember({ sessionId: session.sessionId, userId: ana.userId }))!;
  const require = (isRequired: boolean) => requireTwoFactor(as(olga.member), { isRequired });
  return { ana, look, require };
}

test("who lacks the second factor is known from the moment it is asked for until it is there", async () => {
  const { look, require } = await signedInWithoutFactor();
  expect((await look()).lacksTwoFactor).toBe(false);
  await require(true);
  expect((await look()).lacksTwoFactor).toBe(true);

  const caller = createCaller({ signedIn: await look(), requestId: "test" });
  const { secret } = await caller.twoFactor.begin();
  expect((await look()).lacksTwoFactor).toBe(true);
  await caller.twoFactor.confirm({ code: codeAt(secret, new Date()) });
  expect((await look()).lacksTwoFactor).toBe(false);
});

test("until then nothing is open but what leads to it, and no longer than it is asked for", async () => {
  const { look, require } = await signedInWithoutFactor();
  const callable = async () => {
    const caller = createCaller(
      { signedIn: await look(), requestId: "test" },
      { signal: AbortSignal.timeout(200) },
    );
    const open: string[] = [];
    for (const [path, { _def }] of procedures) {
      if (_def.type === "subscription") continue;
      const call = path.split(".").reduce<never>((at, name) => at[name] as never, caller as never) as Call;
      // The right is checked before the input, so nonsense is enough to tell who gets past.
      if (_def.inputs.length > 0 && (await outcome(call, { nonsense: true })) !== "FORBIDDEN")
        open.push(path);
    }
    return open;
  };
  const before = await callable();
  await require(true);
  const during = await callable();
  expect(during.length).toBeGreaterThan(0);
  // The ways in are open to everyone.
  const waysIn = /^(reset\.(ask|choose)|invitation\.(open|join)|savedReports\.stopMailByLink|firstOwner\.)/;
  expect(during.filter((path) => !mayCallBeforeTwoFactor(path) && !waysIn.test(path))).toEqual([]);
  await require(false);
  expect(await callable()).toEqual(before);
});
