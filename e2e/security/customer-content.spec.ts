import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { post } from "../support/meta";
import { stack } from "../support/stack";
import { expect, test } from "../support/test";

const program = "window.taken=1";
const payload = `"'><img src=x onerror="${program}"><svg/onload=${program}><script>${program}</script>{{constructor.constructor('${program}')()}}`;
const hostile: Record<string, unknown> = {
  url: `javascript:${program}`,
  source_url: `JaVaScRiPt:${program}//https://luna.example`,
  image_url: `javascript:${program}`,
  video_url: "http://169.254.169.254/latest/meta-data",
  thumbnail_url: "//evil.example/x.png",
  href: `data:text/html,<script>${program}</script>`,
  filename: `${payload}\u202Efdp.html`,
  currency: payload,
  quantity: 1e300,
  item_price: 1e300,
  latitude: 1e300,
  country_code: payload,
};

/** What Meta says of a message, as against what a customer may write. */
const metas = new Set([
  ...[
    "id",
    "from",
    "timestamp",
    "type",
    "wa_id",
    "field",
    "object",
    "messaging_product",
    "mime_type",
    "sha256",
  ],
  ...[
    "phone_number_id",
    "display_phone_number",
    "user_id",
    "from_user_id",
    "source_type",
    "media_type",
    "status",
  ],
  ...[
    "message_id",
    "original_message_id",
    "group_id",
    "code",
    "recipient_id",
    "new_wa_id",
    "previous_user_id",
  ],
]);

function poison(value: unknown, key = ""): unknown {
  if (Array.isArray(value)) return value.map((one) => poison(one, key));
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, poison(one, name)]));
  }
  if (metas.has(key)) return value;
  if (key in hostile) return hostile[key];
  return typeof value === "string" ? payload : value;
}

type Delivery = {
  entry: {
    id: string;
    changes: {
      value: {
        metadata?: Record<string, string>;
        contacts?: Record<string, unknown>[];
        messages?: Record<string, unknown>[];
      };
    }[];
  }[];
};

const folder = join(import.meta.dirname, "../../server/meta/fixtures");

/** Every kind of message there is, each written by one customer with one number. */
function everyMessage(waId: string): Delivery[] {
  return readdirSync(folder).flatMap((file) => {
    const delivery = JSON.parse(readFileSync(join(folder, file), "utf8")) as Delivery;
    const value = delivery.entry[0]?.changes[0]?.value;
    if (!value?.messages || value.messages.some(({ type }) => type === "system")) return [];
    const poisoned = poison(delivery) as Delivery;
    for (const entry of poisoned.entry) {
      entry.id = stack().wabaId;
      for (const { value } of entry.changes) {
        value.metadata = { display_phone_number: "15550783881", phone_number_id: stack().phoneNumberId };
        value.contacts = [{ profile: { name: payload }, wa_id: waId }];
        value.messages = value.messages?.map(({ from_user_id, group_id, ...message }, index) => ({
          ...message,
          from: waId,
          id: `wamid.${waId}.${file}.${index}`,
          timestamp: String(Math.floor(Date.now() / 1000)),
        }));
      }
    }
    return [poisoned];
  });
}

async function conversationOf(page: Page, waId: string) {
  const input = encodeURIComponent(JSON.stringify({ json: { view: "all", search: waId } }));
  const answer = await page.request.get(`/api/trpc/inbox.list?input=${input}`);
  const { result } = await answer.json();
  return result?.data.json.rows[0]?.id as string | undefined;
}

test("whatever a customer writes, in whatever kind of message, stays words", async ({
  agent,
  mayComplain,
}) => {
  test.setTimeout(120_000);
  mayComplain(/status of 40[0-9]/);
  const taken: string[] = [];
  agent.on("dialog", (dialog) => {
    taken.push(dialog.message());
    void dialog.dismiss();
  });
  const asked: URL[] = [];
  agent.on("request", (request) => asked.push(new URL(request.url())));
  await agent.addInitScript(() => {
    addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) =>
      console.error(`policy broken: ${effectiveDirective} ${blockedURI}`),
    );
  });

  const waId = `3248${String(Math.floor(Math.random() * 1e7)).padStart(7, "0")}`;
  const deliveries = everyMessage(waId);
  expect(deliveries.length).toBeGreaterThan(20);
  for (const delivery of deliveries) await post(delivery);
  await expect.poll(() => conversationOf(agent, waId), { timeout: 30_000 }).toBeTruthy();
  const id = (await conversationOf(agent, waId))!;

  for (const path of [`/inbox?view=all&q=${waId}&c=${id}`, "/inbox?view=all"]) {
    await agent.goto(path);
    await expect(agent.getByRole("list", { name: "Conversations" }).getByRole("link").first()).toBeVisible();
    if (path.includes("c=")) {
      await expect(agent.getByRole("log").getByRole("article").nth(20)).toBeAttached();
      for (const details of await agent.getByRole("log").locator("details").all()) {
        await details.evaluate((element: HTMLDetailsElement) => {
          element.open = true;
        });
      }
    }
    expect(await agent.evaluate(() => (window as { taken?: number }).taken)).toBeUndefined();
    const addresses = await agent
      .locator("a[href], img[src], iframe, object, embed, form[action], video[src], audio[src]")
      .evaluateAll((elements) =>
        elements.map(
          (element) =>
            (element as HTMLAnchorElement).href ?? (element as HTMLImageElement).src ?? element.outerHTML,
        ),
      );
    expect(addresses.length).toBeGreaterThan(0);
    expect(addresses.filter((address) => !/^(https?:|blob:)/.test(address))).toEqual([]);
  }
  const strangers = asked.filter(
    ({ origin, protocol }) =>
      origin !== new URL(stack().url).origin && !["data:", "blob:"].includes(protocol),
  );
  expect(strangers.map(String)).toEqual([]);
  expect(taken).toEqual([]);
});
