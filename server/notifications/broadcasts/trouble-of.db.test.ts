import { eq } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { ownerDb } from "@/db/factories";
import { templates } from "@/db/schema/notifications";
import { startGraph } from "../../messaging/testing-graph";
import { createBakery } from "./testing";

const graph = await startGraph();
afterAll(graph.close);

const site = { type: "URL", text: "See the menu", url: "https://luna.example/menu" };
const phone = { type: "PHONE_NUMBER", text: "Call us", phone_number: "+34910000001" };

test.each([
  ["a link", [{ ...site, url: "https://elsewhere.example/menu" }, phone]],
  ["a phone number", [site, { ...phone, phone_number: "+34910000002" }]],
])(
  "%s that was changed at Meta after it was sent off ends it, though the words are the same",
  async (_, changed) => {
    const { customer, draft, send, sendAll, find, offer, sentMessages } = await createBakery();
    await customer();
    const have = (buttons: object[]) =>
      ownerDb()
        .update(templates)
        .set({
          components: [
            { type: "BODY", text: "{{1}}, the autumn menu is here." },
            { type: "BUTTONS", buttons },
          ],
        })
        .where(eq(templates.id, offer));
    await have([site, phone]);
    const [same, other] = [await draft(), await draft()];
    await send(same);
    expect(await sendAll(same)).toBe("done");
    await send(other);
    await have(changed);
    expect(await sendAll(other)).toBe("stopped");
    expect(await find(other)).toMatchObject({ why: "templateChanged" });
    expect(await sentMessages()).toHaveLength(1);
  },
);
