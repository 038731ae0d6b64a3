import { and, eq } from "drizzle-orm";
import { conversationStarters } from "@/db/schema/profile";
import type { InTransaction } from "../../context";
import { tellLive } from "../../live";

export type StartersRow = typeof conversationStarters.$inferSelect;

const one = ({ workspaceId }: Pick<InTransaction, "workspaceId">, numberId: string) =>
  and(eq(conversationStarters.workspaceId, workspaceId), eq(conversationStarters.numberId, numberId));

/** What customers find in a new chat with this number; nothing before Meta was first asked. */
export async function findStarters(ctx: InTransaction, numberId: string): Promise<StartersRow | undefined> {
  const [row] = await ctx.db.select().from(conversationStarters).where(one(ctx, numberId));
  return row;
}

/** The same, locked until the transaction ends; the first to ask makes its row. */
export async function lockStarters(ctx: InTransaction, numberId: string): Promise<StartersRow> {
  const { workspaceId } = ctx;
  await ctx.db.insert(conversationStarters).values({ workspaceId, numberId }).onConflictDoNothing();
  const [row] = await ctx.db.select().from(conversationStarters).where(one(ctx, numberId)).for("update");
  return row!;
}

type Change = Partial<Omit<StartersRow, "workspaceId" | "numberId" | "version">>;

/** Keeps what changed; with `isNews` every screen reads again, and whoever saw the former version is told when she saves. */
export async function keepStarters(
  ctx: InTransaction,
  row: StartersRow,
  change: Change,
  { isNews }: { isNews: boolean } = { isNews: true },
): Promise<number> {
  const version = row.version + (isNews ? 1 : 0);
  await ctx.db
    .update(conversationStarters)
    .set({ ...change, version })
    .where(one(ctx, row.numberId));
  if (isNews) await tellLive(ctx, [{ kind: "profiles.changed" }]);
  return version;
}
