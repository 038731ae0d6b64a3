import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { as, createMember, createSession, createWorkspace, ownerDb } from "@/db/factories";
import { allowances } from "@/db/schema/hall";
import { auditEntries, type members, users } from "@/db/schema/identity";
import { passwordResets } from "@/db/schema/proofs";
import { findMember } from "../find-member";
import { hashPassword, isPassword } from "../password";
import { choosePassword } from "../reset/choose-password";
import { resetTokens } from "../reset/send-reset-link";
import { changeName } from "./change-name";
import { changePassword } from "./change-password";
import { endOtherSessions } from "./end-other-sessions";
import { endSession } from "./end-session";
import { getAccount } from "./get-account";
import { listSessions } from "./list-sessions";

const firefox = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:141.0) Gecko/20100101 Firefox/141.0";
const iphone =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1";
const presentPassword = "a counter by the window";
const newPassword = "brood-kaas-fiets-maan";

let noor: typeof members.$inferSelect;
let here: string;

beforeEach(async () => {
  await ownerDb().delete(allowances);
  const luna = await createWorkspace();
  noor = await createMember(luna.id, "Noor");
  await ownerDb()
    .update(users)
    .set({ passwordHash: await hashPassword(presentPassword) })
    .where(sql`id = ${noor.userId}`);
  here = (await createSession(noor, { userAgent: firefox, ip: "203.0.113.7" })).id;
});

/** Noor's request, from the session that is called here. */
const ctx = () => {
  const { actor, ...rest } = as(noor);
  return { ...rest, actor: { ...actor, sessionId: here } };
};
const isOpen = async (sessionId: string) => Boolean(await findMember({ sessionId, userId: noor.userId }));
const recorded = async () => {
  const entries = await ownerDb().select().from(auditEntries).where(sql`workspace_id = ${noor.workspaceId}`);
  return entries.map(({ action, subjectName }) => ({ action, subjectName }));
};
const hashOf = async () => {
  const [user] = await ownerDb().select().from(users).where(sql`id = ${noor.userId}`);
  return user!.passwordHash;
};

describe("her sessions", () => {
  test("are listed with their device, this one first, without those that are over", async () => {
    const phone = await createSession(noor, { userAgent: iphone, lastSeenAt: new Date(Date.now() + 5000) });
    await createSession(noor, { endedAt: new Date() });
    await createSession(noor, { expiresAt: new Date(Date.now() - 1) });
    await createSession(await createMember(noor.workspaceId, "Jules"));
    expect(await listSessions(ctx())).toMatchObject([
      {
        id: here,
        isThis: true,
        ip: "203.0.113.7",
        device: { browser: "Firefox", system: "Windows", isPhone: false },
      },
      { id: phone.id, isThis: false, ip: null, device: { browser: "Safari", system: "iOS", isPhone: true } },
    ]);
  });

  test("end one by one, and all but this one at once; both are recorded", async () => {
    const [phone, tablet, desk] = [
      await createSession(noor, { userAgent: iphone }),
      await createSession(noor),
      await createSession(noor),
    ];
    await endSession(ctx(), { sessionId: phone.id });
    expect([await isOpen(phone.id), await isOpen(tablet.id)]).toEqual([false, true]);
    expect(await endOtherSessions(ctx())).toEqual({ endedCount: 2 });
    expect([await isOpen(here), await isOpen(tablet.id), await isOpen(desk.id)]).toEqual([
      true,
      false,
      false,
    ]);
    expect(await recorded()).toEqual([
      { action: "session.ended", subjectName: "Safari, iOS" },
      { action: "session.others_ended", subjectName: null },
    ]);
  });

  test("a colleague's is not found, nor one that is over", async () => {
    const jules = await createSession(await createMember(noor.workspaceId, "Jules"));
    const over = await createSession(noor, { endedAt: new Date() });
    for (const sessionId of [jules.id, over.id]) {
      await expect(endSession(ctx(), { sessionId })).rejects.toMatchObject({ key: "sessionNotFound" });
    }
    expect(await findMember({ sessionId: jules.id, userId: jules.userId })).toBeDefined();
  });
});

describe("her password", () => {
  test("changes for whoever knows the present one, and signs her out everywhere else", async () => {
    const phone = await createSession(noor);
    expect(await changePassword(ctx(), { presentPassword, newPassword })).toEqual({ endedCount: 1 });
    expect(await isPassword(newPassword, await hashOf())).toBe(true);
    expect([await isOpen(here), await isOpen(phone.id)]).toEqual([true, false]);
    expect(await recorded()).toEqual([{ action: "password.changed", subjectName: "Noor" }]);
  });

  test.each([
    ["presentPasswordWrong", { presentPassword: "not the password", newPassword }],
    ["passwordSame", { presentPassword, newPassword: presentPassword }],
    ["passwordShort", { presentPassword, newPassword: "short" }],
    ["passwordWeak", { presentPassword, newPassword: "password1234" }],
  ])("%s: nothing changes and nobody is signed out", async (key, input) => {
    const phone = await createSession(noor);
    await expect(changePassword(ctx(), input)).rejects.toMatchObject({ key });
    expect(await isPassword(presentPassword, await hashOf())).toBe(true);
    expect(await isOpen(phone.id)).toBe(true);
    expect(await recorded()).toEqual([]);
  });

  test("of two who change it at once, one does and the other is told that it is not the present one", async () => {
    const both = await Promise.allSettled(
      [newPassword, "another-brood-kaas-fiets"].map((password) =>
        changePassword(ctx(), { presentPassword, newPassword: password }),
      ),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(both.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { key: "presentPasswordWrong" },
    });
    expect(await recorded()).toHaveLength(1);
  });

  test("once changed, a link that lay in a mailbox leads nowhere", async () => {
    const { token, tokenHash } = resetTokens.newToken(noor.userId);
    await ownerDb()
      .insert(passwordResets)
      .values({
        id: crypto.randomUUID(),
        userId: noor.userId,
        secretHash: tokenHash,
        wasMailed: true,
        createdAt: new Date(),
        expiresAt: new Date(Date.now() + 3_600_000),
      });
    await changePassword(ctx(), { presentPassword, newPassword });
    await expect(
      choosePassword({ now: () => new Date() }, { token, password: "the finder's own password" }),
    ).rejects.toMatchObject({ key: "resetLinkOver" });
    expect(await isPassword(newPassword, await hashOf())).toBe(true);
  });

  test("cannot be guessed by somebody who found the screen open", async () => {
    const guess = () => changePassword(ctx(), { presentPassword: "not the password", newPassword });
    for (let count = 0; count < 10; count++) await expect(guess()).rejects.toMatchObject({ code: "INVALID" });
    await expect(changePassword(ctx(), { presentPassword, newPassword })).rejects.toMatchObject({
      code: "RATE_LIMITED",
    });
  });
});

test("her name changes for herself alone, and the former one is on record", async () => {
  const jules = await createMember(noor.workspaceId, "Jules");
  await changeName(ctx(), { name: "Noor Verhaegen" });
  expect(await getAccount(ctx())).toMatchObject({ name: "Noor Verhaegen", hasPassword: true });
  expect(await getAccount(as(jules))).toMatchObject({ name: "Jules", hasPassword: false });
  expect(await recorded()).toEqual([{ action: "member.name_changed", subjectName: "Noor Verhaegen" }]);
});
