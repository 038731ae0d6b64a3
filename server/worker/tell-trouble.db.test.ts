import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { createNumber, createWorkspace, ownerDb } from "@/db/factories";
import { alerts } from "@/db/schema/alerts";
import { channelTroubles, type TroubleKind } from "@/db/schema/channels";
import { endTroubles, noteTroubles } from "../channels/note-troubles";
import { inTransaction, systemCtx } from "../context";
import { tellTrouble } from "./tell-trouble";

/** A number, its troubles, and the alerts that the worker makes of them. */
async function createShop() {
  const { id: workspaceId } = await createWorkspace();
  const ctx = systemCtx(workspaceId);
  const { id: numberId, accountId } = await createNumber(workspaceId, { verifiedName: "Luna" });
  const place = { accountId, numberId };
  const tellAll = async () => {
    const all = await ownerDb()
      .select({ id: channelTroubles.id })
      .from(channelTroubles)
      .where(eq(channelTroubles.workspaceId, workspaceId));
    for (const { id: troubleId } of all) await tellTrouble(ctx, { troubleId });
  };
  return {
    async begins(kind: TroubleKind) {
      await inTransaction(ctx, (ctx) => noteTroubles(ctx, [{ ...place, kind }], "reading"));
      await tellAll();
    },
    async ends(kind: TroubleKind) {
      await inTransaction(ctx, (ctx) => endTroubles(ctx, { ...place, kinds: [kind] }));
      await tellAll();
    },
    open: async () =>
      (
        await ownerDb()
          .select()
          .from(alerts)
          .where(and(eq(alerts.workspaceId, workspaceId)))
      )
        .filter(({ resolvedAt }) => !resolvedAt)
        .map(({ kind, params }) => [kind, params]),
  };
}

test("a trouble is an alert for as long as it lasts, and names the number", async () => {
  const { begins, ends, open } = await createShop();
  await begins("paymentMissing");
  expect(await open()).toEqual([["channel_payment_missing", { numberName: "Luna" }]]);
  await ends("paymentMissing");
  expect(await open()).toEqual([]);
});

test("while another trouble says the same, the alert stays", async () => {
  const { begins, ends, open } = await createShop();
  await begins("numberRestricted");
  await begins("nameDeclined");
  await ends("numberRestricted");
  expect(await open()).toHaveLength(1);
  await ends("nameDeclined");
  expect(await open()).toEqual([]);
});
