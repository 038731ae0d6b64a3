import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { createContact, createWorkspace, ownerDb } from "@/db/factories";
import { contacts } from "@/db/schema/messaging";
import { inTransaction, systemCtx } from "../context";
import { applyPreferences } from "./apply-preferences";
import { joinContacts } from "./join-contacts";

const at = (minute: number) => new Date(Date.UTC(2026, 10, 20, 10, minute));
const luna = await createWorkspace();
const ctx = systemCtx(luna.id);

const says = (contactId: string, preference: "stop" | "resume", minute: number) =>
  inTransaction(ctx, (ctx) =>
    applyPreferences(ctx, [
      {
        contactId,
        event: {
          kind: "contact.preference",
          wabaId: "1",
          phoneNumberId: "2",
          contact: {},
          category: "marketing_messages",
          preference,
          at: at(minute),
        },
      },
    ]),
  );
const stoppedAt = async (contactId: string) =>
  (await ownerDb().select().from(contacts).where(eq(contacts.id, contactId)))[0]!.marketingStoppedAt;

test("a stop that comes again, or late, does not undo a later resume", async () => {
  const carmen = await createContact(luna.id);
  await says(carmen.id, "stop", 1);
  expect(await stoppedAt(carmen.id)).toEqual(at(1));
  await says(carmen.id, "resume", 2);
  await says(carmen.id, "stop", 1);
  expect(await stoppedAt(carmen.id)).toBeNull();
  await says(carmen.id, "stop", 3);
  expect(await stoppedAt(carmen.id)).toEqual(at(3));
});

test("of two contacts that turn out to be one, the later word counts", async () => {
  const one = await createContact(luna.id);
  const other = await createContact(luna.id);
  await says(one.id, "stop", 1);
  await says(other.id, "resume", 2);
  await inTransaction(ctx, (ctx) => joinContacts(ctx, { fromId: other.id, intoId: one.id }));
  expect(await stoppedAt(one.id)).toBeNull();
});
