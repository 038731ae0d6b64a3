import { sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { rows } from "@/db/rows";
import type { InTransaction } from "@/server/context";
import type { Referral } from "@/server/meta/delivery-event";
import { enqueueAll } from "@/server/queue";
import { fetchPictureJob } from "./fetch-picture-job";

type Known = { id: string; key: string; state: string };

/** Where the picture of an ad lies; of a video the still that Meta shows before it. */
function addressOf({ imageUrl, thumbnailUrl }: Referral): string | undefined {
  const address = imageUrl ?? thumbnailUrl;
  return address && address.length <= 2000 && URL.canParse(address) ? address : undefined;
}

/** Meta signs each address anew; what comes before the signature names the picture. */
function keyOf(referral: Referral): string | undefined {
  const address = addressOf(referral);
  if (!address) return undefined;
  const { origin, pathname } = new URL(address);
  return `${referral.sourceId?.slice(0, 200) ?? ""} ${origin}${pathname}`;
}

/** Has each ad's picture fetched once, however many tap the ad, and says which one is whose. */
export async function placePictures(
  ctx: InTransaction,
  referrals: Referral[],
): Promise<(referral: Referral) => string | undefined> {
  const addresses = new Map(
    referrals.flatMap((referral) => {
      const [key, address] = [keyOf(referral), addressOf(referral)];
      return key && address ? [[key, address] as const] : [];
    }),
  );
  if (addresses.size === 0) return () => undefined;
  let known = await knownPictures(ctx, [...addresses.keys()]);
  const due = known.filter(({ state }) => state === "failed");
  // Only what is not there is written, so that workers do not wait for each other at the picture of a busy ad.
  const isKnown = new Set(known.map(({ key }) => key));
  const missing = [...addresses].filter(([key]) => !isKnown.has(key)).sort(([a], [b]) => (a < b ? -1 : 1));
  if (missing.length > 0) {
    const values = missing.map(([key, address]) => ({ id: uuidv7(), key, address }));
    const placed = await ctx.db.execute<Known>(sql`
      insert into referral_pictures (workspace_id, id, key, address, state)
      select ${ctx.workspaceId}::uuid, r.*, 'waiting' from ${rows(values, "id uuid, key text, address text")}
      on conflict do nothing returning id, key, state`);
    due.push(...placed);
    known = await knownPictures(ctx, [...addresses.keys()]);
  }
  await fetchAgain(ctx, due, addresses);
  const idOf = new Map(known.map(({ id, key }) => [key, id]));
  return (referral) => idOf.get(keyOf(referral) ?? "");
}

const knownPictures = (ctx: InTransaction, keys: string[]) =>
  ctx.db.execute<Known>(sql`
    select id, key, state from referral_pictures
    where workspace_id = ${ctx.workspaceId}::uuid and key = any(${sql.param(keys)}::text[])`);

async function fetchAgain(ctx: InTransaction, due: Known[], addresses: Map<string, string>): Promise<void> {
  if (due.length === 0) return;
  const values = due.map(({ id, key }) => ({ id, address: addresses.get(key) }));
  await ctx.db.execute(sql`
    update referral_pictures p set state = 'waiting', address = r.address
    from ${rows(values, "id uuid, address text")}
    where p.workspace_id = ${ctx.workspaceId}::uuid and p.id = r.id and p.state = 'failed'`);
  await enqueueAll(
    ctx,
    fetchPictureJob,
    due.map(({ id }) => ({ pictureId: id })),
  );
}
