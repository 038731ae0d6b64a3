import { and, eq } from "drizzle-orm";
import { conversionDatasets, type DatasetFailure } from "@/db/schema/ads-outcomes";
import { type Ctx, type InTransaction, inTransaction } from "@/server/context";
import { ensureDataset as ensureAtMeta } from "@/server/meta/ads/dataset";
import { explainAds } from "@/server/meta/ads/explain";
import type { GraphError, GraphResult } from "@/server/meta/client";
import { explain } from "@/server/meta/errors";

/** Meta asks to be left alone for a while: the limits are the Marketing API's. */
export const isLimit = (error: GraphError) => explainAds(error).remedy === "wait";

function keyOf(error: GraphError): string {
  if (error.outcome === "unknown") return "metaHasTrouble";
  if (isLimit(error)) return "adsMustWait";
  // The token is the WhatsApp account's, so what helps is said of that connection.
  return error.code === 33 || error.code === 100 ? "datasetMissing" : explain(error.code).key;
}

/** Meta's refusal as it is kept: the key of its sentence, Meta's own words, and what its support asks for. */
export const failureOf = (error: GraphError): DatasetFailure => ({
  key: keyOf(error),
  words: error.details ?? error.message,
  code: error.code,
  traceId: error.traceId,
});

type Account = { accountId: string; wabaId: string; token: string };

/** The dataset of an account, as Meta named it; asked for when it is not known yet. */
export async function ensureDataset(ctx: Ctx, account: Account): Promise<GraphResult<string>> {
  const known = await inTransaction(ctx, (ctx) => knownDataset(ctx, account.accountId));
  return known === undefined ? askForDataset(ctx, account) : { ok: true, value: known };
}

/** Asks Meta for the dataset of an account and keeps the answer, whatever it is. */
export async function askForDataset(
  ctx: Ctx,
  { accountId, wabaId, token }: Account,
): Promise<GraphResult<string>> {
  const answer = await ensureAtMeta({ wabaId, token });
  const askedAt = ctx.now();
  const kept = answer.ok
    ? { metaDatasetId: answer.value.id, failure: null, askedAt }
    : { failure: failureOf(answer.error), askedAt };
  await inTransaction(ctx, (ctx) =>
    ctx.db
      .insert(conversionDatasets)
      .values({ workspaceId: ctx.workspaceId, accountId, ...kept })
      .onConflictDoUpdate({
        target: [conversionDatasets.workspaceId, conversionDatasets.accountId],
        set: kept,
      }),
  );
  return answer.ok ? { ...answer, value: answer.value.id } : answer;
}

async function knownDataset(ctx: InTransaction, accountId: string): Promise<string | undefined> {
  const [row] = await ctx.db
    .select({ id: conversionDatasets.metaDatasetId })
    .from(conversionDatasets)
    .where(
      and(eq(conversionDatasets.workspaceId, ctx.workspaceId), eq(conversionDatasets.accountId, accountId)),
    );
  return row?.id ?? undefined;
}
