import { eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { expect, test } from "vitest";
import { ownerDb } from "@/db/factories";
import { scanCodes, scanStarts, scanTexts } from "@/db/schema/scan-codes";
import { systemCtx } from "../context";
import { listScanCodes } from "../profile/scan-codes/list-scan-codes";
import { post, writes } from "../webhooks/posts";
import { arrive, openShop, processAll, type Shop } from "./arrivals";

const hourMs = 60 * 60 * 1000;
const now = Date.now();
const at = (hours: number) => new Date(now - 100 * hourMs + hours * hourMs);

async function printCode(shop: Shop, ...texts: [string, ...string[]]) {
  const [id, ofNumber] = [uuidv7(), { workspaceId: shop.workspaceId, numberId: shop.number.id }];
  const made = {
    id,
    name: "Window",
    message: texts.at(-1)!,
    metaCode: id.slice(-14),
    link: "https://wa.me/message/A",
  };
  await ownerDb()
    .insert(scanCodes)
    .values({ ...ofNumber, ...made, createdAt: at(-1), changedAt: at(-1) });
  for (const text of texts)
    await ownerDb()
      .insert(scanTexts)
      .values({ ...ofNumber, id: uuidv7(), codeId: id, text, since: at(-1) });
  return id;
}

let sent = 0;
const says = (shop: Shop, waId: string, body: string, hours: number) =>
  post(
    shop.number,
    writes({ from: { waId }, id: `wamid.${++sent}`, at: at(hours), type: "text", text: { body } }),
  );

const started = async ({ workspaceId }: Shop) =>
  (await ownerDb().select().from(scanStarts).where(eq(scanStarts.workspaceId, workspaceId))).map(
    ({ codeId, isShared }) => ({ codeId, isShared }),
  );

test("the first words of a customer, if they are a code's text, are counted to it once, also when they come twice", async () => {
  const shop = await openShop();
  const codeId = await printCode(shop, "Is my bread ready?");
  const message = says(shop, "3247001", "  Is my bread ready?\n", 0);
  await arrive(message, message);
  await processAll();
  await arrive(message);
  await processAll();
  expect(await started(shop)).toEqual([{ codeId, isShared: false }]);
});

test("the list shows at each code what it started, and nothing of the others", async () => {
  const shop = await openShop();
  await printCode(shop, "Hello");
  await printCode(shop, "Good day");
  await arrive(says(shop, "3247011", "Hello", 0), says(shop, "3247012", "Hello", 0));
  await processAll();
  const { rows } = await listScanCodes(systemCtx(shop.workspaceId), { numberId: shop.number.id });
  expect(rows.map(({ message, started }) => [message, started])).toEqual([
    ["Good day", 0],
    ["Hello", 2],
  ]);
});

test("within an open conversation the same words start nothing; after the window has closed they do", async () => {
  const shop = await openShop();
  const codeId = await printCode(shop, "Hello");
  await arrive(says(shop, "3247002", "Do you sell rye?", 0));
  await processAll();
  await arrive(says(shop, "3247002", "Hello", 23));
  await processAll();
  expect(await started(shop)).toEqual([]);
  await arrive(says(shop, "3247002", "Hello", 48));
  await processAll();
  expect(await started(shop)).toEqual([{ codeId, isShared: false }]);
});

test("one set may hold the first words and the second: only the first are counted", async () => {
  const shop = await openShop();
  const codeId = await printCode(shop, "Hello");
  await arrive(
    says(shop, "3247003", "Hello", 0),
    says(shop, "3247003", "Hello", 1),
    says(shop, "3247004", "Hello!", 0),
  );
  await processAll();
  expect(await started(shop)).toEqual([{ codeId, isShared: false }]);
});

test("a text that a code had before is counted to it still", async () => {
  const shop = await openShop();
  const codeId = await printCode(shop, "Hello", "Good day");
  await arrive(says(shop, "3247005", "Hello", 0), says(shop, "3247006", "Good day", 0));
  await processAll();
  expect(await started(shop)).toEqual([
    { codeId, isShared: false },
    { codeId, isShared: false },
  ]);
});

test("of two codes with one text the one that has it now is counted, and the count says that it is shared", async () => {
  const shop = await openShop();
  const current = await printCode(shop, "Hello");
  await printCode(shop, "Hello", "Good day");
  await arrive(says(shop, "3247007", "Hello", 0));
  await processAll();
  expect(await started(shop)).toEqual([{ codeId: current, isShared: true }]);
});

test("a deleted code is counted nothing more, and the code of another number nothing at all", async () => {
  const [shop, other] = [await openShop(), await openShop()];
  const codeId = await printCode(shop, "Hello");
  await printCode(other, "Good day");
  await ownerDb()
    .update(scanCodes)
    .set({ deletedAt: at(1) })
    .where(eq(scanCodes.id, codeId));
  await arrive(says(shop, "3247008", "Hello", 2), says(shop, "3247009", "Good day", 2));
  await processAll();
  expect([...(await started(shop)), ...(await started(other))]).toEqual([]);
});
