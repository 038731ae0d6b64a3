import { newCustomer } from "../support/customer";
import { bubble, expect, openConversation, test } from "../support/test";

const dot = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

test("photo, document and voice come from our own server and from nowhere else", async ({
  agent,
  baseURL,
  customer,
}) => {
  const asked: URL[] = [];
  agent.on("request", (request) => asked.push(new URL(request.url())));
  await customer.sends({ type: "image", caption: "Deze graag" });
  await customer.sends({ type: "document" });
  await customer.sends({ type: "audio" });
  await openConversation(agent, customer);

  const photo = agent.getByRole("img", { name: "Deze graag" });
  await expect
    .poll(() => photo.evaluate((image: HTMLImageElement) => image.naturalWidth), { message: "it is drawn" })
    .toBe(480);
  await expect(photo).toHaveAttribute("src", /^\/api\/media\//);

  const download = agent.waitForEvent("download");
  await bubble(agent, "order-1042.pdf").getByRole("link").click();
  expect((await download).suggestedFilename()).toBe("order-1042.pdf");

  const voice = agent.getByLabel("Voice message");
  await expect(voice).toHaveAttribute("src", /^\/api\/media\//);
  const sound = await agent.request.get((await voice.getAttribute("src")) ?? "", {
    headers: { range: "bytes=0-3" },
  });
  expect(sound.status()).toBe(206);
  expect(await sound.text()).toBe("OggS");

  const strangers = asked.filter(
    ({ origin, protocol }) => origin !== baseURL && !["data:", "blob:"].includes(protocol),
  );
  expect(strangers.map(String)).toEqual([]);
});

test("a place, a contact and what WhatsApp does not pass on are shown for what they are", async ({
  agent,
  customer,
}) => {
  await customer.sends({ type: "location" });
  await customer.sends({ type: "contacts", name: "Inès Martin", phone: "+33639980177" });
  await customer.sends({ type: "unsupported" });
  await openConversation(agent, customer);

  await expect(agent.getByRole("log").getByRole("link", { name: /Grand-Place/ })).toHaveAttribute(
    "href",
    /openstreetmap\.org\/\?mlat=50\.8467&mlon=4\.3525/,
  );
  await expect(bubble(agent, "Inès Martin")).toContainText("+33639980177");
  await expect(bubble(agent, "does not pass it on")).toBeVisible();
});

test("customer and agent answer one message in particular, and react to it", async ({ agent, customer }) => {
  await customer.writes("Is er roggebrood?");
  await customer.writes("En hoe laat sluit u?");
  await openConversation(agent, customer);

  const question = bubble(agent, "Is er roggebrood?");
  await question.hover();
  await question.getByRole("button", { name: "Answer this message" }).click();
  await expect(agent.getByText("Answers: Is er roggebrood?")).toBeVisible();
  await agent.getByLabel("Reply").fill("Ja, nog twee.");
  await agent.getByLabel("Reply").press("Enter");
  await customer.receives("Ja, nog twee.");
  await expect(bubble(agent, "Ja, nog twee.").getByRole("link", { name: /Is er roggebrood/ })).toBeVisible();

  const { id } = await customer.lastReceived();
  await customer.sends({ type: "reaction", messageId: id, emoji: "👍" });
  await expect(bubble(agent, "Ja, nog twee.").getByText("The customer reacted 👍")).toBeAttached();
  await customer.sends({ type: "reaction", messageId: id, emoji: "" });
  await expect(bubble(agent, "Ja, nog twee.").getByText("The customer reacted 👍")).toHaveCount(0);

  await customer.writes("Houd er één voor mij", { quote: id });
  await expect(bubble(agent, "Houd er één").getByRole("link", { name: /Ja, nog twee/ })).toBeVisible();
});

test("a button of a template that the customer taps is her answer", async ({ agent, customer }) => {
  await customer.writes("Ik had een vraag");
  await openConversation(agent, customer);
  await agent.getByRole("button", { name: "Use a template" }).click();
  await agent.getByRole("combobox", { name: "Template" }).click();
  await agent.getByRole("option", { name: "continue conversation · Dutch" }).click();
  await agent.getByLabel("Text: 1").fill("Carmen");
  await agent.getByRole("button", { name: /^Send/ }).click();
  await customer.receives("Dag Carmen, we hebben een antwoord op uw vraag. Gaan we verder?");

  const { id } = await customer.lastReceived();
  await customer.sends({ type: "tap", messageId: id, choice: "Verder" });
  await expect(agent.getByRole("article", { name: "Message from the customer" }).last()).toContainText(
    "Verder",
  );
});

test("a customer who comes from an ad brings it along, and everything is free for a while", async ({
  agent,
  customer,
}) => {
  await customer.writes("Ik zag uw advertentie", { referral: true });
  await openConversation(agent, customer);
  await expect(agent.getByRole("log").getByText("Came from this ad")).toBeVisible();
  await agent.getByLabel("Reply").fill("Welkom!");
  await agent.getByLabel("Reply").press("Enter");
  await expect(bubble(agent, "Welkom!").getByText("free", { exact: true })).toBeVisible();
  await expect(agent.getByText(/^free until/)).toBeVisible();
});

test("a customer who hides her number is known and answered by her username", async ({ agent }) => {
  const username = `noor.${Math.random().toString(36).slice(2, 9)}`;
  const noor = await newCustomer("Noor zonder nummer", { username });
  await noor.writes("Hallo!");
  await openConversation(agent, noor);
  const person = agent.getByRole("complementary", { name: "About this customer" });
  await expect(person).toContainText(`@${username}`);
  await expect(person).toContainText("Not shown by this customer");

  await agent.getByLabel("Reply").fill("Dag Noor");
  await agent.getByLabel("Reply").press("Enter");
  await noor.receives("Dag Noor");
});

test("an agent sends a photo with a few words, a document and an emoji", async ({ agent, customer }) => {
  await customer.writes("Hoe ziet ze eruit?");
  await openConversation(agent, customer);
  const file = agent.locator("input[type=file]");

  await file.setInputFiles({ name: "taart.png", mimeType: "image/png", buffer: dot });
  await agent.getByLabel("Reply").fill("Zo!");
  await agent.getByRole("button", { name: /^Send/ }).click();
  await expect(agent.getByRole("img", { name: "Zo!" })).toBeVisible();
  await customer.receives("Zo!");

  await file.setInputFiles({
    name: "prijzen.txt",
    mimeType: "text/plain",
    buffer: Buffer.from("Taart: 24 euro"),
  });
  await agent.getByRole("button", { name: /^Send/ }).click();
  await expect(bubble(agent, "prijzen.txt").getByRole("link")).toContainText("TXT");
  await expect.poll(async () => (await customer.lastReceived()).type).toBe("document");

  await agent.getByRole("button", { name: "Emoji" }).click();
  await agent.getByRole("searchbox", { name: "Search emoji" }).fill("bread");
  await agent.getByRole("gridcell", { name: "Bread", exact: true }).click();
  await expect(agent.getByLabel("Reply")).toHaveValue("🍞");
  await agent.getByLabel("Reply").press("Enter");
  await customer.receives("🍞");
});

test("a file that WhatsApp does not take is refused before it is sent", async ({
  agent,
  customer,
  mayComplain,
}) => {
  mayComplain(/status of 4/);
  await customer.writes("Stuur maar");
  await openConversation(agent, customer);
  await agent.locator("input[type=file]").setInputFiles({
    name: "page.html",
    mimeType: "text/html",
    buffer: Buffer.from("<!doctype html><script>alert(1)</script>"),
  });
  const refusal = agent.getByText("WhatsApp does not take this kind of file.");
  await expect(refusal).toBeVisible();
  await expect(refusal).toHaveRole("alert");
  await agent.getByRole("button", { name: "Remove the file" }).click();
  await expect(refusal).toBeHidden();
});
