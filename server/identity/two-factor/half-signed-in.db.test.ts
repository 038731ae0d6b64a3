import { eq } from "drizzle-orm";
import { decode } from "next-auth/jwt";
import { expect, test } from "vitest";
import { createWorkspace, ownerDb } from "@/db/factories";
import { users } from "@/db/schema/identity";
import { env } from "../../env";
import { createPerson } from "../reset/testing";
import { finishSignIn } from "./finish-sign-in";
import { halfSignIn, readHalf } from "./half-signed-in";
import { needsCode } from "./needs-code";
import { createCarefulPerson, halfMinutes } from "./testing";

const visit = { now: () => halfMinutes(3) };
const tooLate = { key: "signInTooLate" };

async function anaIsHalfIn() {
  const luna = await createWorkspace();
  const ana = await createCarefulPerson(luna.id, "Ana");
  return { luna, ana, ticket: await halfSignIn(ana.userId) };
}

test("a code is asked of those who have an authenticator, and of nobody else", async () => {
  const { luna, ana } = await anaIsHalfIn();
  const beto = await createPerson(luna.id, "Beto");
  expect([await needsCode(ana.userId), await needsCode(beto.userId)]).toEqual([true, false]);
});

test("the password and then the code make a sign-in", async () => {
  const { ana, ticket } = await anaIsHalfIn();
  expect(await finishSignIn(visit, ticket, ana.code(3))).toBe(ana.userId);
});

test("a recovery code does as well, once", async () => {
  const { ana, ticket } = await anaIsHalfIn();
  const [code] = ana.recoveryCodes as [string];
  expect(await finishSignIn(visit, ticket, code)).toBe(ana.userId);
  await expect(finishSignIn(visit, ticket, code)).rejects.toMatchObject({ key: "codeWrong" });
});

test("a code without the password is nothing, and neither is another person's", async () => {
  const { luna, ana } = await anaIsHalfIn();
  const beto = await createCarefulPerson(luna.id, "Beto");
  for (const ticket of [undefined, "", "x", "a.b.c.d.e"]) {
    await expect(finishSignIn(visit, ticket, ana.code(3))).rejects.toMatchObject(tooLate);
  }
  const his = await halfSignIn(beto.userId);
  await expect(finishSignIn(visit, his, ana.code(3))).rejects.toMatchObject({ key: "codeWrong" });
});

test("what says that she is half signed in opens no session", async () => {
  const { ticket } = await anaIsHalfIn();
  await expect(decode({ token: ticket, secret: env.GUICHET_AUTH_SECRET })).rejects.toThrow();
});

test("a new password ends a sign-in that is half done", async () => {
  const { ana, ticket } = await anaIsHalfIn();
  expect(await readHalf(ticket)).toBe(ana.userId);
  await ownerDb().update(users).set({ passwordHash: "another" }).where(eq(users.id, ana.userId));
  await expect(finishSignIn(visit, ticket, ana.code(3))).rejects.toMatchObject(tooLate);
});

test("codes cannot be tried with one password, however many tickets it gets", async () => {
  const { ana } = await anaIsHalfIn();
  for (let n = 0; n < 5; n++) {
    const ticket = await halfSignIn(ana.userId);
    await expect(finishSignIn(visit, ticket, `00000${n}`)).rejects.toMatchObject({ key: "codeWrong" });
  }
  const ticket = await halfSignIn(ana.userId);
  await expect(finishSignIn(visit, ticket, ana.code(3))).rejects.toMatchObject({ key: "codesTooMany" });
});
