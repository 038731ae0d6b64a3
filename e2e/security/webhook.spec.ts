import { sign, webhookPath } from "../support/meta";
import { stack } from "../support/stack";
import { expect, test } from "../support/test";

const message = (name: string) =>
  JSON.stringify({
    object: "whatsapp_business_account",
    entry: [
      {
        id: stack().wabaId,
        changes: [
          {
            field: "messages",
            value: {
              messaging_product: "whatsapp",
              metadata: { display_phone_number: "15550783881", phone_number_id: stack().phoneNumberId },
              contacts: [{ profile: { name }, wa_id: "32479999999" }],
              messages: [
                {
                  from: "32479999999",
                  id: `wamid.${name}`,
                  timestamp: String(Math.floor(Date.now() / 1000)),
                  type: "text",
                  text: { body: "I was never signed" },
                },
              ],
            },
          },
        ],
      },
    ],
  });

test("who does not know the secret is refused and leaves no trace in the inbox", async ({ agent }) => {
  const post = async (body: string, signature?: string) => {
    const answer = await agent.request.post(webhookPath, {
      headers: {
        "content-type": "application/json",
        ...(signature !== undefined && { "x-hub-signature-256": signature }),
      },
      data: Buffer.from(body),
    });
    return answer.status();
  };
  const forged = message("Forged Customer");
  expect(await post(forged)).toBe(401);
  expect(await post(forged, "")).toBe(401);
  expect(await post(forged, sign(forged, "another secret"))).toBe(401);
  expect(await post(forged, `${sign(forged)}, ${sign(forged)}`)).toBe(401);
  expect(await post(forged, sign(forged).replace("sha256=", "sha1="))).toBe(401);
  expect(await post(`${forged} `, sign(forged))).toBe(401);

  expect(await post("{", sign("{"))).toBe(400);
  const large = JSON.stringify({ object: "x".repeat(3 * 1024 * 1024) });
  expect(await post(large, sign(large))).toBe(413);

  const genuine = message("Genuine Customer");
  expect(await post(genuine, sign(genuine))).toBe(200);
  await agent.goto("/inbox");
  await expect(agent.getByRole("link", { name: "Genuine Customer" })).toBeVisible();
  await expect(agent.getByRole("link", { name: "Forged Customer" })).toHaveCount(0);
});

test("the handshake answers who knows the word, and nobody else", async ({ request }) => {
  const ask = (token: string) =>
    request.get(webhookPath, {
      params: { "hub.mode": "subscribe", "hub.verify_token": token, "hub.challenge": "1158201444" },
    });
  const known = await ask(stack().verifyToken);
  expect([known.status(), await known.text()]).toEqual([200, "1158201444"]);
  const unknown = await ask("guess");
  expect(unknown.status()).toBe(403);
  expect(await unknown.text()).not.toContain("1158201444");
});
