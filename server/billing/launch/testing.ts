import { v7 as uuidv7 } from "uuid";
import { as, createContact, createConversation, createMember, ownerDb } from "@/db/factories";
import { charges, serviceAllowances } from "@/db/schema/billing";
import { responses } from "@/db/schema/inbox";
import { messages } from "@/db/schema/messaging";
import { createShop } from "../testing";

const dayMs = 24 * 3600_000;

/** A shop in Spain with Ana who answers and Fatima who reckons, on 20 November 2026. */
export async function createLateShop() {
  const shop = await createShop();
  const { luna, number } = shop;
  const workspaceId = luna.id;
  const now = () => new Date("2026-11-20T12:00:00Z");
  const finance = as(await createMember(workspaceId, "Fatima", ["finance"]), now);
  const ana = await createMember(workspaceId, "Ana");

  const customer = async (country: string | null = "ES", numberId = number.id) => {
    const contact = await createContact(workspaceId, { country, name: `Customer of ${country}` });
    return { ...(await createConversation(workspaceId, { numberId, contactId: contact.id })), country };
  };
  type Customer = Awaited<ReturnType<typeof customer>>;

  const message = async (
    { id: conversationId }: Customer,
    direction: "inbound" | "outbound",
    at: Date,
    memberId = ana.id,
  ) => {
    const id = uuidv7();
    await ownerDb()
      .insert(messages)
      .values({
        ...{ workspaceId, id, conversationId, direction, type: "text", writtenAt: at },
        ...(direction === "inbound"
          ? { author: "customer" as const, status: "received" as const }
          : { author: "member" as const, memberId, status: "delivered" as const, sentAt: at }),
        sealedContent: Buffer.from(""),
      });
    return id;
  };

  type Price = { category?: string; micros?: bigint | null; messageId?: string; by?: string };
  const charge = ({ country, numberId }: Customer, at: Date, { category, micros, messageId }: Price) =>
    ownerDb()
      .insert(charges)
      .values({
        ...{ workspaceId, id: uuidv7(), numberId, messageId, waMessageId: uuidv7(), recipient: "", country },
        ...{ deliveredAt: at, category: category ?? "utility", pricingType: "regular", pricedBy: "sent" },
        ...{
          pricedAt: at,
          market: "Spain",
          regime: "pmp-2026-10",
          basis: "rateCard" as const,
          currency: "USD",
        },
        estimatedMicros: micros === undefined ? 20_000n : micros,
      });

  /** What this customer asked at that moment, answered so many seconds later by Ana or somebody else. */
  const answered = async (of: Customer, askedAt: Date, seconds: number, price: Price | null = {}) => {
    const at = new Date(askedAt.getTime() + seconds * 1000);
    const id = await message(of, "inbound", askedAt);
    const memberId = price?.by ?? ana.id;
    const messageId = await message(of, "outbound", at, memberId);
    await ownerDb()
      .insert(responses)
      .values({
        ...{ workspaceId, id, conversationId: of.id, numberId: of.numberId, country: of.country, askedAt },
        ...{ answeredAt: at, answerMessageId: messageId, memberId, answeredIn: "console" as const },
        ...{ answeredBy: "person" as const, waitSeconds: seconds },
        wasWindowOpen: seconds * 1000 < dayMs ? "open" : "closed",
      });
    if (price) await charge(of, at, { ...price, messageId });
    return messageId;
  };

  const delivered = (month: string, deliveredCount: number) =>
    ownerDb().insert(serviceAllowances).values({ workspaceId, numberId: number.id, month, deliveredCount });

  return { ...shop, workspaceId, finance, ana, customer, message, charge, answered, delivered };
}
