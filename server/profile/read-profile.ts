import { and, eq, gt } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { workspaces } from "@/db/schema/identity";
import { businessProfiles, profileRevisions } from "@/db/schema/profile";
import { type ChannelNumber, getConnectedNumber, getNumber } from "../channels/get-numbers";
import { listChannels } from "../channels/list-channels";
import { asWorker, type Ctx, type InTransaction, inTransaction, systemCtx } from "../context";
import type { GraphResult } from "../meta/client";
import { type MetaProfile, readBusinessProfile } from "../meta/profile";
import { enqueue } from "../queue";
import { findToken } from "./find-token";
import { keepProfile, lockProfile, type ProfileRow } from "./load-profile";
import { recognisePicture } from "./pictures";
import { end, read, statusOf } from "./profile-state";
import { emptyProfile, type Profile, type ProfileField, profileFields } from "./schemas";
import { laneOf, readProfileJob } from "./send-profile-job";
import { readStarters } from "./starters/read-starters";

const minute = 60_000;
const freshForMs = 30 * minute;
/** Longer than sending is tried: whoever was to send it is no more. */
const forgottenAfterMs = 20 * minute;

/** Asks Meta what a number's profile is, and keeps the answer. */
export async function lookAtProfile(
  ctx: Ctx,
  number: Pick<ChannelNumber, "id" | "metaPhoneNumberId">,
  { token, isLast }: { token: string; isLast: boolean },
): Promise<GraphResult<MetaProfile>> {
  const { sends } = await inTransaction(ctx, (ctx) => lockProfile(ctx, number.id));
  const answer = await readBusinessProfile({ phoneNumberId: number.metaPhoneNumberId, token });
  if (answer.ok) {
    await inTransaction(ctx, async (ctx) => {
      const { pictureUrl: url, ...words } = answer.value;
      const { sent, sentAt } = await lockProfile(ctx, number.id);
      const sending = { sentId: sent?.picture, sentSince: sentAt };
      const picture = await recognisePicture(ctx, { numberId: number.id, url, ...sending });
      await keepReading(ctx, number.id, { profile: { ...words, picture }, sends, isLast });
    });
  }
  return answer;
}

type Reading = { profile: Profile; sends: number; isLast: boolean };

async function keepReading(ctx: InTransaction, numberId: string, reading: Reading): Promise<void> {
  const row = await lockProfile(ctx, numberId);
  const at = ctx.now();
  const { state, here, elsewhere } = read(row, { ...reading, form: reading.profile, at });
  if (state === row) return;
  const { profile } = reading;
  if (!row.live) await addRevision(ctx, row, { source: "found", profile, changed: [...profileFields] });
  if (elsewhere.length > 0) {
    const between = { ...profile, ...pick(row.live ?? emptyProfile, here) };
    await addRevision(ctx, row, { source: "elsewhere", profile: between, changed: elsewhere });
  }
  if (here.length > 0) await addRevision(ctx, row, { source: "here", profile, changed: here });
  const { live, draft, base, sent, seenSends, failure } = state;
  const isOther = !row.live || here.length > 0 || elsewhere.length > 0;
  const isNews = isOther || statusOf(row) !== statusOf(state) || !state.sent !== !row.sent;
  const liveSince = isOther ? at : row.liveSince;
  await keepProfile(
    ctx,
    row,
    { live, draft, base, sent, seenSends, failure, readAt: at, liveSince },
    { isNews },
  );
}

const pick = (profile: Profile, fields: ProfileField[]): Partial<Profile> =>
  Object.fromEntries(fields.map((field) => [field, profile[field]]));

type Revision = Pick<typeof profileRevisions.$inferInsert, "source" | "profile"> & {
  changed: ProfileField[];
};

const addRevision = (ctx: InTransaction, row: ProfileRow, { source, profile, changed }: Revision) =>
  ctx.db.insert(profileRevisions).values({
    workspaceId: ctx.workspaceId,
    id: uuidv7(),
    numberId: row.numberId,
    at: ctx.now(),
    source,
    memberId: source === "here" ? row.sentBy : null,
    profile,
    before: pick(row.live ?? emptyProfile, changed),
  });

/** The regular look at what customers see, which finds what was changed elsewhere. */
export async function readProfile(ctx: Ctx, { numberId }: { numberId: string }): Promise<void> {
  const number = await getNumber(ctx, numberId);
  // Released while the job waited.
  if (number.disconnectedAt) return;
  const isLast = await inTransaction(ctx, async (ctx) => {
    const row = await lockProfile(ctx, numberId);
    const isForgotten = !!row.sentAt && ctx.now().getTime() - row.sentAt.getTime() > forgottenAfterMs;
    if (isForgotten && row.sent) await keepProfile(ctx, row, end(row), { isNews: false });
    return isForgotten;
  });
  const token = await findToken(ctx, number.accountId);
  // Without an answer the last one stays, and the next look is a few minutes away.
  if (!token) return;
  await lookAtProfile(ctx, number, { token, isLast });
  await readStarters(ctx, number, {
    token,
    forgottenBefore: new Date(ctx.now().getTime() - forgottenAfterMs),
  });
}

/** Asks for a look at this profile soon, because a person wants to know. */
export async function askForProfile(ctx: Ctx, { numberId }: { numberId: string }): Promise<void> {
  await getConnectedNumber(ctx, numberId);
  await enqueue(ctx, readProfileJob, { numberId }, { lane: laneOf(numberId), key: numberId });
}

/** Asks for a look at every profile that was not read for a while, in every workspace. */
export async function askForStaleProfiles(): Promise<void> {
  const ids = await asWorker((db) => db.select({ id: workspaces.id }).from(workspaces));
  for (const { id } of ids) {
    const ctx = systemCtx(id);
    await inTransaction(ctx, async (ctx) => {
      const since = new Date(ctx.now().getTime() - freshForMs);
      const fresh = await ctx.db
        .select({ numberId: businessProfiles.numberId })
        .from(businessProfiles)
        .where(and(eq(businessProfiles.workspaceId, ctx.workspaceId), gt(businessProfiles.readAt, since)));
      const isFresh = new Set(fresh.map(({ numberId }) => numberId));
      for (const { numberId, disconnectedAt } of await listChannels(ctx)) {
        if (!disconnectedAt && !isFresh.has(numberId)) await askForProfile(ctx, { numberId });
      }
    });
  }
}
