import { eq } from "drizzle-orm";
import { businessProfiles } from "@/db/schema/profile";
import { listChannels } from "../channels/list-channels";
import { type Ctx, inTransaction } from "../context";
import { type Completeness, completenessOf } from "./completeness";
import { draftedFields, type ProfileStatus, statusOf } from "./profile-state";
import { emptyProfile } from "./schemas";

export type ListedProfile = {
  numberId: string;
  displayNumber: string;
  verifiedName: string;
  status: ProfileStatus;
  changes: number;
  readAt: Date | null;
  liveSince: Date | null;
  completeness: Completeness;
};

/** The workspace's connected numbers, and how far the profile of each has come. */
export function listProfiles(ctx: Ctx): Promise<ListedProfile[]> {
  return inTransaction(ctx, async (ctx) => {
    const rows = await ctx.db
      .select()
      .from(businessProfiles)
      .where(eq(businessProfiles.workspaceId, ctx.workspaceId));
    const byNumber = new Map(rows.map((row) => [row.numberId, row]));
    const channels = await listChannels(ctx);
    return channels
      .filter(({ disconnectedAt }) => !disconnectedAt)
      .map(({ numberId, displayNumber, verifiedName }) => {
        const row = byNumber.get(numberId);
        return {
          numberId,
          displayNumber,
          verifiedName,
          status: row ? statusOf(row) : "unread",
          changes: row ? draftedFields(row).length : 0,
          readAt: row?.readAt ?? null,
          liveSince: row?.liveSince ?? null,
          completeness: completenessOf(row?.live ?? emptyProfile),
        };
      });
  });
}
