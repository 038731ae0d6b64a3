import type { Page } from "@playwright/test";
import sharp from "sharp";
import { newToken } from "../support/business";
import { stack } from "../support/stack";
import { call, expect, expectAccessible, signIn, test } from "../support/test";

const account = "880000000000001";
const pageId = "104880000000001";
const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name, exact: true });

/** Connects the sandbox's ad account, and lets somebody make campaigns there in Ads Manager. */
async function prepare(page: Page, names: string[]) {
  const { value: accessToken } = await newToken();
  await call(page, "campaigns.connect", { accessToken, adAccountId: account, pageId });
  for (const name of names) {
    const { id } = await make(accessToken, "campaigns", {
      ...{ name, objective: "OUTCOME_ENGAGEMENT", status: "ACTIVE", special_ad_categories: ["NONE"] },
      ...{ daily_budget: 2000, bid_strategy: "LOWEST_COST_WITHOUT_CAP" },
    });
    await make(accessToken, "adsets", {
      ...{ campaign_id: id, name: `${name} in Belgium`, status: "ACTIVE", destination_type: "WHATSAPP" },
      ...{ optimization_goal: "CONVERSATIONS", billing_event: "IMPRESSIONS" },
      promoted_object: { page_id: pageId },
      targeting: { geo_locations: { countries: ["BE"] }, targeting_automation: { advantage_audience: 0 } },
      ...{ dsa_beneficiary: "Luna", dsa_payor: "Luna" },
    });
  }
}

async function make(token: string, edge: string, body: object): Promise<{ id: string }> {
  const answer = await fetch(new URL(`/v26.0/act_${account}/${edge}`, stack().sandboxUrl), {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  expect(answer.ok, `the ad account makes ${edge}`).toBe(true);
  return (await answer.json()) as { id: string };
}

test("a marketer pauses several campaigns at once, and is asked before one that passes its limit runs again", async ({
  page,
  context,
}) => {
  await signIn(context, "marketer");
  const mark = Date.now().toString(36);
  const [rye, spelt] = [`Rye ${mark}`, `Spelt ${mark}`];
  await prepare(page, [rye, spelt]);

  await test.step("what was made in Ads Manager is listed, and paused together", async () => {
    await page.goto("/campaigns");
    await button(page, "Read again").click();
    await expect(button(page, spelt)).toBeVisible();
    for (const name of [rye, spelt]) await page.getByLabel(`Choose ${name}`).check();
    await button(page, "Pause those chosen").click();
    for (const name of [rye, spelt]) await expect(page.getByText(`${name}: done.`)).toBeVisible();
    await expect(button(page, `Resume ${rye}`)).toBeVisible();
    await expectAccessible(page);
  });

  await test.step("she limits what one of them may cost in a month", async () => {
    await page.getByRole("link", { name: "Rules and limits" }).click();
    await button(page, "Set a limit").click();
    await page.getByLabel("For", { exact: true }).selectOption({ label: rye });
    await button(page, "Save").click();
    await expect(page.getByText("Enter an amount above nothing.")).toBeVisible();
    await page.getByLabel(/^A month, in/).fill("10");
    await button(page, "Save").click();
    await expect(page.getByRole("list", { name: "Limits of spending" })).toContainText(rye);
    await expectAccessible(page);
  });

  await test.step("resuming it is asked about, and done when she says so", async () => {
    await page.goto("/campaigns");
    await button(page, `Resume ${rye}`).click();
    const dialog = page.getByRole("dialog", { name: `Resume ${rye} all the same?` });
    await expect(dialog).toContainText("its limit is 10.00 EUR");
    await dialog.getByRole("button", { name: "Resume all the same" }).click();
    await expect(button(page, `Pause ${rye}`)).toBeVisible();
    await button(page, `Resume ${spelt}`).click();
    await expect(button(page, `Pause ${spelt}`)).toBeVisible();
  });
});

test("a rule is written, changed and turned off, and says in a sentence what it does", async ({
  page,
  context,
}) => {
  await signIn(context, "marketer");
  const name = `Brioche ${Date.now().toString(36)}`;
  await prepare(page, [name]);
  await page.goto("/campaigns");
  await button(page, "Read again").click();
  await expect(button(page, name)).toBeVisible();

  await page.goto("/campaigns/rules");
  await button(page, "Add a rule").click();
  await page.getByLabel("For", { exact: true }).selectOption({ label: name });
  await button(page, "Save").click();
  await expect(page.getByLabel(/^More than, in/)).toHaveAttribute("aria-invalid", "true");
  await page.getByLabel(/^More than, in/).fill("5");
  await expectAccessible(page);
  await button(page, "Save").click();

  const row = page.getByRole("list", { name: "Rules" }).getByRole("listitem").filter({ hasText: name });
  await expect(row).toContainText("costs more than € 5.00 over 3 days, once € 20.00 are spent");
  await row.getByRole("button", { name: `Change ${name}` }).click();
  await page.getByLabel("too many answers come late").check();
  await button(page, "Save").click();
  await expect(row).toContainText("more than 30 % of at least 10 questions wait longer than 1 h");
  await row.getByRole("switch").click();
  await expect(row.getByText("off", { exact: true })).toBeVisible();
});

test("what Meta refuses stands at its field in words that say what to do", async ({ page, context }) => {
  await signIn(context, "marketer");
  const { value: accessToken } = await newToken();
  await call(page, "campaigns.connect", { accessToken, adAccountId: account, pageId });
  await page.goto("/campaigns");
  await button(page, "New campaign").click();
  await expect(page).toHaveURL(/\/campaigns\/drafts\//);
  const draftId = page.url().split("/").at(-1) ?? "";
  const picture = await sharp({ create: { width: 1080, height: 1080, channels: 3, background: "#a63" } })
    .jpeg()
    .toBuffer();
  const stored = await page.request.post("/api/ad-pictures", {
    headers: { "content-type": "application/octet-stream" },
    data: picture,
  });
  const { adPictureId } = await stored.json();
  const input = encodeURIComponent(JSON.stringify({ json: { draftId } }));
  const draft = (await (await page.request.get(`/api/trpc/campaigns.draft?input=${input}`)).json()).result
    .data.json;
  const form = {
    ...draft.form,
    ...{ name: "Too young", adPictureId, primaryText: "Fresh bread", headline: "Ask us" },
    ...{ greeting: "Hello!", questions: ["Do you have rye?"], ageMin: 18 },
    places: [{ kind: "country", key: "ID", name: "Indonesia", country: "ID" }],
    budget: { level: "campaign", kind: "daily", amountMicros: 20_000_000 },
  };
  await call(page, "campaigns.saveDraft", { draftId, version: draft.version, form });

  await page.reload();
  await button(page, /^\d Check and publish/).click();
  await button(page, "Let Meta check it").click();
  await expect(page.getByRole("heading", { name: "Meta does not accept it like this" })).toBeVisible();
  await button(page, "Go to the field").click();
  const field = page.getByLabel("From age");
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await expect(field).toHaveAccessibleDescription(
    /One of these places asks for a higher minimum age\. Raise it\./,
  );
});
