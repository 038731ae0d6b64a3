import type { Page } from "@playwright/test";
import { stack } from "../support/stack";
import { expect, openConversation, test } from "../support/test";

/** A page of somebody else's, in the browser of a person who is signed in at ours. */
async function visit(page: Page, address: string) {
  await page.route(`${address}/**`, (route) =>
    route.fulfill({ contentType: "text/html", body: "<!doctype html><title>You have won</title>" }),
  );
  await page.goto(`${address}/prize`);
}

/** All that a page may send anywhere without asking, and what it would have to ask for. */
const sendEverything = async ({ at, body }: { at: string; body: string }) => {
  const form = new FormData();
  form.set("json", body);
  const bodies: [string, BodyInit | undefined, HeadersInit?][] = [
    ["no-cors", body],
    ["no-cors", new Blob([body])],
    ["no-cors", new Blob([body], { type: "text/plain" })],
    ["no-cors", form],
    ["no-cors", new URLSearchParams({ json: body })],
    ["no-cors", undefined],
    ["cors", body, { "content-type": "application/json" }],
    ["cors", form],
  ];
  let read = 0;
  for (const [mode, sent, headers] of bodies) {
    const answer = await fetch(at, {
      method: "POST",
      mode: mode as RequestMode,
      credentials: "include",
      body: sent,
      headers,
    }).catch(() => undefined);
    if (answer && answer.type !== "opaque") read++;
  }
  navigator.sendBeacon(at, body);
  return read;
};

for (const [whose, address] of [
  ["another site", () => "http://evil.example"],
  ["another port of this machine, for which the cookie is sent along", () => stack().sandboxUrl],
] as const) {
  test(`a page of ${whose} neither changes nor reads anything`, async ({ agent, customer, mayComplain }) => {
    mayComplain(/.*/);
    await customer.writes("Sigo aquí");
    await openConversation(agent, customer);
    const conversationId = new URL(agent.url()).searchParams.get("c");
    const tab = await agent.context().newPage();
    await visit(tab, address());

    const heard: number[] = [];
    tab.on("response", (response) => {
      if (response.url().startsWith(stack().url) && response.request().method() === "POST")
        heard.push(response.status());
    });
    const body = JSON.stringify({ json: { conversationId } });
    for (const procedure of ["inbox.close", "inbox.take", "inbox.markRead"]) {
      const read = await tab.evaluate(sendEverything, { at: `${stack().url}/api/trpc/${procedure}`, body });
      expect(read).toBe(0);
    }
    const media = await tab.evaluate(sendEverything, { at: `${stack().url}/api/media`, body });
    expect(media).toBe(0);
    expect(heard.filter((status) => status < 400)).toEqual([]);

    const canRead = await tab.evaluate(
      (at) =>
        Promise.all(
          ["/api/trpc/identity.me", "/api/auth/session", "/inbox"].map((path) =>
            fetch(at + path, { credentials: "include" }).then(
              () => true,
              () => false,
            ),
          ),
        ),
      stack().url,
    );
    expect(canRead).toEqual([false, false, false]);

    // A form may go where a script may not read: it signs nobody out and nobody in.
    for (const path of ["/api/auth/signout", "/api/auth/callback/credentials", "/api/trpc/inbox.close"]) {
      await visit(tab, address());
      await tab.evaluate((at) => {
        const form = Object.assign(document.createElement("form"), {
          method: "post",
          action: at,
          enctype: "text/plain",
        });
        form.innerHTML = `<input name='{"json":{}, "a":"' value='"}'>`;
        document.body.append(form);
        form.submit();
      }, stack().url + path);
      await tab.waitForURL((url) => url.href.startsWith(stack().url));
    }
    await tab.close();

    await agent.reload();
    await expect(agent.getByRole("button", { name: "Take it" })).toBeVisible();
    await expect(agent.getByRole("heading", { level: 2, name: customer.name })).toBeVisible();
  });
}

test("a page of ours cannot be framed or opened and held on to", async ({ agent, mayComplain }) => {
  mayComplain(/.*/);
  await visit(agent, "http://evil.example");
  await agent.evaluate((src) => {
    document.body.append(Object.assign(document.createElement("iframe"), { src }));
  }, `${stack().url}/inbox`);
  await expect
    .poll(() => agent.frames().map((frame) => frame.url()))
    .toContainEqual(expect.stringMatching(/^chrome-error:/));
});
