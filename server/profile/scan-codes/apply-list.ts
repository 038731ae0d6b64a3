import { and, eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { scanCodes } from "@/db/schema/scan-codes";
import type { InTransaction } from "../../context";
import type { MetaScanCode } from "../../meta/scan-codes";
import { keepTexts, oneCode, type ScanCode } from "./load-scan-code";
import { comparable } from "./schemas";

/** Longer than a call to Meta takes: whoever was to hear its answer is no more. */
const lostAfterMs = 90_000;

type Reading = { numberId: string; found: MetaScanCode[]; beganAt: Date };

/** What Meta's list says of a number's codes; of a code that changed here since the reading began, it says nothing. */
export async function applyList(ctx: InTransaction, { numberId, found, beganAt }: Reading): Promise<void> {
  const ofNumber = and(eq(scanCodes.workspaceId, ctx.workspaceId), eq(scanCodes.numberId, numberId));
  const known = await ctx.db.select().from(scanCodes).where(ofNumber).orderBy(scanCodes.id);
  const byCode = new Map(known.flatMap((code) => (code.metaCode ? [[code.metaCode, code] as const] : [])));
  const wishes = known.filter(({ metaCode, deletedAt }) => !metaCode && !deletedAt);
  const isQuiet = ({ changedAt }: ScanCode) => changedAt < beganAt;
  const isLost = (wish: ScanCode) =>
    !!wish.lostAt || !!wish.notMadeAt || wish.changedAt.getTime() < beganAt.getTime() - lostAfterMs;

  const made: (typeof scanCodes.$inferInsert)[] = [];
  const texts: Parameters<typeof keepTexts>[1] = [];
  const change = (code: ScanCode, values: Partial<ScanCode>) =>
    ctx.db.update(scanCodes).set(values).where(oneCode(ctx, code.id));

  // Oldest first, so that the newest has the newest id.
  for (const { code: metaCode, message, link } of [...found].reverse()) {
    const code = byCode.get(metaCode);
    if (code) {
      if (!isQuiet(code)) continue;
      if (code.message === message && !code.deletedAt) continue;
      await change(code, { message, deletedAt: null, deletedBy: null });
      texts.push({ codeId: code.id, numberId, message });
      continue;
    }
    const at = wishes.findIndex((wish) => comparable(wish.message) === comparable(message));
    const wish = wishes[at];
    if (wish && isLost(wish)) {
      wishes.splice(at, 1);
      await change(wish, { metaCode, link, message, changedAt: beganAt, lostAt: null, notMadeAt: null });
    } else if (!wish) {
      const id = uuidv7();
      const { workspaceId } = ctx;
      made.push({
        workspaceId,
        id,
        numberId,
        name: "",
        message,
        metaCode,
        link,
        createdAt: beganAt,
        changedAt: beganAt,
      });
      texts.push({ codeId: id, numberId, message });
    }
  }
  if (made.length > 0) await ctx.db.insert(scanCodes).values(made);
  await keepTexts(ctx, texts);

  const isThere = new Set(found.map(({ code }) => code));
  for (const code of byCode.values()) {
    const isGone = !isThere.has(code.metaCode ?? "") && !code.deletedAt && isQuiet(code);
    if (isGone) await change(code, { deletedAt: beganAt, deletedBy: null });
  }
  for (const wish of wishes) {
    if (isLost(wish) && !wish.notMadeAt) await change(wish, { notMadeAt: beganAt, lostAt: null });
  }
}
