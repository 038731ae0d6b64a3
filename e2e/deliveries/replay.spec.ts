import { atMeta } from "../support/customer";
import { post } from "../support/meta";
import { bubble, call, expect, expectAccessible, openConversation, signIn, test } from "../support/test";

/** A number that Meta has and nobody has connected. */
const spare = { wabaId: "102290129340400", phoneNumberId: "106540352242924" };

const arrives = (name: string, text: string) => ({
  object: "whatsapp_business_account",
  entry: [
    {
      id: spare.wabaId,
      changes: [
        {
          field: "messages",
          value: {
            messaging_product: "whatsapp",
            metadata: { display_phone_number: "15550783883", phone_number_id: spare.phoneNumberId },
            contacts: [{ profile: { name }, wa_id: "32478111222" }],
            messages: [
              {
                from: "32478111222",
                id: `wamid.${name}`,
                timestamp: String(Math.floor(Date.now() / 1000)),
                type: "text",
                text: { body: text },
              },
            ],
          },
        },
      ],
    },
  ],
});

test("what came before its number was connected is nobody's, then the owner's, and after a replay in the inbox", async ({
  page,
  context,
}) => {
  const name = `Dirk ${Math.random().toString(36).slice(2, 7)}`;
  await signIn(context, "owner");
  await post(arrives(name, "Are you open on Sunday?"));
  await page.goto("/settings/deliveries");
  await expect(page.getByRole("heading", { level: 1, name: "Deliveries" })).toBeVisible();
  const unconnected = page.getByRole("listitem").filter({ hasText: spare.phoneNumberId });
  await expect(unconnected).toHaveCount(0);

  const { id: accessToken } = await atMeta<{ id: string }>("tokens", {});
  const connected = await call(page, "channels.connect", { ...spare, accessToken, pin: "123456" });
  expect(connected.status, connected.body).toBe(200);
  const { numberId } = JSON.parse(connected.body).result.data.json as { numberId: string };

  await page.reload();
  await expect(unconnected).toContainText("A number that is not connected");
  await unconnected.getByRole("button", { name: /^Read delivery/ }).click();
  const sheet = page.getByRole("dialog");
  await expect(sheet).toContainText("Are you open on Sunday?");
  await expect(sheet).toContainText("recorded in the audit trail");
  await expectAccessible(page);
  await page.keyboard.press("Escape");

  await unconnected.getByRole("button", { name: "Process again" }).click();
  await expect(page.getByText("One delivery is being processed again.")).toBeVisible();
  await expect(unconnected).toHaveCount(0, { timeout: 15_000 });
  await openConversation(page, { name });
  await expect(bubble(page, "Are you open on Sunday?")).toBeVisible();
  await call(page, "channels.disconnect", { numberId });
});

test("an agent has no way to the deliveries", async ({ agent }) => {
  await agent.goto("/settings/deliveries");
  await expect(agent).toHaveURL(/\/settings$/);
  expect((await call(agent, "deliveries.open", { deliveryId: "1" })).status).toBe(403);
  expect((await call(agent, "deliveries.replay", { what: "failed" })).status).toBe(403);
});
