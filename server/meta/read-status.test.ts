import { describe, expect, test } from "vitest";
import { onlyEvent } from "./testing";

describe("what became of our messages", () => {
  test.for([
    [
      "status-sent-per-conversation",
      {
        status: "sent",
        pricing: { billable: true, model: "CBP", category: "service" },
        conversation: { id: "c1f0a3", originType: "service", expiresAt: expect.any(Date) },
      },
    ],
    [
      "status-delivered-per-message",
      {
        status: "delivered",
        opaque: "0199a3f0-6f1c-7c2e-9a51-7f0c4e1d2b3a",
        pricing: { billable: true, model: "PMP", type: "regular", category: "utility" },
      },
    ],
    [
      "status-delivered-free",
      { pricing: { billable: false, type: "free_customer_service", category: "service" } },
    ],
    [
      "status-sent-free-entry-point",
      { pricing: { type: "free_entry_point" }, conversation: { originType: "referral_conversion" } },
    ],
    [
      "status-read-with-user-id",
      { status: "read", recipient: { userId: "SN.7720119463300218", waId: "221775550164" } },
    ],
    [
      "status-read-without-a-number",
      { status: "read", recipient: { userId: "ES.1180736624519907", username: "ines.ortega" } },
    ],
    ["status-played", { status: "played", errors: [] }],
    [
      "status-failed",
      {
        status: "failed",
        errors: [{ code: 131047, details: expect.stringContaining("24 hours"), href: expect.any(String) }],
      },
    ],
    [
      "status-with-cost",
      { pricing: { category: "marketing_lite", cost: { amount: "0.0312", currency: "EUR" } } },
    ],
    ["status-in-a-group", { groupId: "Y2FwaV9ncm91cDpsdW5h", recipient: { waId: "32475550118" } }],
  ])("%s", ([name, expected]) => {
    const event = onlyEvent(name as string, "message.status");
    expect(event).toMatchObject(expected as object);
    expect(event.extra).toBeUndefined();
  });

  test("a status of tomorrow is kept as unknown", () => {
    expect(onlyEvent("status-of-tomorrow", "unknown")).toMatchObject({
      reason: "unknownStatus",
      phoneNumberId: "309988776655443",
      raw: { status: "pondered" },
    });
  });
});
