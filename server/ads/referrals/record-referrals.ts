import { sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { asBytes, rows } from "@/db/rows";
import type { InTransaction } from "@/server/context";
import { type Vault, workspaceVault } from "@/server/crypto";
import type { NewMessage } from "@/server/messaging/receive-messages";
import type { Referral } from "@/server/meta/delivery-event";
import { askToRoute } from "../routing/route-job";
import { placePictures } from "./place-pictures";

type Referred = NewMessage & { referral: Referral };

const isReferred = (message: NewMessage): message is Referred =>
  message.isFromCustomer && message.referral !== undefined && Object.keys(message.referral).length > 0;

const about = (referralId: string) => `click ${referralId}`;

/** The click of a referral, as Meta gave it; nothing where it gave none. */
export const openClick = (vault: Vault, id: string, sealed: Buffer | null): string | undefined =>
  sealed ? vault.open(sealed, about(id)).toString() : undefined;

const longest = { id: 200, address: 2000, words: 4000 };
/** Cut off, a click or an address would be another one: too long, it is none. */
const whole = (text: string | undefined, most: number) =>
  text !== undefined && text.length <= most ? text : undefined;

/**
 * Keeps the ads that led customers to these new messages, a whole set with a few statements. A message has one referral and
 * comes here once; which touch was first is asked of all of them, so that their order does not matter.
 */
export async function recordReferrals(ctx: InTransaction, added: NewMessage[]): Promise<void> {
  const referred = added.filter(isReferred);
  if (referred.length === 0) return;
  const vault = await workspaceVault(ctx);
  const pictureOf = await placePictures(
    ctx,
    referred.map(({ referral }) => referral),
  );
  const values = referred.map(({ id: messageId, conversationId, writtenAt, referral }) => {
    const id = uuidv7();
    const clickId = whole(referral.ctwaClid, longest.words);
    return {
      id,
      conversation_id: conversationId,
      message_id: messageId,
      at: writtenAt,
      source_type: whole(referral.sourceType, longest.id),
      meta_ad_id: whole(referral.sourceId, longest.id),
      source_url: whole(referral.sourceUrl, longest.address),
      headline: referral.headline?.slice(0, longest.words),
      body: referral.body?.slice(0, longest.words),
      media_type: whole(referral.mediaType, longest.id),
      picture_id: pictureOf(referral),
      sealed_click_id: clickId && asBytes(vault.seal(clickId, about(id))),
    };
  });
  await ctx.db.execute(sql`
    insert into referrals (workspace_id, id, conversation_id, message_id, at, source_type, meta_ad_id, source_url, headline,
      body, media_type, picture_id, sealed_click_id)
    select ${ctx.workspaceId}::uuid, r.* from ${rows(
      values,
      "id uuid, conversation_id uuid, message_id uuid, at timestamptz, source_type text, meta_ad_id text, source_url text, headline text, body text, media_type text, picture_id uuid, sealed_click_id bytea",
    )}
    on conflict do nothing`);
  await askToRoute(
    ctx,
    values.flatMap(({ conversation_id, meta_ad_id }) =>
      meta_ad_id ? [{ conversationId: conversation_id, metaAdId: meta_ad_id }] : [],
    ),
  );
}
