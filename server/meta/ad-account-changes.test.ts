import { expect, test } from "vitest";
import { fixtures, receivedAt } from "./testing";
import { laneKeyOf, readDelivery } from "./webhook";

const of = (name: string) => readDelivery(fixtures.get(name), receivedAt);
const entry = (more: object) => ({ object: "ad_account", entry: [{ id: "88", time: 1782862117, ...more }] });

test("what Meta says of an ad account names the account, however its id is written, and is kept whole", () => {
  expect(of("ad-account-status")).toEqual([
    {
      kind: "adAccount.changed",
      adAccountId: "880000000000001",
      field: "field_changed",
      value: { object_id: "120210000000000001", object_type: "ad", changed_fields: ["effective_status"] },
      at: new Date(1782862117_000),
    },
  ]);
  expect(of("ad-account-issue")).toMatchObject([
    { adAccountId: "880000000000001", field: "with_issues_ad_objects", value: { error_code: "2859" } },
    { adAccountId: "880000000000001", field: "in_process_ad_objects", value: { status_name: "ACTIVE" } },
  ]);
});

test("a field that nobody knows yet, and what stands beside what is known, is kept as such", () => {
  const changes = [
    { field: "creative_fatigue", value: { level: "HIGH" }, since: "Monday" },
    { field: "field_changed", value: "all of it" },
  ];
  expect(readDelivery(entry({ changes, mood: "blue" }), receivedAt)).toEqual([
    {
      kind: "unknown",
      reason: "unknownField",
      adAccountId: "88",
      field: "creative_fatigue",
      raw: { level: "HIGH" },
    },
    {
      kind: "unknown",
      reason: "unknownParts",
      adAccountId: "88",
      field: "creative_fatigue",
      raw: { since: "Monday" },
    },
    {
      kind: "unknown",
      reason: "unreadableChange",
      adAccountId: "88",
      raw: { field: "field_changed", value: "all of it" },
    },
    { kind: "unknown", reason: "unknownParts", adAccountId: "88", raw: { mood: "blue" } },
  ]);
  expect(readDelivery({ object: "ad_account", entry: [{ changes: [] }] }, receivedAt)).toMatchObject([
    { reason: "unreadableEntry" },
  ]);
});

test("what is said of one field of an ad account is read in its order", () => {
  expect(laneKeyOf(fixtures.get("ad-account-status"))).toBe("880000000000001:field_changed");
});
