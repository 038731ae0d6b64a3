import { expect, test, vi } from "vitest";
import { startDesk } from "../testing";

test.for([
  ["without a token", {}],
  ["with a wrong token", { authorization: "Bearer somebody-elses" }],
] as const)("a call %s is refused with 190", async ([, headers]) => {
  const desk = await startDesk();

  const { status, body } = await desk.request(`/v26.0/${desk.settings.SANDBOX_WABA_ID}`, { headers });

  expect(status).toBe(401);
  expect(body.error).toMatchObject({ code: 190, type: "OAuthException" });
});

test.for(["v26.0/106540352242922/flows", "v26.0/me/businesses", "106540352242922/messages", "nowhere"])(
  "%s is refused loudly: in the answer, on stderr and on the desk",
  async (path) => {
    const desk = await startDesk();
    const stderr = vi.spyOn(process.stderr, "write").mockReturnValue(true);

    const { status, body } = await desk.request(`/${path}`, { headers: { authorization: desk.token } });

    const told = stderr.mock.calls.join();
    stderr.mockRestore();
    expect(status).toBe(400);
    expect(body.error).toMatchObject({
      code: 2500,
      message: expect.stringMatching(/^Unknown path components: /),
    });
    expect(told).toContain(`/${path}`);
    expect((await desk.control("log")).body.calls[0]).toMatchObject({ path: `/${path}`, isUnknown: true });
  },
);

test("an object of somebody else does not exist", async () => {
  const desk = await startDesk();

  const { body } = await desk.graph("999999999999999/messages", { messaging_product: "whatsapp" });

  expect(body.error).toMatchObject({ code: 100, error_subcode: 33, type: "GraphMethodException" });
});

test("templates come in pages that follow each other to the end", async () => {
  const desk = await startDesk();
  const all = await desk.graph("102290129340398/message_templates?limit=100");
  const names: string[] = [];
  let path = "102290129340398/message_templates?limit=4&fields=name,language";
  for (let pages = 0; path && pages < 10; pages++) {
    const { body } = await desk.graph(path);
    names.push(...body.data.map(({ name, language }: Record<string, string>) => `${name} ${language}`));
    path = body.paging.next?.split("/v26.0/")[1];
  }

  expect(names).toHaveLength(all.body.data.length);
  expect(new Set(names).size).toBe(names.length);
  expect(names).toEqual(
    expect.arrayContaining(["autumn_menu fr", "order_ready nl", "continue_conversation en"]),
  );
});

test("the number and the account answer the fields that were asked for, and refuse unknown ones", async () => {
  const desk = await startDesk();

  const number = await desk.graph("106540352242922?fields=display_phone_number,name_status");
  const account = await desk.graph("102290129340398?fields=currency");
  const wrong = await desk.graph("106540352242922?fields=favourite_colour");

  expect(number.body).toEqual({
    id: "106540352242922",
    display_phone_number: "+1 555-078-3881",
    name_status: "APPROVED",
  });
  expect(account.body).toMatchObject({ id: "102290129340398", currency: "USD" });
  expect(wrong.body.error).toMatchObject({ code: 100, message: expect.stringContaining("favourite_colour") });
});

test("subscribing the app succeeds, and another callback is refused", async () => {
  const desk = await startDesk();
  const subscribe = (body: unknown) => desk.graph("102290129340398/subscribed_apps", body);

  expect((await subscribe({})).body).toEqual({ success: true });
  expect((await subscribe({ override_callback_uri: "https://elsewhere.example" })).status).toBe(400);
});
