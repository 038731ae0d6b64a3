import { expect, test } from "vitest";
import { startDesk } from "../testing";

const waba = "102290129340398";

const event = (id: string, more: object = {}) => ({
  event_name: "Purchase",
  event_time: Math.floor(Date.now() / 1000),
  event_id: id,
  action_source: "business_messaging",
  messaging_channel: "whatsapp",
  user_data: { whatsapp_business_account_id: waba, ctwa_clid: `Aff-${id}` },
  custom_data: { currency: "EUR", value: 80 },
  ...more,
});

async function openDataset() {
  const desk = await startDesk();
  const account = desk.settings.SANDBOX_WABA_ID;
  const { body } = await desk.graph(`${account}/dataset`, {});
  const own = (id: string, more: object = {}) =>
    event(id, { user_data: { whatsapp_business_account_id: account, ctwa_clid: `Aff-${id}` }, ...more });
  const tell = (...data: object[]) => desk.graph(`${body.id}/events`, { data, partner_agent: "guichet" });
  const told = async (): Promise<{ id: string; times: number }[]> => (await desk.control("conversions")).body;
  return { desk, own, tell, told };
}

test("events are taken and kept, and one that comes again under its id is the same", async () => {
  const { own, tell, told } = await openDataset();
  expect(await tell(own("1"), own("2"))).toMatchObject({ status: 200, body: { events_received: 2 } });
  await tell(own("1"));
  expect((await told()).map(({ id, times }) => [id, times])).toEqual([
    ["1", 2],
    ["2", 1],
  ]);
});

test.each([
  ["older than seven days", { event_time: Math.floor(Date.now() / 1000) - 8 * 24 * 3600 }],
  ["with a website's name", { event_name: "Lead" }],
  ["without a click", { user_data: { whatsapp_business_account_id: waba } }],
  ["with a negative value", { custom_data: { currency: "EUR", value: -1 } }],
])("one event %s spoils the set, and nothing of it is taken", async (_name, fault) => {
  const { own, tell, told } = await openDataset();
  const { status, body } = await tell(own("1"), own("2", fault));
  expect([status, body.error.code]).toEqual([400, 100]);
  expect(await told()).toEqual([]);
});

test("it refuses a click, everything, or for a while, as it is told to", async () => {
  const { desk, own, tell, told } = await openDataset();
  await desk.control("controls", { events: { badClicks: ["Aff-2"] } });
  expect((await tell(own("1"), own("2"))).body.error.code).toBe(100);
  expect((await tell(own("1"))).status).toBe(200);
  await desk.control("controls", { events: { mode: "limit" } });
  expect((await tell(own("3"))).body.error.code).toBe(80004);
  expect(await told()).toHaveLength(1);
});
