import { and, eq } from "drizzle-orm";
import { businessProfiles } from "@/db/schema/profile";
import type { InTransaction } from "../context";
import { conflict, invalid } from "../errors";
import { tellLive } from "../live";
import { conflictsOf, draftedFields, type Form, type FormState, type ProfileState } from "./profile-state";

export type ProfileRow = typeof businessProfiles.$inferSelect;

const one = ({ workspaceId }: InTransaction, numberId: string) =>
  and(eq(businessProfiles.workspaceId, workspaceId), eq(businessProfiles.numberId, numberId));

/** The profile of a number of this workspace, locked until the transaction ends; the first to ask makes its row. */
export async function lockProfile(ctx: InTransaction, numberId: string): Promise<ProfileRow> {
  const { workspaceId } = ctx;
  await ctx.db.insert(businessProfiles).values({ workspaceId, numberId }).onConflictDoNothing();
  const [row] = await ctx.db.select().from(businessProfiles).where(one(ctx, numberId)).for("update");
  return row!;
}

/** Nobody writes over what she has not seen. */
export function requireVersion(row: { version: number }, version: number): void {
  if (row.version === version) return;
  throw conflict("The profile changed while you were writing. Nothing you typed is lost.", {
    key: "profileChanged",
  });
}

/** While Meta has it to decide, there is nothing to change. */
export function requireQuiet(row: { sent: unknown }): void {
  if (row.sent) {
    throw conflict("The last changes are on their way to Meta. Wait until it has confirmed them.", {
      key: "profileOnItsWay",
    });
  }
}

/** There is something to send, and nobody wrote the same fields at Meta. */
export function requireSendable<F extends Form>(row: FormState<F>): void {
  if (draftedFields(row).length === 0) {
    throw invalid("There is nothing to send: Meta has all of it.", { key: "profileNothingToSend" });
  }
  if (conflictsOf(row).length > 0) {
    throw conflict("Somebody changed the same fields at Meta. Choose first what shall stay.", {
      key: "profileConflict",
    });
  }
}

type Change = Partial<Omit<ProfileRow, "workspaceId" | "numberId" | "version">>;

/** Keeps what changed; with `isNews` every screen reads again, and whoever saw the former version is told when she saves. */
export async function keepProfile(
  ctx: InTransaction,
  row: ProfileRow,
  change: Change | ProfileState,
  { isNews }: { isNews: boolean } = { isNews: true },
): Promise<number> {
  const version = row.version + (isNews ? 1 : 0);
  await ctx.db
    .update(businessProfiles)
    .set({ ...change, version })
    .where(one(ctx, row.numberId));
  if (isNews) await tellLive(ctx, [{ kind: "profiles.changed" }]);
  return version;
}
