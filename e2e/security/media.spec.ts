import { expect, openConversation, signIn, test } from "../support/test";

test("a file of one business does not exist for another", async ({ agent, browser, customer }) => {
  await customer.sends({ type: "image", caption: "Alleen voor Luna" });
  await openConversation(agent, customer);
  const photo = agent.getByRole("img", { name: "Alleen voor Luna" });
  const address = (await photo.getAttribute("src")) ?? "";
  expect((await agent.request.get(address)).status()).toBe(200);

  const nova = await browser.newContext();
  await signIn(nova, "agent", 2);
  expect((await nova.request.get(address)).status()).toBe(404);
  await nova.close();

  const stranger = await browser.newContext();
  expect((await stranger.request.get(address)).status()).toBe(401);
  await stranger.close();
});

const program = "<script>document.title='taken'</script>";
for (const [name, mimeType, text] of [
  ["page.html", "text/html", `<!doctype html><title>x</title>${program}`],
  ["drawing.svg", "image/svg+xml", `<svg xmlns="http://www.w3.org/2000/svg">${program}</svg>`],
] as const) {
  test(`a ${name} that a customer sends is only ever saved`, async ({ agent, customer }) => {
    const data = Buffer.from(text).toString("base64");
    await customer.sends({ type: "document", data, mimeType, filename: name });
    await openConversation(agent, customer);
    const link = agent.getByRole("log").getByRole("link", { name });
    const address = (await link.getAttribute("href")) ?? "";

    for (const asked of [address, address.split("?")[0] ?? ""]) {
      const answer = await agent.request.get(asked);
      expect(await answer.text()).toBe(text);
      expect(answer.headers()).toMatchObject({
        "content-type": "application/octet-stream",
        "content-disposition": expect.stringMatching(/^attachment/),
        "content-security-policy": expect.stringMatching(/default-src 'none'.*sandbox/),
        "x-content-type-options": "nosniff",
      });
    }
  });
}

test("finance may not open a file of a customer", async ({ agent, browser, customer }) => {
  await customer.sends({ type: "document" });
  await openConversation(agent, customer);
  const link = agent.getByRole("log").getByRole("link", { name: "order-1042.pdf" });
  const finance = await browser.newContext();
  await signIn(finance, "finance");
  expect((await finance.request.get((await link.getAttribute("href")) ?? "")).status()).toBe(403);
  await finance.close();
});
