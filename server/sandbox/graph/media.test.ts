import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { samples } from "../samples";
import { camille, eventually, startDesk } from "../testing";

type Desk = Awaited<ReturnType<typeof startDesk>>;

async function upload(desk: Desk, bytes: Buffer, type: string, name = "file") {
  const form = new FormData();
  form.set("messaging_product", "whatsapp");
  form.set("file", new File([new Uint8Array(bytes)], name, { type }));
  const path = `/v26.0/${desk.settings.SANDBOX_PHONE_NUMBER_ID}/media`;
  return desk.request(path, { method: "POST", headers: { authorization: desk.token }, body: form });
}

const download = (url: string, token?: string) =>
  fetch(url, { headers: token ? { authorization: token } : undefined });

test("an uploaded picture is described, downloaded with the token, and its address expires after five minutes", async () => {
  const desk = await startDesk();
  const { bytes } = samples.photo();
  const { body } = await upload(desk, bytes, "image/png");

  const described = await desk.graph(body.id);

  expect(described.body).toMatchObject({
    messaging_product: "whatsapp",
    id: body.id,
    mime_type: "image/png",
    file_size: String(bytes.length),
    sha256: createHash("sha256").update(bytes).digest("hex"),
  });
  const file = await download(described.body.url, desk.token);
  expect(file.headers.get("content-type")).toBe("image/png");
  expect(Buffer.from(await file.arrayBuffer()).equals(bytes)).toBe(true);
  expect((await download(described.body.url)).status).toBe(401);

  desk.passHours(5 / 60);
  expect((await download(described.body.url, desk.token)).status).toBe(404);
  expect((await desk.graph(body.id)).status).toBe(200);
});

test("a picture of a customer comes with its hash and can be fetched for seven days", async () => {
  const desk = await startDesk();
  await desk.writes(camille.id, { type: "image", caption: "Comme celui-ci" });
  await eventually(() => expect(desk.business.messages()).toHaveLength(1));
  const image = desk.business.messages()[0]?.image as { id: string; url: string; sha256: string };
  expect(image).toMatchObject({ mime_type: "image/png", caption: "Comme celui-ci" });

  const file = await download(image.url, desk.token);
  const bytes = Buffer.from(await file.arrayBuffer());
  expect(createHash("sha256").update(bytes).digest("base64")).toBe(image.sha256);

  desk.passHours(7 * 24);
  expect((await desk.graph(image.id)).body.error).toMatchObject({ code: 100, error_subcode: 33 });
});

test("a deleted file is gone", async () => {
  const desk = await startDesk();
  const { body } = await upload(desk, samples.document().bytes, "application/pdf");

  expect((await desk.graph(body.id, undefined, "DELETE")).body).toEqual({ success: true });

  expect((await desk.graph(body.id)).status).toBe(400);
});

test.for([
  ["a picture over 5 MB", Buffer.alloc(5 * 1024 * 1024 + 1), "image/jpeg"],
  ["a type WhatsApp does not know", Buffer.from("<html>"), "text/html"],
  ["an empty file", Buffer.alloc(0), "image/png"],
] as const)("%s is refused with 131053", async ([, bytes, type]) => {
  const desk = await startDesk();

  const { status, body } = await upload(desk, bytes, type);

  expect(status).toBe(400);
  expect(body.error.code).toBe(131053);
});

test("the business sends the picture it uploaded", async () => {
  const desk = await startDesk();
  await desk.writes(camille.id, { type: "text", text: "Une photo ?" });
  const { body } = await upload(desk, samples.photo().bytes, "image/png", "pain.png");

  await desk.send({ to: camille.waId, type: "image", image: { id: body.id, caption: "Voilà" } });

  await eventually(async () =>
    expect((await desk.shows(camille.id))[1]).toMatchObject({
      text: "Voilà",
      media: { id: body.id, mimeType: "image/png" },
    }),
  );
});

test("a linked picture that cannot be fetched fails in a status with 131053", async () => {
  const desk = await startDesk();
  await desk.writes(camille.id, { type: "text", text: "Une photo ?" });

  const { status, body } = await desk.send({
    to: camille.waId,
    type: "image",
    image: { link: `${desk.url()}/control/media/none` },
  });

  expect(status).toBe(200);
  await eventually(() =>
    expect(desk.business.statusesOf(body.messages[0].id)).toMatchObject([
      { status: "failed", errors: [{ code: 131053 }] },
    ]),
  );
});
