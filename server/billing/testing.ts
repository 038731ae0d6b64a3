import { asc, eq } from "drizzle-orm";
import { createNumber, createWorkspace, ownerDb } from "@/db/factories";
import { charges } from "@/db/schema/billing";
import { whatsappAccounts } from "@/db/schema/channels";
import { inTransaction, systemCtx } from "@/server/context";
import type { Pricing, StatusWord } from "@/server/meta/delivery-event";
import type { StatusItem } from "./notice";
import { recordCharges } from "./record-charges";

export const service: Pricing = { billable: true, model: "PMP", type: "regular", category: "service" };
export const utility: Pricing = { ...service, category: "utility" };
export const marketing: Pricing = { ...service, category: "marketing" };

/** A workspace with a number in Spain, what Meta says about its messages, and what they cost. */
export async function createShop({ timeZone = "Europe/Madrid", currency = "USD" } = {}) {
  const luna = await createWorkspace();
  const open = async () => {
    const number = await createNumber(luna.id);
    await ownerDb()
      .update(whatsappAccounts)
      .set({ timeZone, currency })
      .where(eq(whatsappAccounts.id, number.accountId));
    return number;
  };
  const number = await open();
  const record = (items: StatusItem[]) =>
    inTransaction(systemCtx(luna.id), (ctx) => recordCharges(ctx, items));
  const ledger = () =>
    ownerDb()
      .select()
      .from(charges)
      .where(eq(charges.workspaceId, luna.id))
      .orderBy(asc(charges.waMessageId), asc(charges.recipient));
  const status = (
    waMessageId: string,
    word: StatusWord,
    time: string | number,
    pricing?: Pricing,
    recipient: StatusItem["recipient"] = { waId: "34600111222" },
    numberId = number.id,
  ): StatusItem => ({ waMessageId, numberId, recipient, status: word, at: new Date(time), pricing });
  return { luna, number, openNumber: open, record, ledger, status };
}

export const totalMicros = (rows: { estimatedMicros: bigint | null }[]) =>
  rows.reduce((sum, { estimatedMicros }) => sum + (estimatedMicros ?? 0n), 0n);
