import { eq } from "drizzle-orm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { ownerDb } from "@/db/factories";
import { messages } from "@/db/schema/messaging";
import { post, tells } from "../webhooks/posts";
import { arrive, openShop, processAll, sendMessage } from "../worker/arrivals";

const minute = (minutes: number) => new Date(Date.UTC(2026, 10, 20, 10, minutes));
const carmen = { waId: "34600111222", name: "Carmen" };
const asOne = (payloads: object[]) => ({
  object: "whatsapp_business_account",
  entry: payloads.flatMap((payload) => (payload as { entry: object[] }).entry),
});

test("statuses in any order, repeated and in any batches end the same", async () => {
  const to = carmen;
  const shop = await openShop();
  const all = (id: string) => [
    tells({ id, status: "sent", at: minute(1), to }),
    tells({ id, status: "failed", at: minute(2), to, errors: [{ code: 131026, title: "Undeliverable" }] }),
    tells({ id, status: "delivered", at: minute(3), to }),
    tells({ id, status: "read", at: minute(4), to }),
    tells({ id, status: "played", at: minute(5), to }),
  ];
  let count = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }),
      fc.array(fc.nat(4), { maxLength: 4 }),
      fc.boolean(),
      async (order, repeats, isOneBatch) => {
        const id = `wamid.status.${++count}`;
        await sendMessage(shop, { waMessageId: id, waId: carmen.waId, writtenAt: minute(0) });
        const posts = [...order, ...repeats].map((index) => post(shop.number, all(id)[index]!));
        for (const each of isOneBatch ? [asOne(posts)] : posts) {
          await arrive(each);
          await processAll();
        }
        const [message] = await ownerDb().select().from(messages).where(eq(messages.waMessageId, id));
        expect(message).toMatchObject({
          status: "played",
          sentAt: minute(1),
          deliveredAt: minute(3),
          readAt: minute(4),
          failedAt: null,
          failureCode: null,
        });
      },
    ),
    { numRuns: 25 },
  );
});

test("read without delivered says that it was delivered", async () => {
  const shop = await openShop();
  await sendMessage(shop, { waMessageId: "wamid.open", waId: carmen.waId, writtenAt: minute(0) });
  await arrive(post(shop.number, tells({ id: "wamid.open", status: "read", at: minute(2), to: carmen })));
  await processAll();
  const [message] = await ownerDb().select().from(messages).where(eq(messages.waMessageId, "wamid.open"));
  expect(message).toMatchObject({ status: "read", deliveredAt: minute(2), readAt: minute(2) });
});

test("a status that outruns our own note of Meta's id finds the message by ours", async () => {
  const shop = await openShop();
  const id = await sendMessage(shop, { waMessageId: null, waId: carmen.waId, writtenAt: minute(0) });
  const said = tells({
    id: "wamid.fast",
    status: "delivered",
    at: minute(1),
    to: carmen,
    biz_opaque_callback_data: id,
  });
  await arrive(post(shop.number, said));
  await processAll();
  const [message] = await ownerDb().select().from(messages).where(eq(messages.id, id));
  expect(message).toMatchObject({ waMessageId: "wamid.fast", status: "delivered" });
});
