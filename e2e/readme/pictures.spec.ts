import { mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Page, TestInfo } from "@playwright/test";
import { root } from "@/server/run/program";
import { type Customer, newCustomer } from "../support/customer";
import { call, expect, openConversation, signIn, test } from "../support/test";

/** The pictures of README.md are taken anew with `README_PICTURES=1 npm run e2e -- e2e/readme`. */
const folder = process.env.README_PICTURES ? join(root, "public/readme") : undefined;
const largestBytes = 150 * 1024;

async function take(page: Page, name: string, testInfo: TestInfo) {
  const path = folder ? join(folder, `${name}.jpg`) : testInfo.outputPath(`${name}.jpg`);
  if (folder) mkdirSync(folder, { recursive: true });
  await page.screenshot({ path, type: "jpeg", quality: 72, animations: "disabled" });
  expect(statSync(path).size).toBeLessThan(largestBytes);
}

let carmen: Customer;

test.beforeAll(async ({ browser }) => {
  const daan = await newCustomer("Daan Verhoeven");
  await daan.writes("Is mijn bestelling van zaterdag al klaar?");
  const ines = await newCustomer("Inès Lemaître");
  await ines.sends({ type: "image", caption: "Celui-ci, s’il vous plaît" });
  carmen = await newCustomer("Carmen Delgado");
  await carmen.writes("Bonjour ! J’ai vu votre annonce. Avez-vous encore du pain au levain ?", {
    referral: true,
  });
  const context = await browser.newContext();
  await signIn(context, "agent");
  const page = await context.newPage();
  await openConversation(page, carmen);
  const conversationId = new URL(page.url()).searchParams.get("c");
  const body = "Bien sûr ! Nous vous en gardons un jusqu’à demain, 18 h.";
  await call(page, "inbox.reply", {
    conversationId,
    clientId: crypto.randomUUID(),
    content: { type: "text", body },
  });
  await carmen.receives(body);
  await carmen.opensTheChat();
  await carmen.writes("Parfait, merci. J’arrive !");
  await context.close();
});

test("the pictures of the README show the inbox on a desk, by night and on a phone", async ({
  agent,
}, testInfo) => {
  await agent.setViewportSize({ width: 1280, height: 800 });
  await openConversation(agent, carmen);
  await expect(agent.getByText("Parfait, merci. J’arrive !").last()).toBeVisible();
  const open = new URL(agent.url()).searchParams.get("c");
  await agent.goto(`/inbox?c=${open}`);
  await expect(agent.getByRole("log")).toBeVisible();
  await expect(agent.getByRole("heading", { level: 2, name: carmen.name })).toBeVisible();
  await take(agent, "inbox", testInfo);
  await agent.emulateMedia({ colorScheme: "dark" });
  await take(agent, "inbox-dark", testInfo);
  await agent.emulateMedia({ colorScheme: "light" });
  await agent.setViewportSize({ width: 390, height: 844 });
  await expect(agent.getByRole("log")).toBeVisible();
  await take(agent, "inbox-phone", testInfo);
});
