import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { messageContent } from "./content";
import { readDelivery } from "./webhook";

const specification = new URL("../../../shared/facts/meta-openapi-v23.yaml", import.meta.url);

type Examples = Record<string, { value: unknown }>;

/** Only the end of the file, where the webhooks are: the whole takes seconds to parse. */
function webhookExamples(): [string, unknown][] {
  const text = readFileSync(specification, "utf8");
  const path = parse(text.slice(text.indexOf("\n  /whatsapp/webhooks:")));
  const content = path["/whatsapp/webhooks"].post.requestBody.content["application/json"];
  return Object.entries(content.examples as Examples).map(([name, { value }]) => [name, value]);
}

describe.runIf(existsSync(specification))("Meta's own examples", () => {
  test.for(existsSync(specification) ? webhookExamples() : [])("%s", ([name, payload]) => {
    const events = readDelivery(payload);
    const isGroup = name.startsWith("Group");
    const kinds = isGroup
      ? ["channel.event"]
      : name === "System Message"
        ? ["message.received", "contact.changedNumber"]
        : ["message.received"];
    expect(events.map((event) => event.kind)).toEqual(kinds);
    for (const event of events) {
      if (event.kind !== "message.received") continue;
      expect(event.content.type).not.toBe("unknown");
      expect(event.extra).toBeUndefined();
      expect(messageContent.parse(event.content)).toEqual(event.content);
    }
  });
});
