import { and, desc, eq, gt, isNotNull, isNull, lt, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { scanCodes, scanLists, scanStarts } from "@/db/schema/scan-codes";
import { getNumber } from "../../channels/get-numbers";
import { type Ctx, readOnly } from "../../context";
import { listColleagues } from "../../identity/list-colleagues";
import { type ListScanCodesInput, mostCodes, pageSize } from "./schemas";

const dayMs = 24 * 60 * 60_000;
/** What was deleted at Meta is shown this long, so that somebody takes the sticker away. */
const goneForMs = 7 * dayMs;

const others = alias(scanCodes, "others");

/** A page of a number's codes, the newest first, with how many conversations each started. */
export function listScanCodes(ctx: Ctx, { numberId, search, cursor }: ListScanCodesInput) {
  return readOnly(ctx, async (ctx) => {
    const number = await getNumber(ctx, numberId);
    const ofNumber = and(eq(scanCodes.workspaceId, ctx.workspaceId), eq(scanCodes.numberId, numberId));
    const goneSince = new Date(ctx.now().getTime() - goneForMs);
    const isShown = or(
      isNull(scanCodes.deletedAt),
      and(isNull(scanCodes.deletedBy), gt(scanCodes.deletedAt, goneSince)),
    );
    const isFound = search
      ? sql`position(lower(${search}) in lower(concat_ws(' ', ${scanCodes.name}, ${scanCodes.message}, ${scanCodes.metaCode}))) > 0`
      : undefined;
    const found = await ctx.db
      .select({
        id: scanCodes.id,
        clientId: scanCodes.clientId,
        name: scanCodes.name,
        message: scanCodes.message,
        metaCode: scanCodes.metaCode,
        link: scanCodes.link,
        createdBy: scanCodes.createdBy,
        createdAt: scanCodes.createdAt,
        notMadeAt: scanCodes.notMadeAt,
        deletedAt: scanCodes.deletedAt,
        started: sql<number>`(select count(*) from ${scanStarts} where ${and(
          eq(scanStarts.workspaceId, scanCodes.workspaceId),
          eq(scanStarts.codeId, scanCodes.id),
        )})`.mapWith(Number),
        isTwin: sql<boolean>`exists (${ctx.db
          .select({ one: sql`1` })
          .from(others)
          .where(
            and(
              eq(others.workspaceId, scanCodes.workspaceId),
              eq(others.numberId, scanCodes.numberId),
              sql`btrim(${others.message}) = btrim(${scanCodes.message})`,
              isNull(others.deletedAt),
              isNull(scanCodes.deletedAt),
              sql`${others.id} <> ${scanCodes.id}`,
            ),
          )})`,
      })
      .from(scanCodes)
      .where(and(ofNumber, isShown, isFound, cursor ? lt(scanCodes.id, cursor.id) : undefined))
      .orderBy(desc(scanCodes.id))
      .limit(pageSize + 1);
    const [list] = await ctx.db
      .select()
      .from(scanLists)
      .where(and(eq(scanLists.workspaceId, ctx.workspaceId), eq(scanLists.numberId, numberId)));
    const total = await ctx.db.$count(
      scanCodes,
      and(ofNumber, isNull(scanCodes.deletedAt), isNotNull(scanCodes.metaCode)),
    );
    const names = new Map((await listColleagues(ctx)).map(({ id, name }) => [id, name]));
    const rows = found.slice(0, pageSize).map(({ metaCode, createdBy, notMadeAt, ...code }) => ({
      ...code,
      createdBy: createdBy ? (names.get(createdBy) ?? null) : null,
      isMadeHere: createdBy !== null,
      state: code.deletedAt
        ? ("gone" as const)
        : notMadeAt
          ? ("notMade" as const)
          : metaCode
            ? ("ready" as const)
            : ("asked" as const),
    }));
    const last = rows.at(-1);
    return {
      rows,
      nextCursor: found.length > pageSize && last ? { id: last.id } : null,
      total,
      most: mostCodes,
      readAt: list?.readAt ?? null,
      failure: list?.failure ?? null,
      isConnected: !number.disconnectedAt,
    };
  });
}
