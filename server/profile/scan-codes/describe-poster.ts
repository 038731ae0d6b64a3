import { and, eq } from "drizzle-orm";
import { businessProfiles, profilePictures } from "@/db/schema/profile";
import { getNumber } from "../../channels/get-numbers";
import { type Ctx, type InTransaction, readOnly } from "../../context";
import { displayedNumber } from "./displayed-number";
import { writable } from "./poster-letters";
import type { ReadScanCodesInput } from "./schemas";

/** What a poster of this number says of the business; the picture is the one that customers see now. */
export async function businessOf(ctx: InTransaction, numberId: string) {
  const { verifiedName, displayNumber } = await getNumber(ctx, numberId);
  const [profile] = await ctx.db
    .select({ live: businessProfiles.live })
    .from(businessProfiles)
    .where(and(eq(businessProfiles.workspaceId, ctx.workspaceId), eq(businessProfiles.numberId, numberId)));
  const pictureId = profile?.live?.picture;
  const [picture] = pictureId
    ? await ctx.db
        .select({ image: profilePictures.image })
        .from(profilePictures)
        .where(and(eq(profilePictures.workspaceId, ctx.workspaceId), eq(profilePictures.id, pictureId)))
    : [];
  return {
    /** Nothing, where the poster's typeface cannot write it. */
    name: writable(verifiedName, "bold"),
    phone: displayedNumber(displayNumber),
    picture: picture?.image ?? undefined,
    /** One that was chosen at Meta never passed through our hands. */
    isPictureElsewhere: picture?.image === null,
  };
}

/** What can be on a poster, before somebody prints it. */
export function describePoster(ctx: Ctx, { numberId }: ReadScanCodesInput) {
  return readOnly(ctx, async (ctx) => {
    const { name, phone, picture, isPictureElsewhere } = await businessOf(ctx, numberId);
    return { name: name ?? null, phone, hasPicture: picture !== undefined, isPictureElsewhere };
  });
}
