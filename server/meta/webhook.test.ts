import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { messageContent } from "./content";
import type { MessageReceived } from "./delivery-event";
import { fixtures, onlyEvent, readFixture } from "./testing";
import { laneKeyOf, readDelivery } from "./webhook";

describe("what happens to accounts, numbers and templates", () => {
  test.for([
    ["template-status", "message_template_status_update"],
    ["template-paused", "message_template_status_update"],
    ["template-quality", "message_template_quality_update"],
    ["template-components", "message_template_components_update"],
    ["template-category", "template_category_update"],
    ["number-quality", "phone_number_quality_update"],
    ["number-name", "phone_number_name_update"],
    ["account-update", "account_update"],
    ["account-alert", "account_alerts"],
    ["account-review", "account_review_update"],
    ["account-capability", "business_capability_update"],
    ["account-security", "security"],
    ["username", "business_username_update"],
    ["call", "calls"],
    ["group-update", "group_lifecycle_update"],
    ["history", "history"],
    ["app-state", "smb_app_state_sync"],
    ["flow", "flows"],
  ])("%s is a channel event", ([name, field]) => {
    const payload = fixtures.get(name as string) as { entry: { changes: { value: unknown }[] }[] };
    expect(onlyEvent(name as string, "channel.event")).toMatchObject({
      wabaId: "204455667788990",
      field,
      value: payload.entry[0]!.changes[0]!.value,
    });
  });

  test("an update about an account says when it happened", () => {
    expect(onlyEvent("account-review", "channel.event").at).toBeInstanceOf(Date);
  });

  test("an error of a number is a channel error", () => {
    expect(onlyEvent("errors-of-a-number", "channel.error")).toMatchObject({
      phoneNumberId: "309988776655443",
      error: { code: 130429 },
    });
  });

  test("a customer stops and resumes marketing", () => {
    expect(onlyEvent("preference-stop", "contact.preference")).toMatchObject({
      contact: { waId: "32475550118", profileName: "Nora Peeters" },
      category: "marketing_messages",
      preference: "stop",
    });
    expect(onlyEvent("preference-resume", "contact.preference").preference).toBe("resume");
  });

  test("a field of tomorrow is kept as unknown", () => {
    expect(onlyEvent("field-of-tomorrow", "unknown")).toMatchObject({
      reason: "unknownField",
      field: "telepathy",
      raw: { thought: "bread" },
    });
  });
});

test("a batch of several accounts, numbers and customers comes out in order, each with its own name", () => {
  const events = readFixture("batch");
  const said = events.filter((event) => event.kind === "message.received");
  expect(said.map((event) => [event.sender.profileName, event.phoneNumberId])).toEqual([
    ["Malik Diallo", "309988776655443"],
    ["Nora Peeters", "309988776655443"],
    ["Malik Diallo", "309988776655443"],
    ["Inés Ortega", "309988776655444"],
  ]);
  expect(events.filter((event) => event.kind === "message.status")).toHaveLength(3);
  expect(events.at(-1)).toMatchObject({ kind: "channel.event", wabaId: "204455667788991" });
  expect(events).toHaveLength(8);
});

describe("the lane of a delivery", () => {
  test("is the same for a customer's messages and for the statuses of what they are sent", () => {
    const lane = laneKeyOf(fixtures.get("text"));
    expect(lane).toBe("309988776655443:32475550118");
    expect(laneKeyOf(fixtures.get("status-failed"))).toBe(lane);
    expect(laneKeyOf(fixtures.get("status-in-a-group"))).toBe(lane);
    expect(laneKeyOf(fixtures.get("echo-from-the-business-app"))).toBe(lane);
    expect(laneKeyOf(fixtures.get("preference-stop"))).toBe(lane);
    expect(laneKeyOf(fixtures.get("text-without-a-number"))).toBe(
      laneKeyOf(fixtures.get("status-read-without-a-number")),
    );
  });

  test("is the account and the field where no customer is meant", () => {
    expect(laneKeyOf(fixtures.get("template-status"))).toBe("204455667788990:message_template_status_update");
    expect(laneKeyOf(fixtures.get("errors-of-a-number"))).toBe("309988776655443:messages");
    expect(laneKeyOf("nonsense")).toBe("");
  });
});

const specification = new URL("../../../shared/facts/meta-openapi-v23.yaml", import.meta.url);

/** Only the end of the file, where the webhooks are: the whole takes seconds to parse. */
function documentedWebhooks(): [string, unknown][] {
  const text = readFileSync(specification, "utf8");
  const path = parse(text.slice(text.indexOf("\n  /whatsapp/webhooks:")));
  const { examples } = path["/whatsapp/webhooks"].post.requestBody.content["application/json"];
  return Object.entries(examples as Record<string, { value: unknown }>).map(([name, { value }]) => [
    name,
    value,
  ]);
}

if (existsSync(specification)) {
  test.for(documentedWebhooks())("Meta's own example: %s", ([name, payload]) => {
    const events = readDelivery(payload);
    const expected = name.startsWith("Group")
      ? ["channel.event"]
      : name === "System Message"
        ? ["message.received", "contact.changedNumber"]
        : ["message.received"];
    expect(events.map((event) => event.kind)).toEqual(expected);
    for (const event of events.filter((one): one is MessageReceived => one.kind === "message.received")) {
      expect(event.content.type).not.toBe("unknown");
      expect(event.extra).toBeUndefined();
      expect(messageContent.parse(event.content)).toEqual(event.content);
    }
  });
}
