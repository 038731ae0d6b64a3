import type { SendFailure } from "@/db/schema/profile";
import { type Ctx, inTransaction } from "../context";
import { writeBusinessProfile } from "../meta/profile";
import { uploadFile } from "../meta/upload";
import type { JobRow } from "../queue";
import { keepProfile, lockProfile } from "./load-profile";
import { getPicture, notePictureSent } from "./pictures";
import { begin, end } from "./profile-state";
import { lookAtProfile } from "./read-profile";
import { normal, type Profile, type ProfileField, profileFields } from "./schemas";
import { type Place, sendForm } from "./send-form";

/** Sends a profile that was published, until Meta has it or a person must decide. */
export const sendProfile = (
  ctx: Ctx,
  { numberId }: { numberId: string },
  { attempts }: Pick<JobRow, "attempts">,
) =>
  sendForm(
    ctx,
    { look: lookAtProfile, start, write, finish, isMissing, fieldsNamed },
    { numberId, attempts },
  );

type Sending = { change: Partial<Omit<Profile, "picture">>; image: Buffer | undefined };

/** The words with the picture, which must be at Meta before. */
async function write(place: Place, { change, image }: Sending) {
  if (!image) return writeBusinessProfile({ ...place, change });
  const file = { bytes: new Uint8Array(image), mimeType: "image/jpeg", name: "profile.jpg" };
  const handle = await uploadFile({ token: place.token, ...file });
  if (!handle.ok) return handle;
  return writeBusinessProfile({ ...place, change: { ...change, profile_picture_handle: handle.value } });
}

function start(ctx: Ctx, numberId: string): Promise<Sending | undefined> {
  return inTransaction(ctx, async (ctx) => {
    const row = await lockProfile(ctx, numberId);
    if (!row.sent) return undefined;
    await keepProfile(ctx, row, { sends: begin(row).sends }, { isNews: false });
    const { picture: pictureId, ...sent } = row.sent;
    if (pictureId) await notePictureSent(ctx, { pictureId, liveId: row.live?.picture });
    const image = pictureId ? await getPicture(ctx, { numberId, pictureId }) : undefined;
    const change = Object.fromEntries(
      Object.entries(sent).map(([field, value]) => [field, normal(value)] as const),
    );
    return { change, image };
  });
}

function finish(ctx: Ctx, numberId: string, failure: SendFailure | undefined): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const row = await lockProfile(ctx, numberId);
    const { sends, sent, failure: kept } = end(row, failure);
    await keepProfile(ctx, row, { sends, sent, failure: kept }, { isNews: failure !== undefined });
  });
}

const isMissing = (ctx: Ctx, numberId: string): Promise<boolean> =>
  inTransaction(ctx, async (ctx) => (await lockProfile(ctx, numberId)).sent !== null);

const fieldsNamed = (words: string): ProfileField[] =>
  profileFields.filter((field) => new RegExp(`(\\b|_)${field.replace(/s$/, "s?")}(\\b|_)`, "i").test(words));
