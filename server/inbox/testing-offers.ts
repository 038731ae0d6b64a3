import { eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { as, createContact, createConversation, ownerDb } from "@/db/factories";
import { budgetReservations } from "@/db/schema/budgets";
import { templates } from "@/db/schema/notifications";
import { recordCharges } from "../billing/record-charges";
import { marketing } from "../billing/testing";
import { inTransaction, systemCtx } from "../context";
import { createShop } from "../messaging/testing-shop";
import { quoteReply } from "./quote-reply";
import { replyWithTemplate } from "./reply-with-template";

const values = { header: [], body: [], buttons: [] };

/** For tests: a business that sends offers, what one costs in Spain, and how to send another to somebody new. */
export async function createOffers() {
  const shop = await createShop();
  const { luna, ana, number } = shop;
  const templateOf = async (name: string, category: string) => {
    const id = uuidv7();
    await ownerDb()
      .insert(templates)
      .values({
        ...{
          workspaceId: luna.id,
          id,
          accountId: number.accountId,
          metaTemplateId: id,
          name,
          language: "es",
        },
        ...{
          category,
          status: "APPROVED",
          components: [{ type: "BODY", text: "Hola" }],
          syncedAt: new Date(),
        },
      });
    return id;
  };
  const offer = await templateOf("oferta", "MARKETING");
  const notice = await templateOf("aviso", "UTILITY");
  const somebody = async () => {
    const contact = await createContact(luna.id);
    const long = new Date(Date.now() - 30 * 24 * 3600_000);
    const times = { lastCustomerMessageAt: long, lastActivityAt: long };
    return (await createConversation(luna.id, { numberId: number.id, contactId: contact.id, ...times })).id;
  };
  const send = async (templateId = offer, conversationId?: string) =>
    replyWithTemplate(as(ana), {
      conversationId: conversationId ?? (await somebody()),
      clientId: crypto.randomUUID(),
      templateId,
      values,
    });
  const price = (await quoteReply(as(ana), { conversationId: await somebody(), templateId: offer }))
    .amountMicros!;
  const deliver = (messageId: string) =>
    inTransaction(systemCtx(luna.id), (ctx) =>
      recordCharges(ctx, [
        {
          waMessageId: `wamid.${messageId}`,
          ...{ messageId, numberId: number.id, recipient: { waId: "34600111222" } },
          ...{ status: "delivered", at: new Date(), pricing: marketing },
        },
      ]),
    );
  const kept = () =>
    ownerDb().select().from(budgetReservations).where(eq(budgetReservations.workspaceId, luna.id));
  return { ...shop, offer, notice, somebody, send, price, deliver, kept };
}
