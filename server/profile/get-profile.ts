import { and, desc, eq } from "drizzle-orm";
import { businessProfiles, profileRevisions, type SendFailure } from "@/db/schema/profile";
import { getNumber } from "../channels/get-numbers";
import { type Ctx, inTransaction } from "../context";
import { listColleagues } from "../identity/list-colleagues";
import { type Completeness, completenessOf } from "./completeness";
import { conflictsOf, draftedFields, type ProfileStatus, statusOf } from "./profile-state";
import { emptyProfile, type NumberInput, type Profile, type ProfileField } from "./schemas";

export type ProfileView = {
  numberId: string;
  displayNumber: string;
  verifiedName: string;
  isConnected: boolean;
  version: number;
  status: ProfileStatus;
  /** As customers see it now; nothing until Meta was first asked. */
  live: Profile | null;
  readAt: Date | null;
  liveSince: Date | null;
  /** With what is being written here. */
  working: Profile;
  drafted: ProfileField[];
  draftedBy: string | null;
  draftedAt: Date | null;
  conflicts: ProfileField[];
  sent: ProfileField[];
  sentBy: string | null;
  sentAt: Date | null;
  failure: SendFailure | null;
  /** The last change, when it was made neither here nor by us. */
  changedElsewhere: { at: Date; fields: ProfileField[] } | null;
  completeness: Completeness;
};

/** A number's profile: what is live, what is being written, what is on its way, and what became of it. */
export function getProfile(ctx: Ctx, { numberId }: NumberInput): Promise<ProfileView> {
  return inTransaction(ctx, async (ctx) => {
    const number = await getNumber(ctx, numberId);
    const [row] = await ctx.db
      .select()
      .from(businessProfiles)
      .where(and(eq(businessProfiles.workspaceId, ctx.workspaceId), eq(businessProfiles.numberId, numberId)));
    const [latest] = await ctx.db
      .select()
      .from(profileRevisions)
      .where(and(eq(profileRevisions.workspaceId, ctx.workspaceId), eq(profileRevisions.numberId, numberId)))
      .orderBy(desc(profileRevisions.at), desc(profileRevisions.id))
      .limit(1);
    const names = new Map((await listColleagues(ctx)).map(({ id, name }) => [id, name]));
    const nameOf = (memberId: string | null | undefined) => (memberId && names.get(memberId)) || null;
    const live = row?.live ?? null;
    return {
      numberId,
      displayNumber: number.displayNumber,
      verifiedName: number.verifiedName,
      isConnected: !number.disconnectedAt,
      version: row?.version ?? 0,
      status: row ? statusOf(row) : "unread",
      live,
      readAt: row?.readAt ?? null,
      liveSince: row?.liveSince ?? null,
      working: { ...(live ?? emptyProfile), ...row?.draft },
      drafted: row ? draftedFields(row) : [],
      draftedBy: nameOf(row?.draftedBy),
      draftedAt: row?.draftedAt ?? null,
      conflicts: row ? conflictsOf(row) : [],
      sent: row?.sent ? (Object.keys(row.sent) as ProfileField[]) : [],
      sentBy: nameOf(row?.sentBy),
      sentAt: row?.sentAt ?? null,
      failure: row?.failure ?? null,
      changedElsewhere:
        latest?.source === "elsewhere"
          ? { at: latest.at, fields: Object.keys(latest.before) as ProfileField[] }
          : null,
      completeness: completenessOf(live ?? emptyProfile),
    };
  });
}
