import { and, eq, isNull } from "drizzle-orm";
import { phoneNumbers } from "@/db/schema/channels";
import type { InTransaction } from "../context";
import { askForCheck } from "./check-channel";
import { endTroubles, noteTroubles } from "./note-troubles";

type Told = { accountId?: string; numberId?: string; field: string; value: unknown };

const aboutHealth = new Set([
  "account_alerts",
  "account_review_update",
  "account_update",
  "business_capability_update",
  "phone_number_name_update",
  "phone_number_quality_update",
  "security",
]);

const restricting = new Set(["DISABLE", "SCHEDULE_FOR_DISABLE"]);

/** Takes to heart at once what Meta says about a channel, and has the rest looked up. */
export async function heedChannelEvents(ctx: InTransaction, events: Told[]): Promise<void> {
  const accountIds = new Set<string>();
  for (const { accountId, field, value } of events) {
    if (!accountId || !aboutHealth.has(field)) continue;
    accountIds.add(accountId);
    const said = wordsOf(value);
    if (field === "phone_number_name_update") await heedName(ctx, accountId, said);
    if (field === "account_update") await heedBan(ctx, accountId, said);
  }
  for (const accountId of accountIds) await askForCheck(ctx, { accountId });
}

type Words = { decision?: string; displayNumber?: string; banState?: string };

function wordsOf(value: unknown): Words {
  const { decision, display_phone_number, ban_info } = (value ?? {}) as Record<string, unknown>;
  const banState = (ban_info as Record<string, unknown> | undefined)?.waba_ban_state;
  const text = (word: unknown) => (typeof word === "string" ? word : undefined);
  return {
    decision: text(decision),
    displayNumber: text(display_phone_number)?.replace(/\D/g, ""),
    banState: text(banState),
  };
}

async function heedName(ctx: InTransaction, accountId: string, { decision, displayNumber }: Words) {
  const [number] = await ctx.db
    .select({ id: phoneNumbers.id })
    .from(phoneNumbers)
    .where(
      and(
        eq(phoneNumbers.workspaceId, ctx.workspaceId),
        eq(phoneNumbers.accountId, accountId),
        eq(phoneNumbers.displayNumber, displayNumber ?? ""),
        isNull(phoneNumbers.disconnectedAt),
      ),
    );
  if (!number) return;
  const place = { accountId, numberId: number.id };
  if (decision === "REJECTED") await noteTroubles(ctx, [{ ...place, kind: "nameDeclined" }], "webhook");
  if (decision === "APPROVED") await endTroubles(ctx, { ...place, kinds: ["nameDeclined"] });
}

async function heedBan(ctx: InTransaction, accountId: string, { banState = "" }: Words) {
  const place = { accountId, numberId: accountId };
  if (restricting.has(banState)) {
    await noteTroubles(ctx, [{ ...place, kind: "accountRestricted" }], "webhook");
  }
  if (banState === "REINSTATE") await endTroubles(ctx, { ...place, kinds: ["accountRestricted"] });
}
