import { eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import {
  createContact,
  createConversation,
  createMember,
  createNumber,
  createWorkspace,
  ownerDb,
} from "@/db/factories";
import { outcomes, referrals } from "@/db/schema/ads-outcomes";
import { charges } from "@/db/schema/billing";
import { messages } from "@/db/schema/messaging";
import { asks, createCampaign } from "@/server/ads/funnel/testing";
import { createAdConnection } from "@/server/ads/testing";
import { type Ctx, systemCtx } from "@/server/context";

/** For tests: a bakery with two ad accounts whose days begin at different times, three campaigns, and customers of any country. */
export async function openBakery(now: Date) {
  const { id: workspaceId } = await createWorkspace({ timeZone: "Europe/Madrid", currency: "EUR" });
  const ctx: Ctx = systemCtx(workspaceId, () => now);
  const owner = await createMember(workspaceId, "Olga", ["owner"]);
  const numbers = [await createNumber(workspaceId), await createNumber(workspaceId)];
  const brussels = await createAdConnection(owner, { timeZone: "Europe/Brussels", name: "Brussels" });
  const denver = await createAdConnection(owner, {
    timeZone: "America/Denver",
    name: "Denver",
    currency: "USD",
  });
  const [spring, winter, west] = [
    await createCampaign(brussels, "Spring", 2),
    await createCampaign(brussels, "Winter"),
    await createCampaign(denver, "West"),
  ];
  const customers = new Map<string, { contactId: string; conversations: Map<number, string> }>();

  /** The conversation of a customer on one of the numbers. */
  async function conversationOf(name: string, country: string | null = "BE", number = 0): Promise<string> {
    const known = customers.get(name) ?? {
      contactId: (await createContact(workspaceId, { name, country })).id,
      conversations: new Map<number, string>(),
    };
    customers.set(name, known);
    const before = known.conversations.get(number);
    if (before) return before;
    const { id } = await createConversation(workspaceId, {
      numberId: numbers[number]!.id,
      contactId: known.contactId,
    });
    known.conversations.set(number, id);
    return id;
  }

  return {
    ...{ workspaceId, ctx, owner, brussels, denver, spring, winter, west, conversationOf },

    async taps(conversationId: string, at: Date, metaAdId: string) {
      await ownerDb().insert(referrals).values({
        workspaceId,
        id: uuidv7(),
        conversationId,
        messageId: uuidv7(),
        at,
        metaAdId,
        sourceType: "ad",
      });
    },

    asks: (conversationId: string, at: Date, wait?: Parameters<typeof asks>[2]) =>
      asks({ workspaceId, id: conversationId }, at, wait),

    async marks(
      conversationId: string,
      at: Date,
      kind: "lead" | "qualified" | "order",
      amount?: { micros: bigint; currency: string },
    ) {
      const id = uuidv7();
      await ownerDb()
        .insert(outcomes)
        .values({
          ...{
            workspaceId,
            id,
            conversationId,
            kind,
            touchId: id,
            requestKey: id,
            occurredAt: at,
            markedAt: at,
          },
          ...{ amountMicros: amount?.micros, currency: amount?.currency },
        });
      return id;
    },

    /** A message that was delivered as soon as it was written; without a price, nobody knows what it cost. */
    async bills(
      conversationId: string,
      at: Date,
      price: { micros: bigint | null; currency: string },
      { country = "BE", isForgotten = false } = {},
    ) {
      const [messageId, id] = [uuidv7(), uuidv7()];
      await ownerDb()
        .insert(messages)
        .values({
          ...{ workspaceId, id: messageId, conversationId, direction: "outbound", author: "member" },
          ...{ type: "text", sealedContent: Buffer.alloc(0), writtenAt: at, status: "delivered" },
        });
      await ownerDb()
        .insert(charges)
        .values({
          ...{ workspaceId, id, numberId: numbers[0]!.id, waMessageId: id, messageId, recipient: "" },
          ...{
            deliveredAt: at,
            pricedBy: "delivered",
            pricedAt: at,
            country,
            market: "Any",
            regime: "2026-10",
          },
          ...{ category: "utility", pricingType: "regular", currency: price.currency },
          ...{ basis: price.micros === null ? "noRate" : "rateCard", estimatedMicros: price.micros },
        });
      if (isForgotten) await ownerDb().delete(messages).where(eq(messages.id, messageId));
    },
  };
}
export type Bakery = Awaited<ReturnType<typeof openBakery>>;
