import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { describeMarketing } from "./ads/testing-spec";
import type { ConversionEvent } from "./conversions";
import { startGraph } from "./testing";

const graph = await startGraph();
const { isAboutAnEvent, sendEvents } = await import("./conversions");
afterAll(graph.close);

const order: ConversionEvent = {
  id: "01a205bb-b3ff-754a-846e-31cca4db5e60",
  name: "Purchase",
  at: new Date("2026-11-23T09:00:00.900Z"),
  wabaId: "102290129340398",
  clickId: "Aff-bread",
  value: { micros: 80_500_000n, currency: "EUR" },
};

async function tell(events: ConversionEvent[], testCode?: string) {
  graph.says({ events_received: events.length });
  const answer = await sendEvents({ datasetId: "3000000000000001", token: "EAAtoken", events, testCode });
  return { answer, heard: graph.heard[0]! };
}

test("an event is told as Meta's guide for business messaging has it, in seconds and whole units", async () => {
  const { answer, heard } = await tell([order], "TEST42");
  expect(answer).toMatchObject({ ok: true, value: { events_received: 1 } });
  expect(heard.url).toMatch(/^\/v26\.0\/3000000000000001\/events/);
  const { appsecret_proof, ...said } = JSON.parse(heard.body.toString());
  expect(appsecret_proof).toMatch(/^[0-9a-f]{64}$/);
  expect(said).toEqual({
    partner_agent: "guichet",
    test_event_code: "TEST42",
    data: [
      {
        event_name: "Purchase",
        event_time: 1_795_424_400,
        event_id: order.id,
        action_source: "business_messaging",
        messaging_channel: "whatsapp",
        user_data: { whatsapp_business_account_id: order.wabaId, ctwa_clid: "Aff-bread" },
        custom_data: { currency: "EUR", value: 80.5 },
      },
    ],
  });
});

test("without a value or a test nothing is said of them", async () => {
  const { heard } = await tell([{ ...order, name: "QualifiedLead", value: undefined }]);
  const { data, ...said } = JSON.parse(heard.body.toString());
  expect(said).not.toHaveProperty("test_event_code");
  expect(data[0]).not.toHaveProperty("custom_data");
});

test("an event is to blame for a parameter that Meta refuses, and not for a dataset that is gone", () => {
  const refused = { outcome: "refused", message: "", isTransient: false } as const;
  expect(isAboutAnEvent({ ...refused, code: 100, subcode: 2804003 })).toBe(true);
  expect(isAboutAnEvent({ ...refused, code: 100, subcode: 33 })).toBe(false);
  expect(isAboutAnEvent({ ...refused, outcome: "unknown", code: 100 })).toBe(false);
});

// Meta's machine-readable description lies beside the checkout where the project is built, and is not part of it.
const facts = fileURLToPath(new URL("../../../shared/facts/", import.meta.url));

if (existsSync(`${facts}meta-messaging-related-spec.json`)) {
  const description = describeMarketing(
    JSON.parse(readFileSync(`${facts}meta-messaging-related-spec.json`, "utf8")),
  );
  // The description calls an event a string; the guide shows it as the object that is held above.
  const problems = (heard: Parameters<typeof description.problems>[1]) =>
    description.problems("AdsPixel", heard).filter(({ at }) => !at.startsWith("data."));

  test("only parameters that Meta's description knows are sent with events", async () => {
    expect(problems((await tell([order], "TEST42")).heard)).toEqual([]);
  });

  test("the description itself would find a parameter that is wrong", async () => {
    const { heard } = await tell([order]);
    const wrong = { ...JSON.parse(heard.body.toString()), test_code: "TEST42" };
    expect(problems({ ...heard, body: Buffer.from(JSON.stringify(wrong)) })).toHaveLength(1);
  });
}
