import type { Page, TestInfo } from "@playwright/test";
import { type Customer, newCustomer } from "../support/customer";
import { bubble, call, expect, expectAccessible, openConversation, signIn, test } from "../support/test";

const day = 24 * 60 * 60;
let talked: Customer;
let closed: Customer;

/** One customer who has sent something of everything, and one who is too late. */
test.beforeAll(async ({ browser }) => {
  const sign = Math.random().toString(36).slice(2, 5);
  talked = await newCustomer(`Inès Vandenbroucke-Lemaître ${sign}`);
  closed = await newCustomer(`Daan van der Heijden-Oosterhout ${sign}`);
  await closed.writes("Is mijn bestelling van zaterdag al klaar?", { ageSeconds: day + 3600 });
  const { id: first } = await talked.writes("Bonjour ! J’ai vu votre annonce.", { referral: true });
  await talked.sends({ type: "image", caption: "Celui-ci, s’il vous plaît" });
  await talked.sends({ type: "document" });
  await talked.sends({ type: "audio" });
  await talked.sends({ type: "location" });
  await talked.sends({ type: "contacts", name: "Jean-Baptiste Vandermeulen", phone: "+32 470 12 34 56" });
  await talked.sends({ type: "unsupported" });
  await talked.writes("https://boulangerie.example/pains/levain-de-seigle-complet-aux-noix-et-aux-raisins", {
    quote: first,
  });

  const context = await browser.newContext();
  await signIn(context, "agent");
  const page = await context.newPage();
  await openConversation(page, talked);
  for (const body of ["Bien sûr !", "Nous la gardons pour vous jusqu’à demain, 18 h."]) {
    const conversationId = new URL(page.url()).searchParams.get("c");
    const content = { type: "text", body };
    await call(page, "inbox.reply", { conversationId, clientId: crypto.randomUUID(), content });
    await talked.receives(body);
  }
  const { id: answer } = await talked.lastReceived();
  await talked.sends({ type: "reaction", messageId: answer, emoji: "👍" });
  await talked.opensTheChat();
  await context.close();
});

/** Nothing sticks out, nothing is left untranslated, and everybody can use it. */
async function looksRight(page: Page, name: string, info: TestInfo) {
  const path = info.outputPath(`${name}.png`);
  await page.screenshot({ path });
  await info.attach(name, { path, contentType: "image/png" });

  const { wide, text, bursting } = await page.evaluate(() => ({
    bursting: [...document.querySelectorAll("article > div > div:first-child")]
      .filter((box) => box.scrollWidth > box.clientWidth)
      .map((box) => box.textContent),
    wide: document.documentElement.scrollWidth - window.innerWidth,
    text: document.body.innerText,
  }));
  expect(wide, `${name}: what sticks out to the right`).toBeLessThanOrEqual(0);
  expect(bursting, `${name}: bubbles that do not hold what they say`).toEqual([]);
  expect(text).not.toMatch(/\b(common|time|ring|tag|shell|signIn|inbox|errors)\.[a-z]\w+/);
  await expectAccessible(page);
}

for (const locale of ["en", "fr", "nl"]) {
  for (const theme of ["light", "dark"]) {
    test(`the screens in ${locale}, ${theme} @phone`, async ({ page, context, baseURL }, info) => {
      await context.addCookies(
        Object.entries({ guichet_locale: locale, guichet_theme: theme }).map(([name, value]) => ({
          name,
          value,
          url: baseURL!,
        })),
      );
      await page.goto("/sign-in");
      await expect(page.locator("html")).toHaveAttribute("lang", locale);
      await expect(page.locator("html")).toHaveAttribute("data-theme", theme);
      await looksRight(page, "sign-in", info);

      await signIn(context, "agent");
      await page.goto("/inbox");
      const row = (customer: Customer) =>
        page.getByRole("listitem").getByRole("link", { name: customer.name });
      await expect(row(talked)).toBeVisible();
      await looksRight(page, "list", info);

      await row(talked).click();
      await expect(page.getByRole("heading", { level: 2, name: talked.name })).toBeVisible();
      await expect(bubble(page, "Nous la gardons pour vous")).toBeInViewport();
      await looksRight(page, "thread", info);
      await page.getByRole("article").first().scrollIntoViewIfNeeded();
      await looksRight(page, "thread-above", info);

      await page.goto(`/inbox?q=${encodeURIComponent(closed.name)}`);
      await row(closed).click();
      await expect(page.getByRole("combobox")).toBeVisible();
      await page.getByRole("combobox").click();
      await page
        .getByRole("option", { name: /continue conversation/ })
        .first()
        .click();
      await expect(page.getByRole("combobox")).toContainText("continue conversation");
      await looksRight(page, "window-closed", info);
    });
  }
}

for (const locale of ["en", "fr", "nl"]) {
  test(`an owner has the whole menu and her own on the screen in ${locale} @phone`, async ({
    page,
    context,
    baseURL,
  }) => {
    await context.addCookies([{ name: "guichet_locale", value: locale, url: baseURL! }]);
    await signIn(context, "owner");
    await page.goto("/settings/account");
    const bar = page.getByRole("banner");
    await expect(bar.getByRole("button")).toHaveCount(page.viewportSize()!.width < 768 ? 2 : 4);
    for (const control of await bar.getByRole("link").or(bar.getByRole("button")).all()) {
      await expect(control).toBeInViewport({ ratio: 1 });
    }
    const cut = await bar.getByRole("link").evaluateAll((links) =>
      links
        .flatMap((link) => [...link.querySelectorAll("span")])
        // What is for screen readers alone is a pixel wide.
        .filter((word) => word.clientWidth > 1 && word.scrollWidth > word.clientWidth)
        .map((word) => word.textContent),
    );
    expect(cut, "words of the menu that are cut off").toEqual([]);
  });
}
