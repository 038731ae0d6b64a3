import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { as, createMember, createWorkspace, ownerDb } from "@/db/factories";
import { auditEntries, invitations, members, users } from "@/db/schema/identity";
import { hashPassword } from "../password";
import { removeMember } from "../people/remove-member";
import { acceptInvitation } from "./accept-invitation";
import { invite } from "./invite";
import { join } from "./join";
import { listInvitations } from "./list-invitations";
import { openInvitation } from "./open-invitation";
import { resendInvitation } from "./resend-invitation";
import { withdrawInvitation } from "./withdraw-invitation";

const visit = { now: () => new Date(), origin: { ip: "203.0.113.7", userAgent: "Firefox" } };
const password = "a long enough phrase";
let sign = 0;
const addressOf = (name: string) => `${name.toLowerCase()}.${++sign}@luna.example`;

async function bakery() {
  const luna = await createWorkspace();
  const noor = await createMember(luna.id, "Noor", ["owner"]);
  return { luna, noor };
}

const tokenIn = (link = "") => {
  const [, token = ""] = link.split("#");
  return token;
};

/** Invites somebody without e-mail, and takes the secret from the link that is shown. */
async function invited(noor: Awaited<ReturnType<typeof createMember>>, email: string) {
  const { id, shownLink } = await invite(as(noor), { email, roles: ["agent"], language: "en" });
  return { invitationId: id, token: tokenIn(shownLink) };
}

async function createAccount(email: string) {
  const owner = await createMember((await createWorkspace({ name: "Nova" })).id, "Ana");
  await ownerDb()
    .update(users)
    .set({ email, passwordHash: await hashPassword(password) })
    .where(eq(users.id, owner.userId));
  return owner.userId;
}

const membersOf = (workspaceId: string) =>
  ownerDb()
    .select({ name: members.name, roles: members.roles, email: users.email, removedAt: members.removedAt })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(eq(members.workspaceId, workspaceId))
    .orderBy(members.createdAt);

const actionsOf = async (workspaceId: string) =>
  (
    await ownerDb()
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.workspaceId, workspaceId))
      .orderBy(auditEntries.id)
  ).map(({ action, subjectName, ip }) => `${action} ${subjectName}${ip ? ` from ${ip}` : ""}`);

test("a new person sees who asks her, chooses a password and works here with the roles she was offered", async () => {
  const { luna, noor } = await bakery();
  const email = addressOf("ana");
  const { shownLink } = await invite(as(noor), { email, roles: ["marketer", "agent"], language: "fr" });
  const token = tokenIn(shownLink);

  expect(await openInvitation({ token })).toMatchObject({
    workspaceName: "Luna",
    invitedBy: "Noor",
    email,
    roles: ["marketer", "agent"],
    hasAccount: false,
  });
  expect(await join(visit, { token, name: "Ana Peeters", password })).toEqual({ email });
  expect((await membersOf(luna.id))[1]).toMatchObject({
    name: "Ana Peeters",
    email,
    roles: ["marketer", "agent"],
  });
  expect(await listInvitations(as(noor))).toEqual([]);
  expect(await actionsOf(luna.id)).toEqual([
    `invitation.sent ${email}`,
    "member.joined Ana Peeters from 203.0.113.7",
  ]);
});

test("the link is kept as a hash only", async () => {
  const { luna, noor } = await bakery();
  const { token } = await invited(noor, addressOf("ana"));
  const rows = await ownerDb().select().from(invitations).where(eq(invitations.workspaceId, luna.id));
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows)).not.toContain(token);
});

test("the link begins with the address of the settings", async () => {
  const { noor } = await bakery();
  const { shownLink } = await invite(as(noor), { email: addressOf("ana"), roles: ["agent"], language: "en" });
  expect(shownLink).toMatch(
    new RegExp(`^${process.env.GUICHET_URL ?? "http://127.0.0.1:3000"}/invitation#[\\w-]{64}$`),
  );
});

test("a link works once, also for two who come at the same moment", async () => {
  const { luna, noor } = await bakery();
  const { token } = await invited(noor, addressOf("ana"));
  const tries = await Promise.allSettled(
    ["Ana", "Eve"].map((name) => join(visit, { token, name, password })),
  );
  expect(tries.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await membersOf(luna.id)).toHaveLength(2);
  await expect(join(visit, { token, name: "Eve", password })).rejects.toMatchObject({
    key: "invitationAccepted",
  });
});

test("a link is of no use after seven days, until it is sent again", async () => {
  const { noor } = await bakery();
  const email = addressOf("ana");
  const eightDaysAgo = () => new Date(Date.now() - 8 * 24 * 60 * 60 * 1000);
  const { id, shownLink } = await invite(as(noor, eightDaysAgo), { email, roles: ["agent"], language: "en" });
  const old = tokenIn(shownLink);
  const expired = { code: "CONFLICT", key: "invitationExpired" };
  await expect(openInvitation({ token: old })).rejects.toMatchObject(expired);
  await expect(join(visit, { token: old, name: "Ana", password })).rejects.toMatchObject(expired);

  const again = await resendInvitation(as(noor), { invitationId: id });
  await expect(openInvitation({ token: old })).rejects.toMatchObject({ key: "invitationGone" });
  expect(await openInvitation({ token: tokenIn(again.shownLink) })).toMatchObject({ email });
});

test("a link that was withdrawn says no more than one that never was", async () => {
  const { luna, noor } = await bakery();
  const email = addressOf("ana");
  const { token, invitationId } = await invited(noor, email);
  await withdrawInvitation(as(noor), { invitationId });
  const gone = { code: "NOT_FOUND", key: "invitationGone" };
  await expect(openInvitation({ token })).rejects.toMatchObject(gone);
  await expect(join(visit, { token, name: "Ana", password })).rejects.toMatchObject(gone);
  expect(await membersOf(luna.id)).toHaveLength(1);
  // The address is free for another invitation.
  await expect(invited(noor, email)).resolves.toBeDefined();
});

test.each(["", "x", "a".repeat(64), "🙂".repeat(16), "A".repeat(100)])(
  "%j leads nowhere, as a link",
  async (token) => {
    await expect(openInvitation({ token })).rejects.toMatchObject({ key: "invitationGone" });
  },
);

test("somebody who has an account joins with it, and its password stays", async () => {
  const { luna, noor } = await bakery();
  const email = addressOf("ana");
  const userId = await createAccount(email);
  const { token } = await invited(noor, email.toUpperCase());
  expect(await openInvitation({ token })).toMatchObject({ email, hasAccount: true });

  expect(await acceptInvitation(visit, userId, { token })).toEqual({ workspaceId: luna.id });
  expect((await membersOf(luna.id))[1]).toMatchObject({ name: "Ana", email });
});

test("an invitation for one address is not accepted by another account", async () => {
  const { luna, noor } = await bakery();
  const email = addressOf("ana");
  const { token } = await invited(noor, email);
  const eve = await createAccount(addressOf("eve"));
  await expect(acceptInvitation(visit, eve, { token })).rejects.toMatchObject({
    code: "FORBIDDEN",
    key: "invitationOfAnother",
    params: { email },
  });
  expect(await membersOf(luna.id)).toHaveLength(1);
  // It is still there for whom it was meant.
  await expect(join(visit, { token, name: "Ana", password })).resolves.toEqual({ email });
});

test("who has an account and is not signed in proves with its password that it is she", async () => {
  const { luna, noor } = await bakery();
  const email = addressOf("ana");
  await createAccount(email);
  const { token } = await invited(noor, email);
  await expect(join(visit, { token, name: "Eve", password: "another phrase" })).rejects.toMatchObject({
    key: "passwordWrong",
    field: "password",
  });
  await join(visit, { token, name: "Eve", password });
  expect((await membersOf(luna.id))[1]).toMatchObject({ name: "Ana", email });
});

test("passwords are not guessed through an invitation", async () => {
  const { noor } = await bakery();
  const email = addressOf("ana");
  await createAccount(email);
  const { token } = await invited(noor, email);
  const guesses: string[] = [];
  for (let guess = 0; guess < 8; guess++) {
    const { key } = (await join(visit, { token, name: "Eve", password: `guess number ${guess}` }).catch(
      (error: { key: string }) => error,
    )) as { key: string };
    guesses.push(key);
  }
  expect(guesses).toContain("triedTooOften");
  expect(guesses.at(-1)).toBe("triedTooOften");
});

test("a new password must be a good one", async () => {
  const { luna, noor } = await bakery();
  const { token } = await invited(noor, addressOf("ana"));
  await expect(join(visit, { token, name: "Ana", password: "short" })).rejects.toMatchObject({
    key: "passwordShort",
    field: "password",
  });
  expect(await membersOf(luna.id)).toHaveLength(1);
});

test("who worked here before is the same member again", async () => {
  const { luna, noor } = await bakery();
  const email = addressOf("ana");
  const userId = await createAccount(email);
  const comes = async () => acceptInvitation(visit, userId, { token: (await invited(noor, email)).token });
  const anas = async () =>
    ownerDb()
      .select()
      .from(members)
      .where(and(eq(members.userId, userId), eq(members.workspaceId, luna.id)));
  await comes();
  const [first] = await anas();
  await removeMember(as(noor), { memberId: first!.id });
  await comes();
  expect(await anas()).toMatchObject([{ id: first!.id, removedAt: null }]);
});

test("a member, and somebody who was invited already, are not invited twice", async () => {
  const { noor } = await bakery();
  const email = addressOf("ana");
  const { token } = await invited(noor, email);
  await expect(invited(noor, email)).rejects.toMatchObject({ key: "alreadyInvited", field: "email" });
  await join(visit, { token, name: "Ana", password });
  await expect(invited(noor, email)).rejects.toMatchObject({
    key: "alreadyMember",
    params: { name: "Ana" },
    field: "email",
  });
});

test("nobody's mailbox is flooded with invitations", async () => {
  const { noor } = await bakery();
  const email = addressOf("ana");
  const outcomes: string[] = [];
  for (let round = 0; round < 7; round++) {
    const outcome = await invited(noor, email).catch((error: { key: string }) => error.key);
    outcomes.push(typeof outcome === "string" ? outcome : "sent");
    if (typeof outcome !== "string") await withdrawInvitation(as(noor), outcome);
  }
  expect(outcomes).toEqual([...Array(5).fill("sent"), "invitedTooOften", "invitedTooOften"]);
});

test("a workspace sends no letters to everybody by inviting and withdrawing", {
  timeout: 60_000,
}, async () => {
  const { noor } = await bakery();
  for (let count = 0; count < 100; count++) {
    const { invitationId } = await invited(noor, addressOf("stranger"));
    await withdrawInvitation(as(noor), { invitationId });
  }
  await expect(invited(noor, addressOf("stranger"))).rejects.toMatchObject({ key: "triedTooOften" });
  const other = await bakery();
  await expect(invited(other.noor, addressOf("ana"))).resolves.toBeDefined();
});

test("an invitation of another workspace is not there", async () => {
  const { noor } = await bakery();
  const other = await bakery();
  const { invitationId, token } = await invited(other.noor, addressOf("ana"));
  for (const change of [resendInvitation, withdrawInvitation]) {
    await expect(change(as(noor), { invitationId })).rejects.toMatchObject({ key: "invitationNotFound" });
  }
  await expect(openInvitation({ token })).resolves.toBeDefined();
});
