import { and, desc, eq } from "drizzle-orm";
import { profileRevisions } from "@/db/schema/profile";
import { getNumber } from "../channels/get-numbers";
import { type Ctx, inTransaction } from "../context";
import { listColleagues } from "../identity/list-colleagues";
import type { NumberInput, Profile, ProfileField } from "./schemas";

export type Revision = {
  revisionId: string;
  at: Date;
  source: "found" | "here" | "elsewhere";
  by: string | null;
  changed: ProfileField[];
  before: Partial<Profile>;
  profile: Profile;
};

const most = 50;

/** How the profile was at Meta, the latest first, and who made it so. */
export function listRevisions(ctx: Ctx, { numberId }: NumberInput): Promise<Revision[]> {
  return inTransaction(ctx, async (ctx) => {
    await getNumber(ctx, numberId);
    const rows = await ctx.db
      .select()
      .from(profileRevisions)
      .where(and(eq(profileRevisions.workspaceId, ctx.workspaceId), eq(profileRevisions.numberId, numberId)))
      .orderBy(desc(profileRevisions.at), desc(profileRevisions.id))
      .limit(most);
    const names = new Map((await listColleagues(ctx)).map(({ id, name }) => [id, name]));
    return rows.map(({ id, at, source, memberId, before, profile }) => ({
      revisionId: id,
      at,
      source,
      by: (memberId && names.get(memberId)) || null,
      changed: Object.keys(before) as ProfileField[],
      before,
      profile,
    }));
  });
}
