import { afterAll, beforeEach, expect, test } from "vitest";
import { noteSendErrors } from "../../channels/note-send-errors";
import { startMeta } from "../../channels/testing-meta";
import { inTransaction } from "../../context";
import { resumeBroadcast } from "./change-state";
import { createBakery } from "./testing";

const meta = await startMeta();
afterAll(meta.close);
beforeEach(() => meta.is());

test("an account that was restricted keeps a broadcast from going on only while Meta still says so", async () => {
  const { number, customer, draft, send, turn, find, ctx, sentMessages } = await createBakery();
  meta.numberIds.push(number.metaPhoneNumberId);
  await customer();
  await inTransaction(ctx(), (ctx) => noteSendErrors(ctx, [{ numberId: number.id, code: 131031 }]));
  const broadcastId = await draft();

  meta.is({
    entities: [{ entity_type: "WABA", can_send_message: "BLOCKED", errors: [{ error_code: 131031 }] }],
  });
  await send(broadcastId);
  await turn(broadcastId);
  expect(await find(broadcastId)).toMatchObject({ state: "paused", why: "accountRestricted" });

  meta.is();
  await resumeBroadcast(ctx(), { sentBroadcastId: broadcastId });
  await turn(broadcastId);
  expect(await find(broadcastId)).toMatchObject({ state: "sending", why: null });
  expect(await sentMessages()).toHaveLength(1);
});
