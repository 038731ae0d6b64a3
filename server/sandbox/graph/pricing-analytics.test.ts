import { expect, test } from "vitest";
import { eventually, startDesk } from "../testing";

const dimensions = '["COUNTRY","PHONE","PRICING_CATEGORY","PRICING_TYPE","TIER"]';
const asks = (start: number, end: number, more = "") =>
  `102290129340398?fields=${encodeURIComponent(
    `pricing_analytics.start(${start}).end(${end}).granularity(DAILY).metric_types(["COST","VOLUME"]).dimensions(${dimensions})${more}`,
  )}`;

type Point = { start: number; volume: number; cost: number } & Record<string, unknown>;

async function billOf(desk: Awaited<ReturnType<typeof startDesk>>): Promise<Point[]> {
  const now = Math.floor(Date.now() / 1000);
  const { body } = await desk.graph(asks(now - 10 * 86_400, now + 10 * 86_400));
  return body.pricing_analytics.data[0].data_points;
}

test("the bill counts what reached a phone, by country, number, category and type, and nothing else", async () => {
  const desk = await startDesk();
  const ana = { id: "ana", name: "Ana", country: "ES", waId: "34600111222" };
  const bram = { id: "bram", name: "Bram", country: "NL", waId: "31612345678" };
  for (const phone of [ana, bram]) {
    await desk.control("phones", phone);
    await desk.control(`phones/${phone.id}/messages`, { type: "text", text: "Hola" });
  }
  await desk.control("phones/bram/offline", {});
  await desk.sendText(ana.waId, "one");
  await desk.sendText(ana.waId, "two");
  await desk.sendText(bram.waId, "never arrives");

  await eventually(async () => expect((await billOf(desk)).at(0)?.volume).toBe(2));
  expect(await billOf(desk)).toEqual([
    expect.objectContaining({
      country: "ES",
      phone_number: "15550783881",
      pricing_category: "SERVICE",
      // Of the month's thousand free ones.
      pricing_type: "FREE_CUSTOMER_SERVICE",
      volume: 2,
      cost: 0,
    }),
  ]);
});

test("a message whose webhook is withheld is on the bill all the same", async () => {
  const desk = await startDesk();
  await desk.control("phones", { id: "ana", name: "Ana", country: "ES", waId: "34600111222" });
  await desk.control("phones/ana/messages", { type: "text", text: "Hola" });
  await desk.control("controls", { withhold: 1 });
  const { body } = await desk.sendText("34600111222", "one");
  await eventually(async () => expect((await billOf(desk)).at(0)?.volume).toBe(1));
  const told = desk.business.statusesOf(body.messages[0].id).map(({ status }) => status);
  expect(told).not.toContain("delivered");
});

test.each([
  ["a word that Meta does not know", '.dimensions(["MOOD"])'],
  ["something after the end", ".limit(5)"],
])("a question with %s is refused", async (_, more) => {
  const desk = await startDesk();
  const { status, body } = await desk.graph(asks(1_790_000_000, 1_790_100_000, more));
  expect(status).toBe(400);
  expect(body.error).toMatchObject({ code: 100 });
});
