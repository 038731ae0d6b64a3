import { afterAll, expect, test } from "vitest";
import { systemCtx } from "../../context";
import { startGraph } from "../../messaging/testing-graph";
import { checkBroadcast } from "./check-broadcast";
import { forgetRecipientValues } from "./forget-recipients";
import { createBakery } from "./testing";

const graph = await startGraph();
afterAll(graph.close);

test("what a list said of people goes with the messages of its time, and who got it stays", async () => {
  const { luna, list, send, sendAll, recipients } = await createBakery();
  const csv = "Phone,Name\n+34611000011,Inès\n+34611000012,Bram\n";
  const [sent, waiting] = [await list(csv), await list(csv)];
  await send(sent);
  expect(await sendAll(sent)).toBe("done");
  await send(waiting);
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);
  expect(await forgetRecipientValues(systemCtx(luna.id), inDays(-1))).toBe(0);
  expect(await forgetRecipientValues(systemCtx(luna.id), inDays(1))).toBe(2);
  expect(await recipients(sent)).toMatchObject([
    { waId: "34611000011", sealedValues: null, state: "queued" },
    { waId: "34611000012", sealedValues: null, state: "queued" },
  ]);
  expect((await recipients(waiting)).every(({ sealedValues }) => sealedValues !== null)).toBe(true);
});

test("a draft that was left lying loses its list, and says so before it is sent", async () => {
  const { luna, list, find, recipients, ctx } = await createBakery();
  const left = await list("Phone,Name\n+34611000011,Inès\n");
  const { version } = await find(left);
  await forgetRecipientValues(systemCtx(luna.id), new Date(Date.now() + 86_400_000));
  expect(await recipients(left)).toEqual([]);
  expect(await find(left)).toMatchObject({ list: null, version: version + 1 });
  const { problems } = await checkBroadcast(ctx(), { broadcastId: left });
  expect(problems).toContainEqual({ field: "audience", key: "listMissing" });
});
