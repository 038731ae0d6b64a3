import { v7 as uuidv7 } from "uuid";
import { ownerDb } from "@/db/factories";
import { adConnections, adSets, ads, campaigns } from "@/db/schema/ads";
import { budgetAmounts, budgets } from "@/db/schema/budgets";

type Values = Partial<typeof budgets.$inferInsert> & { amountMicros: bigint; fromMonth?: string };

/** For tests: a budget as it stands since long ago. */
export async function setBudget(workspaceId: string, { amountMicros, fromMonth, ...values }: Values) {
  const id = uuidv7();
  await ownerDb()
    .insert(budgets)
    .values({
      ...{ workspaceId, id, currency: "USD", thresholds: [50, 80, 100], stopsMarketing: true },
      createdAt: new Date(),
      ...values,
    });
  await ownerDb()
    .insert(budgetAmounts)
    .values({ workspaceId, budgetId: id, fromMonth: fromMonth ?? "2025-01", amountMicros });
  return id;
}

/** For tests: an ad account with one campaign of one ad. */
export async function createAd(workspaceId: string) {
  const [connectionId, campaignId, adSetId, adId] = [uuidv7(), uuidv7(), uuidv7(), uuidv7()];
  const metaAdId = `12${adId.replace(/\D/g, "").slice(0, 13)}`;
  const at = new Date();
  const state = { name: "Winter", status: "ACTIVE", effectiveStatus: "ACTIVE", createdAt: at, readAt: at };
  await ownerDb()
    .insert(adConnections)
    .values({
      ...{ workspaceId, id: connectionId, adAccountId: "4242", name: "Luna", currency: "EUR" },
      ...{ timeZone: "Europe/Madrid", pageId: "1", pageName: "Luna", sealedToken: Buffer.from("token") },
      connectedAt: at,
    });
  await ownerDb()
    .insert(campaigns)
    .values({ workspaceId, id: campaignId, connectionId, metaId: "1", ...state });
  await ownerDb()
    .insert(adSets)
    .values({ workspaceId, id: adSetId, campaignId, metaId: "2", ...state });
  await ownerDb()
    .insert(ads)
    .values({ workspaceId, id: adId, adSetId, metaId: metaAdId, ...state });
  return { campaignId, metaAdId, adSetId };
}
