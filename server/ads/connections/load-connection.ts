import { and, asc, eq, getTableColumns, isNull } from "drizzle-orm";
import { adConnections } from "@/db/schema/ads";
import { type Ctx, type InTransaction, inTransaction } from "../../context";
import { workspaceVault } from "../../crypto";
import { conflict, notFound } from "../../errors";
import type { OnAccount } from "../../meta/ads/call";
import { offsetOf } from "../../meta/ads/money";
import { troublesOf } from "./troubles";

const { sealedToken: _sealed, ...columns } = getTableColumns(adConnections);

/** An ad account with its Page; its token is read only where Meta is asked. */
export type Connection = Omit<typeof adConnections.$inferSelect, "sealedToken">;

const one = ({ workspaceId }: InTransaction, connectionId: string) =>
  and(eq(adConnections.workspaceId, workspaceId), eq(adConnections.id, connectionId));

export async function getConnection(ctx: InTransaction, connectionId: string): Promise<Connection> {
  const [connection] = await ctx.db.select(columns).from(adConnections).where(one(ctx, connectionId));
  if (!connection) throw notFound("The ad account", "adAccountNotFound");
  return connection;
}

/** The ad account, if it can be used now. */
export async function getOpenConnection(ctx: InTransaction, connectionId: string): Promise<Connection> {
  const connection = await getConnection(ctx, connectionId);
  if (connection.disconnectedAt) {
    throw conflict("This ad account is no longer connected. Connect it again.", {
      key: "adAccountDisconnected",
    });
  }
  return connection;
}

/** Those that are connected now, the longest first. */
export const openConnections = (ctx: InTransaction): Promise<Connection[]> =>
  ctx.db
    .select(columns)
    .from(adConnections)
    .where(and(eq(adConnections.workspaceId, ctx.workspaceId), isNull(adConnections.disconnectedAt)))
    .orderBy(asc(adConnections.connectedAt), asc(adConnections.id));

export const aboutToken = (connectionId: string) => `ad connection ${connectionId}`;

/** Where and as whom Meta is asked about this ad account. Never log it. */
export function placeOf(ctx: Ctx, connectionId: string): Promise<OnAccount> {
  return inTransaction(ctx, async (ctx) => {
    const { adAccountId: accountId } = await getOpenConnection(ctx, connectionId);
    const [row] = await ctx.db
      .select({ sealedToken: adConnections.sealedToken })
      .from(adConnections)
      .where(one(ctx, connectionId));
    const vault = await workspaceVault(ctx);
    return { accountId, token: vault.open(row!.sealedToken, aboutToken(connectionId)).toString() };
  });
}

/** What a screen may know of an ad account. */
export const aboutConnection = (connection: Connection) => ({
  connectionId: connection.id,
  adAccountId: connection.adAccountId,
  name: connection.name,
  currency: connection.currency,
  timeZone: connection.timeZone,
  pageName: connection.pageName,
  instagramName: connection.instagramName,
  pageNumber: connection.reading?.pageNumber ?? null,
  fundingName: connection.reading?.fundingName ?? null,
  isActive: connection.reading?.accountStatus === 1,
  offsetHours: connection.reading?.offsetHours ?? null,
  hasTerms: connection.reading?.acceptedTerms ? connection.reading.acceptedTerms.length > 0 : null,
  minimums: connection.reading?.minimums ?? {},
  tokenExpiresAt: connection.reading?.tokenExpiresAt ?? null,
  isTold: connection.reading?.isTold ?? false,
  datasetId: connection.datasetId,
  /** So many of Meta's smallest units make one of the currency. */
  currencyOffset: offsetOf(connection.currency),
  minDailyBudgetMicros: connection.reading?.minDailyBudgetMicros ?? 0,
  defaultBeneficiary: connection.reading?.defaultBeneficiary ?? "",
  defaultPayer: connection.reading?.defaultPayer ?? "",
  readAt: connection.readAt,
  failure: connection.failure,
  troubles: connection.reading ? troublesOf(connection.reading) : [],
});
export type ConnectionView = ReturnType<typeof aboutConnection>;
