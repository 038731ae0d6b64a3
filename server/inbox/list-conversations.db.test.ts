import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import {
  as,
  createContact,
  createConversation,
  createMember,
  createNumber,
  createWorkspace,
  ownerDb,
} from "@/db/factories";
import { conversations } from "@/db/schema/messaging";
import { claimConversation } from "./claim-conversation";
import { closeConversation } from "./close-conversation";
import { countConversations } from "./count-conversations";
import { listConversations } from "./list-conversations";
import { markRead } from "./mark-read";
import { type Cursor, listConversationsInput, pageSize } from "./schemas";
import { customerSays } from "./testing";

const noon = new Date("2026-11-22T12:00:00.000Z");
const minutesAgo = (minutes: number) => new Date(noon.getTime() - minutes * 60_000);

async function counter() {
  const luna = await createWorkspace();
  const ana = await createMember(luna.id, "Ana");
  const number = await createNumber(luna.id);
  const ctx = as(ana, () => noon);
  const list = (input: Record<string, unknown> = {}) =>
    listConversations(ctx, listConversationsInput.parse({ view: "all", ...input }));
  const customer = async (name: string | null, minutes: number, contact: Record<string, unknown> = {}) => {
    const { id: contactId } = await createContact(luna.id, { name, ...contact });
    return createConversation(luna.id, {
      numberId: number.id,
      contactId,
      lastActivityAt: minutesAgo(minutes),
      lastCustomerMessageAt: minutesAgo(minutes),
    });
  };
  return { luna, ana, ctx, list, customer };
}

const names = ({ rows }: Awaited<ReturnType<typeof listConversations>>) =>
  rows.map(({ contact }) => contact.name);

test("the newest activity comes first, with its last message in one line", async () => {
  const { list, customer } = await counter();
  await customer("Diego", 5);
  const carmen = await customer("Carmen", 1);
  await customerSays(carmen, "¿Tienen pan\nde masa madre?");

  const page = await list();

  expect(names(page)).toEqual(["Carmen", "Diego"]);
  expect(page.rows[0]!.lastMessage).toMatchObject({
    preview: { type: "text", text: "¿Tienen pan de masa madre?" },
    direction: "inbound",
  });
  expect(page.rows[0]!.windowClosesAt).toEqual(new Date("2026-11-23T11:59:00.000Z"));
});

test("paging shows everyone once, however the list moves meanwhile", async () => {
  const { list, customer } = await counter();
  const all = [];
  // Several share a moment, so that the id must decide.
  for (let at = 0; at < pageSize * 2 + 7; at++)
    all.push(await customer(`Customer ${at}`, Math.floor(at / 3)));

  const seen: string[] = [];
  let cursor: Cursor | null = null;
  do {
    const page: Awaited<ReturnType<typeof list>> = await list({ cursor });
    seen.push(...page.rows.map(({ id }) => id));
    cursor = page.nextCursor;
    // Between two pages a customer of the first page writes again.
    await ownerDb()
      .update(conversations)
      .set({ lastActivityAt: new Date(noon.getTime() + 1000) })
      .where(eq(conversations.id, seen[3]!));
  } while (cursor);

  expect(new Set(seen).size).toBe(seen.length);
  expect(seen.sort()).toEqual(all.map(({ id }) => id).sort());
});

test("by closing, the window that closes first leads and closed windows are left out", async () => {
  const { list, customer } = await counter();
  await customer("An hour left", 23 * 60);
  await customer("Just closed", 24 * 60);
  await customer("A minute left", 24 * 60 - 1);
  await customer("All day left", 0);
  expect(names(await list({ sort: "closing" }))).toEqual(["A minute left", "An hour left", "All day left"]);
});

test("each view holds what its name says", async () => {
  const { luna, ctx, list, customer } = await counter();
  const beto = await createMember(luna.id, "Beto");
  const [mine, his, nobodys, finished] = await Promise.all(
    ["mine", "his", "nobodys", "finished"].map((name) => customer(name, 1)),
  );
  await claimConversation(ctx, { conversationId: mine!.id });
  await claimConversation(as(beto), { conversationId: his!.id });
  await closeConversation(ctx, { conversationId: finished!.id });

  expect(names(await list({ view: "mine" }))).toEqual(["mine"]);
  expect(names(await list({ view: "unassigned" }))).toEqual(["nobodys"]);
  expect(names(await list({ view: "closed" }))).toEqual(["finished"]);
  expect(names(await list({ view: "all" })).sort()).toEqual(["his", "mine", "nobodys"]);
  expect(names(await list({ view: "all", search: "finish" }))).toEqual(["finished"]);
  expect(await countConversations(ctx)).toMatchObject({ mine: 1, unassigned: 1 });
  // A row that has left the view is left out when the screen asks for it again.
  const again = [mine!.id, his!.id, nobodys!.id];
  expect(names(await list({ view: "unassigned", conversationIds: again }))).toEqual(["nobodys"]);
});

test("a customer is found by part of the name, by the number however it is spaced, and by the whole username", async () => {
  const { list, customer } = await counter();
  await customer("Carmen Ibáñez", 1, { waId: "34600123456" });
  await customer("Diego", 2, { waId: "5491122334455", username: "diego.b" });

  for (const search of ["ibáñ", "CARMEN", "+34 600 12 34", "0034600123456"]) {
    expect(names(await list({ search })), search).toEqual(["Carmen Ibáñez"]);
  }
  for (const search of ["diego", "@Diego.B", "diego.b", "(549) 11-2233"]) {
    expect(names(await list({ search })), search).toEqual(["Diego"]);
  }
  expect(names(await list({ search: "diego.bb" }))).toEqual([]);
});

test.each(["%", "_", "\\", "'; drop table contacts; --", "a%", "\0", "\uD800", "' or '1'='1", "{}", "(["])(
  "a search for %j is a search for these characters",
  async (search) => {
    const { list, customer } = await counter();
    await customer("Carmen", 1);
    const found = names(await list({ search }));
    expect(found).toEqual(search === "\0" ? ["Carmen"] : []);
  },
);

test("100% is found by its sign and not by any other", async () => {
  const { list, customer } = await counter();
  await customer("100% Lana", 1);
  await customer("1000 Lanas", 2);
  expect(names(await list({ search: "0%" }))).toEqual(["100% Lana"]);
});

test("views and orders are the ones we know", () => {
  for (const input of [{ view: "mine' or 1=1" }, { view: "all", sort: "name; --" }, { view: "__proto__" }]) {
    expect(listConversationsInput.safeParse(input).success).toBe(false);
  }
});

test("reading up to what was on the screen leaves what came later unread", async () => {
  const { ctx, list, customer } = await counter();
  const { id: conversationId, lastCustomerMessageAt } = await customer("Carmen", 1);
  await ownerDb().update(conversations).set({ unreadCount: 2 }).where(eq(conversations.id, conversationId));

  await markRead(ctx, { conversationId, readTo: minutesAgo(2) });
  expect((await list({ unreadOnly: true })).rows[0]!.unreadCount).toBe(2);

  await markRead(ctx, { conversationId, readTo: lastCustomerMessageAt! });
  expect((await list({ unreadOnly: true })).rows).toEqual([]);
});

test("what another workspace's customers say is in no list of ours", async () => {
  const luna = await counter();
  const sol = await counter();
  const theirs = await sol.customer("Carmen", 1);
  expect((await luna.list()).rows).toEqual([]);
  expect((await luna.list({ search: "Carmen" })).rows).toEqual([]);
  expect((await luna.list({ conversationIds: [theirs.id] })).rows).toEqual([]);
});
