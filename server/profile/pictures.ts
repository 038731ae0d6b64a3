import { and, desc, eq, isNotNull } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { profilePictures } from "@/db/schema/profile";
import type { InTransaction } from "../context";
import { notFound } from "../errors";

const ofNumber = ({ workspaceId }: InTransaction, numberId: string) =>
  and(eq(profilePictures.workspaceId, workspaceId), eq(profilePictures.numberId, numberId));

const one = ({ workspaceId }: InTransaction, id: string) =>
  and(eq(profilePictures.workspaceId, workspaceId), eq(profilePictures.id, id));

/** The picture, if it is one of this number and there is something to send. */
export async function getPicture(
  ctx: InTransaction,
  { numberId, pictureId }: { numberId: string; pictureId: string },
): Promise<Buffer> {
  const [picture] = await ctx.db
    .select({ image: profilePictures.image })
    .from(profilePictures)
    .where(and(ofNumber(ctx, numberId), eq(profilePictures.id, pictureId)));
  if (!picture?.image) throw notFound("The picture", "pictureNotFound");
  return picture.image;
}

/** The picture of a draft: a new one of ours, or the one that is live, which Meta lets nobody take away. */
export async function pictureToKeep(
  ctx: InTransaction,
  { numberId, pictureId, liveId }: { numberId: string; pictureId: string; liveId: string },
): Promise<string> {
  if (!pictureId || pictureId === liveId) return liveId;
  const [picture] = await ctx.db
    .select({ id: profilePictures.id })
    .from(profilePictures)
    .where(and(ofNumber(ctx, numberId), eq(profilePictures.id, pictureId), isNotNull(profilePictures.image)));
  return picture ? pictureId : liveId;
}

/** Meta's addresses expire; the path of a picture stays. */
const keyOf = (url: string) => (URL.canParse(url) ? new URL(url).pathname : url).slice(0, 500);

type Shown = {
  numberId: string;
  url: string | undefined;
  /** The picture that is on its way, and since when. */
  sentId: string | undefined;
  sentSince: Date | null;
};

/** Which of our pictures Meta shows: it never says so, but what comes after one was sent is that one. */
export async function recognisePicture(
  ctx: InTransaction,
  { numberId, url, sentId, sentSince }: Shown,
): Promise<string> {
  if (!url) return "";
  const metaKey = keyOf(url);
  if (sentId) {
    const [sent] = await ctx.db.select().from(profilePictures).where(one(ctx, sentId));
    const isSent = sent?.sentAt && sentSince && sent.sentAt >= sentSince;
    if (isSent && sent.keyBefore !== metaKey) {
      await ctx.db.update(profilePictures).set({ metaKey }).where(one(ctx, sentId));
      return sentId;
    }
  }
  const [known] = await ctx.db
    .select({ id: profilePictures.id })
    .from(profilePictures)
    .where(and(ofNumber(ctx, numberId), eq(profilePictures.metaKey, metaKey)))
    .orderBy(desc(profilePictures.id))
    .limit(1);
  if (known) return known.id;
  const id = uuidv7();
  await ctx.db.insert(profilePictures).values({ workspaceId: ctx.workspaceId, id, numberId, metaKey });
  return id;
}

/** The picture is on its way, in the place of the one that Meta shows now. */
export async function notePictureSent(
  ctx: InTransaction,
  { pictureId, liveId }: { pictureId: string; liveId: string | undefined },
): Promise<void> {
  const [shown] = liveId ? await ctx.db.select().from(profilePictures).where(one(ctx, liveId)) : [];
  await ctx.db
    .update(profilePictures)
    .set({ sentAt: ctx.now(), keyBefore: shown?.metaKey ?? null })
    .where(one(ctx, pictureId));
}
