import { v7 as uuidv7 } from "uuid";
import {
  createContact,
  createConversation,
  createMember,
  createNumber,
  createWorkspace,
  ownerDb,
} from "@/db/factories";
import { referrals } from "@/db/schema/ads-outcomes";
import { charges } from "@/db/schema/billing";
import { workingHours } from "@/db/schema/identity";
import { closures } from "@/db/schema/inbox";
import { messages } from "@/db/schema/messaging";
import { templates } from "@/db/schema/notifications";
import { scanCodes, scanStarts } from "@/db/schema/scan-codes";
import { type Ctx, inTransaction, systemCtx } from "../../context";
import { rebuildWaits } from "../../inbox/waits/rebuild-waits";
import { chargeBases } from "../schemas";

/** The lines of a table, without its heading, as they are cut by two spaces or more. */
const linesOf = (table: string) =>
  table
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.trim().split(/\s{2,}/));

const timeZone = "Europe/Brussels";
const open = [{ opensAt: "09:00", closesAt: "17:00" }];

/** What clocks in Brussels show, as a moment. */
const inBrussels = (text: string, offset: string) => new Date(`${text.replace(" ", "T")}${offset}`);

export type Bakery = Awaited<ReturnType<typeof createBakery>>;

/**
 * A bakery in Brussels, open from nine to five on weekdays, with two numbers, two agents, a QR code in its window and a customer
 * of each country that is named. `offset` is Brussels' own on the days of the table.
 */
export async function createBakery({ now, offset = "+01:00" }: { now: string; offset?: string }) {
  const { id: workspaceId } = await createWorkspace({ timeZone });
  const ctx: Ctx = systemCtx(workspaceId, () => inBrussels(now, offset));
  await ownerDb()
    .insert(workingHours)
    .values({
      workspaceId,
      id: uuidv7(),
      since: new Date(0),
      timeZone,
      week: [open, open, open, open, open, [], []],
      holidays: [],
    });
  const shop = await createNumber(workspaceId, { displayNumber: "32470000001" });
  const market = await createNumber(workspaceId, { displayNumber: "32470000002" });
  const members = new Map<string, string>();
  for (const name of ["Ana", "Beto"]) members.set(name, (await createMember(workspaceId, name)).id);
  const codeId = uuidv7();
  const moment = new Date("2026-01-01T00:00:00Z");
  await ownerDb()
    .insert(scanCodes)
    .values({
      ...{ workspaceId, id: codeId, numberId: shop.id, name: "Shop window", message: "Hi" },
      ...{ createdAt: moment, changedAt: moment },
    });
  const numbers: Record<string, string> = { shop: shop.id, market: market.id };
  const customers = new Map<string, string>();

  async function customer(name: string, country = "BE", number = "shop") {
    const known = customers.get(name);
    if (known) return known;
    const contact = await createContact(workspaceId, { name, country });
    const { id } = await createConversation(workspaceId, {
      numberId: numbers[number],
      contactId: contact.id,
    });
    customers.set(name, id);
    return id;
  }

  /** One line of the table: what somebody did, and when by the clocks of Brussels. */
  async function happens([time, who, does, whom]: string[]) {
    const at = inBrussels(time!, offset);
    const [name, country, number] = (whom ?? who!).split(" ");
    const conversationId = await customer(name!, country, number);
    if (does === "closes") {
      const memberId = members.get(who!)!;
      await ownerDb()
        .insert(closures)
        .values({
          ...{ workspaceId, id: uuidv7(), conversationId, memberId, closedAt: at },
          ...{ reopenedAt: at, reopenedBy: "customer" },
        });
      return;
    }
    const messageId = uuidv7();
    const memberId = members.get(who!);
    const author = memberId ? "member" : who === "Robot" ? "automation" : "customer";
    await ownerDb()
      .insert(messages)
      .values({
        ...{ workspaceId, id: messageId, conversationId, author, memberId, type: "text", writtenAt: at },
        ...{ sealedContent: Buffer.alloc(0), createdAt: at },
        direction: author === "customer" ? "inbound" : "outbound",
        status: author === "customer" ? "received" : "sent",
      });
    const touch = { workspaceId, id: uuidv7(), conversationId, messageId, at };
    if (does === "scans") {
      await ownerDb()
        .insert(scanStarts)
        .values({ ...touch, codeId, numberId: shop.id, isShared: false });
    }
    if (does === "taps")
      await ownerDb()
        .insert(referrals)
        .values({ ...touch, metaAdId: "1201" });
  }

  return {
    ctx,
    codeId,
    numbers,
    accountId: shop.accountId,
    memberId: (name: string) => members.get(name)!,
    conversationId: (name: string) => customers.get(name)!,

    async live(table: string) {
      for (const line of linesOf(table)) await happens(line);
      await inTransaction(ctx, (ctx) => rebuildWaits(ctx, [...customers.values()]));
    },

    /** Each line is so many messages that were delivered at a moment, alike and each at the same price. */
    async bill(table: string) {
      const forms = new Map<string, string>();
      for (const line of linesOf(table)) {
        const [time, count, number, country, market, category, type, basis, template, price, said] = line;
        if (template !== "-" && !forms.has(template!)) {
          const id = uuidv7();
          await ownerDb()
            .insert(templates)
            .values({
              ...{
                workspaceId,
                id,
                accountId: shop.accountId,
                metaTemplateId: id,
                name: template!,
                language: "fr",
              },
              ...{ category: "MARKETING", status: "APPROVED", components: [], syncedAt: moment },
            });
          forms.set(template!, id);
        }
        const [currency, estimated] = moneyOf(price!);
        const [reportedCurrency, reportedMicros] = said === "-" ? [null, null] : moneyOf(said!);
        for (let nth = 0; nth < Number(count); nth++) {
          const id = uuidv7();
          await ownerDb()
            .insert(charges)
            .values({
              ...{ workspaceId, id, numberId: numbers[number!]!, waMessageId: id, recipient: "" },
              ...{ deliveredAt: inBrussels(time!, offset), pricedBy: "delivered", pricedAt: moment },
              ...{ country: country === "-" ? null : country, market: market!, regime: "2026-10" },
              ...{ category: category!, pricingType: type!, templateId: forms.get(template!), currency },
              basis: chargeBases.find((one) => one === basis)!,
              estimatedMicros: basis === "noRate" ? null : estimated,
              ...{ reportedCurrency, reportedMicros },
            });
        }
      }
      return forms;
    },
  };
}

/** "EUR 0.0456": a currency and millionths. */
const moneyOf = (text: string): [string, bigint] => {
  const [currency, amount = "0"] = text.split(" ");
  const [whole, part = ""] = amount.split(".");
  return [currency!, BigInt(whole! + part.padEnd(6, "0"))];
};
