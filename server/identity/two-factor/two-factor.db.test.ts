import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { as, createMember, createWorkspace, ownerDb } from "@/db/factories";
import { auditEntries, members, workspaces } from "@/db/schema/identity";
import { authenticators, recoveryCodes } from "@/db/schema/proofs";
import { asPerson, inTransaction, systemCtx } from "../../context";
import { createPerson } from "../reset/testing";
import { beginTwoFactor } from "./begin-two-factor";
import { confirmTwoFactor } from "./confirm-two-factor";
import { getTwoFactor } from "./get-two-factor";
import { renewRecoveryCodes } from "./renew-recovery-codes";
import { requireTwoFactor } from "./require-two-factor";
import { codeAt, createCarefulPerson, halfMinutes } from "./testing";
import { turnOffTwoFactor } from "./turn-off-two-factor";
import { withCode } from "./with-code";

const wrong = { code: "INVALID", key: "codeWrong", field: "code" };
const nothing = async () => "in";

async function anaIsCareful() {
  const luna = await createWorkspace();
  const ana = await createCarefulPerson(luna.id, "Ana");
  const enter = (code: string, atHalfMinute: number) =>
    withCode({ now: () => halfMinutes(atHalfMinute) }, ana.userId, code, nothing);
  return { luna, ana, enter };
}

test("the secret counts for nothing until a code made with it comes back", async () => {
  const luna = await createWorkspace();
  const ana = await createPerson(luna.id, "Ana");
  const ctx = as(ana.member, () => halfMinutes(0));
  const { secret, uri } = await beginTwoFactor(ctx);
  expect(uri).toContain(`secret=${secret}`);
  expect(uri).toContain(encodeURIComponent(ana.email));
  expect(await getTwoFactor(ctx)).toMatchObject({ since: null, recoveryCodesLeft: 0 });
  await expect(withCode(ctx, ana.userId, codeAt(secret, halfMinutes(0)), nothing)).rejects.toMatchObject(
    wrong,
  );

  await expect(confirmTwoFactor(ctx, { code: "000000" })).rejects.toMatchObject(wrong);
  const { recoveryCodes: codes } = await confirmTwoFactor(ctx, { code: codeAt(secret, halfMinutes(0)) });
  expect(new Set(codes).size).toBe(10);
  expect(await getTwoFactor(ctx)).toMatchObject({ since: halfMinutes(0), recoveryCodesLeft: 10 });
});

test("a secret that was confirmed is not replaced by beginning anew", async () => {
  const { ana, enter } = await anaIsCareful();
  await expect(beginTwoFactor(ana.at(1))).rejects.toMatchObject({ code: "CONFLICT", key: "twoFactorOn" });
  await expect(confirmTwoFactor(ana.at(2), { code: ana.code(2) })).rejects.toMatchObject({
    key: "twoFactorNotBegun",
  });
  expect(await enter(ana.code(3), 3)).toBe("in");
});

test("a code lets in once, and so does none that is older", async () => {
  const { ana, enter } = await anaIsCareful();
  await expect(enter(ana.code(0), 0)).rejects.toMatchObject(wrong);
  expect(await enter(ana.code(5), 5)).toBe("in");
  await expect(enter(ana.code(5), 5)).rejects.toMatchObject(wrong);
  await expect(enter(ana.code(4), 5)).rejects.toMatchObject(wrong);
  expect(await enter(ana.code(6), 5)).toBe("in");
});

test("of two who bring the same code at once, one is let in", async () => {
  const { ana, enter } = await anaIsCareful();
  const both = await Promise.allSettled([enter(ana.code(5), 5), enter(ana.code(5), 5)]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("clocks may differ by half a minute, not by more", async () => {
  const { ana, enter } = await anaIsCareful();
  await expect(enter(ana.code(8), 10)).rejects.toMatchObject(wrong);
  await expect(enter(ana.code(12), 10)).rejects.toMatchObject(wrong);
  expect(await enter(ana.code(9), 10)).toBe("in");
  expect(await enter(` ${ana.code(11).slice(0, 3)} ${ana.code(11).slice(3)}`, 10)).toBe("in");
});

test("a recovery code lets in once, however it is written", async () => {
  const { ana, enter } = await anaIsCareful();
  const [first, second] = ana.recoveryCodes as [string, string];
  expect(first).toMatch(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/);
  expect(await enter(first, 1)).toBe("in");
  await expect(enter(first, 1)).rejects.toMatchObject(wrong);
  expect(await enter(second.toUpperCase().replaceAll("-", " "), 1)).toBe("in");
  expect((await getTwoFactor(ana.at(1))).recoveryCodesLeft).toBe(8);
});

test("one person's codes let nobody else in", async () => {
  const { luna, ana } = await anaIsCareful();
  const beto = await createCarefulPerson(luna.id, "Beto");
  const enter = (code: string) => withCode({ now: () => halfMinutes(5) }, beto.userId, code, nothing);
  await expect(enter(ana.code(5))).rejects.toMatchObject(wrong);
  await expect(enter(ana.recoveryCodes[0]!)).rejects.toMatchObject(wrong);
});

test("new recovery codes need a code of the app, and the former ones are dead", async () => {
  const { ana, enter } = await anaIsCareful();
  await expect(renewRecoveryCodes(ana.at(1), { code: "123456" })).rejects.toMatchObject(wrong);
  const { recoveryCodes: fresh } = await renewRecoveryCodes(ana.at(1), { code: ana.code(1) });
  await expect(enter(ana.recoveryCodes[0]!, 2)).rejects.toMatchObject(wrong);
  expect(await enter(fresh[0]!, 2)).toBe("in");
});

test("turning it off needs the password and a code, and a wrong password does not use the code up", async () => {
  const { ana } = await anaIsCareful();
  const off = (password: string, code: string) => turnOffTwoFactor(ana.at(2), { password, code });
  await expect(off(ana.password, "123456")).rejects.toMatchObject(wrong);
  await expect(off("not hers", ana.code(2))).rejects.toMatchObject({
    key: "passwordWrong",
    field: "password",
  });
  await off(ana.password, ana.code(2));
  expect(await getTwoFactor(ana.at(3))).toMatchObject({ since: null, recoveryCodesLeft: 0 });
});

test("codes cannot be tried one after the other", async () => {
  const { ana, enter } = await anaIsCareful();
  const tries = Array.from({ length: 5 }, (_, n) => String(n).padStart(6, "0"));
  for (const code of tries) await expect(enter(code, 5)).rejects.toMatchObject(wrong);
  await expect(enter(ana.code(5), 5)).rejects.toMatchObject({ code: "RATE_LIMITED", key: "codesTooMany" });
});

test("right codes are not counted as tries", async () => {
  const { ana, enter } = await anaIsCareful();
  for (let n = 1; n <= 12; n++) expect(await enter(ana.code(n), n)).toBe("in");
});

test("neither the secret nor a recovery code can be read in the tables", async () => {
  const { ana } = await anaIsCareful();
  const [row] = await ownerDb().select().from(authenticators).where(eq(authenticators.userId, ana.userId));
  const codes = await ownerDb().select().from(recoveryCodes).where(eq(recoveryCodes.userId, ana.userId));
  expect(row!.sealedSecret.includes(ana.secret)).toBe(false);
  expect(codes).toHaveLength(10);
  for (const code of ana.recoveryCodes) expect(JSON.stringify(codes)).not.toContain(code);
});

test("a workspace sees who of its people has an authenticator, and nobody of another's", async () => {
  const { luna, ana } = await anaIsCareful();
  const nova = await createWorkspace({ name: "Nova" });
  const seenFrom = (workspaceId: string) =>
    inTransaction(systemCtx(workspaceId), (ctx) =>
      ctx.db.select({ userId: authenticators.userId }).from(authenticators),
    );
  expect(await seenFrom(luna.id)).toEqual([{ userId: ana.userId }]);
  expect(await seenFrom(nova.id)).toEqual([]);
  const inLuna = inTransaction(systemCtx(luna.id), (ctx) => ctx.db.delete(authenticators).returning());
  expect(await inLuna).toEqual([]);
  expect(
    await asPerson((await createMember(luna.id, "Beto")).userId, (db) => db.select().from(recoveryCodes)),
  ).toEqual([]);
});

test("each change is recorded wherever she works", async () => {
  const { luna, ana } = await anaIsCareful();
  const nova = await createWorkspace({ name: "Nova" });
  await ownerDb()
    .insert(members)
    .values({ ...ana.member, workspaceId: nova.id, id: crypto.randomUUID() });
  await renewRecoveryCodes(ana.at(1), { code: ana.code(1) });
  await turnOffTwoFactor(ana.at(2), { password: ana.password, code: ana.code(2) });
  const recorded = async (workspaceId: string) =>
    (
      await ownerDb()
        .select()
        .from(auditEntries)
        .where(eq(auditEntries.workspaceId, workspaceId))
        .orderBy(auditEntries.at)
    ).map(({ action }) => action);
  const later = ["two_factor.codes_renewed", "two_factor.turned_off"];
  expect(await recorded(luna.id)).toEqual(["two_factor.turned_on", ...later]);
  expect(await recorded(nova.id)).toEqual(later);
});

test("an owner asks it of everyone after she has it herself, once", async () => {
  const luna = await createWorkspace();
  const olga = await createPerson(luna.id, "Olga", ["owner"]);
  await expect(requireTwoFactor(as(olga.member), { isRequired: true })).rejects.toMatchObject({
    key: "twoFactorFirstOwn",
  });
  const paula = await createCarefulPerson(luna.id, "Paula", ["owner"]);
  await requireTwoFactor(paula.at(1), { isRequired: true });
  await requireTwoFactor(paula.at(2), { isRequired: true });
  const [row] = await ownerDb().select().from(workspaces).where(eq(workspaces.id, luna.id));
  expect(row?.twoFactorRequiredAt).toEqual(halfMinutes(1));
  const entries = await ownerDb()
    .select()
    .from(auditEntries)
    .where(eq(auditEntries.action, "two_factor.required"));
  expect(entries).toHaveLength(1);
  await requireTwoFactor(paula.at(3), { isRequired: false });
  expect(await getTwoFactor(paula.at(3))).toMatchObject({ isRequired: false });
});
