import type { PostgresJsDatabase } from "drizzle-orm/postgres-js";
import { v7 as uuidv7 } from "uuid";
import { channelRoutes, phoneNumbers, whatsappAccounts } from "./schema/channels";
import { members, sessions, users, workspaces } from "./schema/identity";
import { contactIdentities, contacts, conversations } from "./schema/messaging";

let owner: PostgresJsDatabase | undefined;

/** The factories write as the database's owner, whom row-level security of the application's role does not bind. */
export const arrangeWith = (db: PostgresJsDatabase) => {
  owner = db;
};

export function ownerDb(): PostgresJsDatabase {
  if (!owner) throw new Error("No test database: is this file named *.db.test.ts?");
  return owner;
}

let digits = 0;
const nextDigits = () => String(++digits).padStart(6, "0");

export async function createWorkspace(values: Partial<typeof workspaces.$inferInsert> = {}) {
  const [workspace] = await ownerDb()
    .insert(workspaces)
    .values({ id: uuidv7(), name: "Luna", timeZone: "Europe/Madrid", currency: "USD", ...values })
    .returning();
  return workspace!;
}

export async function createMember(
  workspaceId: string,
  name: string,
  roles: (typeof members.$inferInsert)["roles"] = ["agent"],
) {
  const [user] = await ownerDb()
    .insert(users)
    .values({
      id: uuidv7(),
      email: `${name.toLowerCase()}.${nextDigits()}@luna.example`,
      name,
      passwordHash: "",
    })
    .returning();
  const [member] = await ownerDb()
    .insert(members)
    .values({ workspaceId, id: uuidv7(), userId: user!.id, name, roles })
    .returning();
  return member!;
}

/** Where a member is signed in. */
export async function createSession(
  member: typeof members.$inferSelect,
  values: Partial<typeof sessions.$inferInsert> = {},
) {
  const [session] = await ownerDb()
    .insert(sessions)
    .values({
      id: uuidv7(),
      userId: member.userId,
      chosenWorkspaceId: member.workspaceId,
      expiresAt: new Date(Date.now() + 3_600_000),
      ...values,
    })
    .returning();
  return session!;
}

/** The context of a member's request. */
export const as = (member: typeof members.$inferSelect, now: () => Date = () => new Date()) => ({
  workspaceId: member.workspaceId,
  actor: {
    kind: "member" as const,
    memberId: member.id,
    userId: member.userId,
    sessionId: uuidv7(),
    roles: member.roles,
  },
  now,
});

export async function createNumber(
  workspaceId: string,
  values: Partial<typeof phoneNumbers.$inferInsert> = {},
) {
  const [account] = await ownerDb()
    .insert(whatsappAccounts)
    .values({
      workspaceId,
      id: uuidv7(),
      wabaId: `20${nextDigits()}`,
      name: "Luna",
      currency: "USD",
      timeZone: "Europe/Madrid",
    })
    .returning();
  const [number] = await ownerDb()
    .insert(phoneNumbers)
    .values({
      workspaceId,
      id: uuidv7(),
      accountId: account!.id,
      metaPhoneNumberId: `10${nextDigits()}`,
      displayNumber: `34910${nextDigits()}`,
      verifiedName: "Luna",
      ...values,
    })
    .returning();
  await ownerDb()
    .insert(channelRoutes)
    .values([
      { kind: "account", metaId: account!.wabaId, workspaceId, channelId: account!.id },
      { kind: "number", metaId: number!.metaPhoneNumberId, workspaceId, channelId: number!.id },
    ]);
  return { ...number!, wabaId: account!.wabaId };
}

export async function createContact(workspaceId: string, values: Partial<typeof contacts.$inferInsert> = {}) {
  const waId = values.waId === undefined ? `34600${nextDigits()}` : values.waId;
  const [contact] = await ownerDb()
    .insert(contacts)
    .values({ workspaceId, id: uuidv7(), name: "Carmen", country: "ES", ...values, waId })
    .returning();
  const identities = [
    { kind: "waId" as const, value: contact!.waId },
    { kind: "userId" as const, value: contact!.userId },
  ].flatMap(({ kind, value }) =>
    value ? [{ workspaceId, id: uuidv7(), contactId: contact!.id, kind, value }] : [],
  );
  if (identities.length) await ownerDb().insert(contactIdentities).values(identities);
  return contact!;
}

/** A conversation, with a number and a contact of its own unless they are given. */
export async function createConversation(
  workspaceId: string,
  values: Partial<typeof conversations.$inferInsert> = {},
) {
  const numberId = values.numberId ?? (await createNumber(workspaceId)).id;
  const contactId = values.contactId ?? (await createContact(workspaceId)).id;
  const [conversation] = await ownerDb()
    .insert(conversations)
    .values({
      workspaceId,
      id: uuidv7(),
      lastActivityAt: new Date(),
      lastCustomerMessageAt: new Date(),
      ...values,
      numberId,
      contactId,
    })
    .returning();
  return conversation!;
}
