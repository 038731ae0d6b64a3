import { and, eq } from "drizzle-orm";
import { ownerDb } from "@/db/factories";
import { outcomes, referrals } from "@/db/schema/ads-outcomes";
import { charges } from "@/db/schema/billing";
import { responses } from "@/db/schema/inbox";
import { scanStarts } from "@/db/schema/scan-codes";
import { systemCtx } from "../context";
import { foldChanges } from "./fold-changes";
import type { Period } from "./schemas";
import {
  isScan,
  someCharges,
  someOutcomes,
  somePrice,
  someTouches,
  someWaits,
  writeMessagesOf,
} from "./testing-facts";
import { type Dice, type Shop, sortOut } from "./testing-shop";

/** When the last of it has happened. */
export const now = () => new Date("2026-04-20T10:30:00Z");

/** Facts come in any order and in portions, are corrected and removed, and are taken in whenever it happens. */
export async function liveThrough(shop: Shop, dice: Dice) {
  const { pick, upTo, shuffled, chance } = dice;
  const waits = shuffled(someWaits(shop, dice, 260));
  const prices = shuffled(someCharges(shop, dice, 320, waits));
  const touches = shuffled(someTouches(shop, dice, 40));
  await writeMessagesOf(shop, dice, prices);
  const ctx = systemCtx(shop.workspaceId, now);
  await sortOut(shop, dice);
  await ownerDb()
    .insert(outcomes)
    .values(someOutcomes(shop, dice, 60));
  while (waits.length + prices.length + touches.length > 0) {
    const [some, others] = [waits.splice(0, upTo(60)), prices.splice(0, upTo(60))];
    for (const touch of touches.splice(0, upTo(8))) {
      const table = isScan(touch) ? scanStarts : referrals;
      await ownerDb().insert(table).values(touch);
      const { id: conversationId } = pick(shop.conversations);
      if (chance(0.2)) await ownerDb().update(table).set({ conversationId }).where(eq(table.id, touch.id));
    }
    if (some.length) await ownerDb().insert(responses).values(some);
    if (others.length) await ownerDb().insert(charges).values(others);
    for (const { id } of others.slice(0, 8)) {
      await ownerDb().update(charges).set(somePrice(dice)).where(eq(charges.id, id));
    }
    for (const { id, answeredAt } of some.slice(0, 6)) {
      if (!answeredAt) continue;
      const change = chance(0.5)
        ? { memberId: pick(shop.members).id }
        : { waitSeconds: upTo(100_000), isFirst: chance(0.5) };
      await ownerDb().update(responses).set(change).where(eq(responses.id, id));
    }
    const gone = others.at(-1);
    if (gone && chance(0.3)) {
      await ownerDb()
        .delete(charges)
        .where(and(eq(charges.workspaceId, shop.workspaceId), eq(charges.id, gone.id)));
    }
    if (chance(0.4)) await foldChanges(ctx);
  }
  return ctx;
}

/** The whole of it, a day of 25 hours, and from the middle of a week to the middle of another. */
export const periods: Period[] = [
  { from: "2025-10-01", to: "2026-04-30" },
  { from: "2025-10-26", to: "2025-10-26" },
  { from: "2025-10-29", to: "2026-03-04" },
  { from: "2026-03-08", to: "2026-03-29" },
];
