import { and, asc, eq, isNotNull } from "drizzle-orm";
import { adConnections } from "@/db/schema/ads";
import { conversionDatasets } from "@/db/schema/ads-outcomes";
import { whatsappAccounts } from "@/db/schema/channels";
import { type Ctx, type InTransaction, inTransaction, type MemberCtx, readOnly } from "../../context";
import { invalid } from "../../errors";
import { recordAudit } from "../../identity/record-audit";
import { tellLive } from "../../live";
import { getOpenConnection } from "./load-connection";
import type { ChooseDatasetInput } from "./schemas";

const known = (ctx: InTransaction) =>
  ctx.db
    .select({ datasetId: conversionDatasets.metaDatasetId, name: whatsappAccounts.name })
    .from(conversionDatasets)
    .innerJoin(
      whatsappAccounts,
      and(
        eq(whatsappAccounts.workspaceId, conversionDatasets.workspaceId),
        eq(whatsappAccounts.id, conversionDatasets.accountId),
      ),
    )
    .where(
      and(eq(conversionDatasets.workspaceId, ctx.workspaceId), isNotNull(conversionDatasets.metaDatasetId)),
    )
    .orderBy(asc(whatsappAccounts.name));

/** The datasets of our WhatsApp accounts that Meta has named, each with its account. */
export const listDatasets = (ctx: Ctx): Promise<{ datasetId: string; name: string }[]> =>
  readOnly(ctx, async (ctx) =>
    (await known(ctx)).flatMap(({ datasetId, name }) => (datasetId ? [{ datasetId, name }] : [])),
  );

/** Has new ads of this account tracked in a dataset of ours, or in none; what runs already stays as it was made. */
export function chooseDataset(
  ctx: MemberCtx,
  { connectionId, metaDatasetId }: ChooseDatasetInput,
): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { name, datasetId: before } = await getOpenConnection(ctx, connectionId);
    const isOurs = (await known(ctx)).some(({ datasetId }) => datasetId === metaDatasetId);
    if (metaDatasetId !== "" && !isOurs) {
      throw invalid("Choose one of the datasets of your WhatsApp accounts.", { key: "datasetNotOurs" });
    }
    const datasetId = metaDatasetId || null;
    await ctx.db
      .update(adConnections)
      .set({ datasetId })
      .where(and(eq(adConnections.workspaceId, ctx.workspaceId), eq(adConnections.id, connectionId)));
    await recordAudit(ctx, {
      action: "ad_account.dataset_chosen",
      subject: { id: connectionId, name },
      before: { datasetId: before },
      after: { datasetId },
    });
    await tellLive(ctx, [{ kind: "campaigns.changed" }]);
  });
}
