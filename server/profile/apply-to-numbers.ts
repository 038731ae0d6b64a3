import { v7 as uuidv7 } from "uuid";
import { profilePictures } from "@/db/schema/profile";
import { getConnectedNumber } from "../channels/get-numbers";
import { type InTransaction, inTransaction, type MemberCtx } from "../context";
import { AppError } from "../errors";
import { getProfile } from "./get-profile";
import { getPicture } from "./pictures";
import { publishDraft } from "./publish-draft";
import { saveDraft } from "./save-draft";
import { type ApplyInput, isSame, type Profile, type ProfileField } from "./schemas";

export type Applied = {
  numberId: string;
  /** `draft`: something unsent of somebody's would have been sent along, so that it was left alone. */
  outcome: "sent" | "same" | "draft" | "unread" | "onItsWay" | "refused";
  /** The sentence of a refusal. */
  key?: string;
};

/** Sends what one number has in these fields to others as well, and says of each what became of it. */
export async function applyToNumbers(
  ctx: MemberCtx,
  { fromNumberId, fields, numberIds }: ApplyInput,
): Promise<Applied[]> {
  const { live } = await getProfile(ctx, { numberId: fromNumberId });
  for (const numberId of numberIds) await getConnectedNumber(ctx, numberId);
  const applied: Applied[] = [];
  for (const numberId of new Set(numberIds)) {
    if (!live) applied.push({ numberId, outcome: "unread" });
    else applied.push(await applyToOne(ctx, { fromNumberId, numberId, fields, from: live }));
  }
  return applied;
}

type One = { fromNumberId: string; numberId: string; fields: ProfileField[]; from: Profile };

/** A number where it does not work stays as it was, and holds up none of the others. */
async function applyToOne(ctx: MemberCtx, one: One): Promise<Applied> {
  const { numberId, fields, from } = one;
  try {
    return await inTransaction(ctx, async (ctx): Promise<Applied> => {
      const { status, live, version, drafted } = await getProfile(ctx, { numberId });
      if (!live) return { numberId, outcome: "unread" };
      if (status === "sent") return { numberId, outcome: "onItsWay" };
      if (drafted.length > 0) return { numberId, outcome: "draft" };
      const others = fields.filter((field) => field === "picture" || !isSame(from[field], live[field]));
      const profile = { ...live };
      for (const field of others) {
        Object.assign(profile, { [field]: field === "picture" ? await copyPicture(ctx, one) : from[field] });
      }
      const saved = await saveDraft(ctx, { numberId, version, profile, settled: [] });
      if ((await getProfile(ctx, { numberId })).drafted.length === 0) return { numberId, outcome: "same" };
      await publishDraft(ctx, { numberId, version: saved.version });
      return { numberId, outcome: "sent" };
    });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { numberId, outcome: "refused", key: error.key };
  }
}

/** Each number has pictures of its own: Meta's address for one says nothing about another's. */
async function copyPicture(
  ctx: InTransaction<MemberCtx>,
  { fromNumberId, numberId, from }: One,
): Promise<string> {
  if (!from.picture || fromNumberId === numberId) return from.picture;
  const image = await getPicture(ctx, { numberId: fromNumberId, pictureId: from.picture });
  const id = uuidv7();
  const { workspaceId, actor } = ctx;
  await ctx.db
    .insert(profilePictures)
    .values({ workspaceId, id, numberId, image, uploadedBy: actor.memberId, createdAt: ctx.now() });
  return id;
}
