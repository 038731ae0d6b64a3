import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import Ajv2020 from "ajv/dist/2020";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { camille, startDesk } from "../testing";

const numberId = "106540352242922";
const path = `${numberId}/message_qrdls`;

// Meta's description of the API lies beside the checkout where the project is built, and is not part of it.
const file = fileURLToPath(new URL("../../../../shared/facts/meta-openapi-v23.yaml", import.meta.url));
const description = existsSync(file) ? parse(readFileSync(file, "utf8")) : undefined;

function problems(name: string, value: unknown) {
  if (!description) return [];
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
  ajv.addSchema({ $id: "meta", components: description.components });
  const validate = ajv.compile({ $ref: `meta#/components/schemas/${name}` });
  return validate(value) ? [] : validate.errors;
}

test("a code is made, drawn, read, changed and deleted, in the shapes that Meta describes", async () => {
  const desk = await startDesk();
  const { body: made } = await desk.graph(path, { prefilled_message: "Hello!", generate_qr_image: "SVG" });
  expect(problems("QrCodeResponse", made)).toEqual([]);
  expect(made).toMatchObject({
    prefilled_message: "Hello!",
    deep_link_url: `https://wa.me/message/${made.code}`,
  });
  const drawing = await fetch(made.qr_image_url);
  expect(drawing.headers.get("content-type")).toBe("image/svg+xml");

  const { body: changed } = await desk.graph(path, { code: made.code, prefilled_message: "Good day!" });
  expect(problems("QrCodeResponse", changed)).toEqual([]);
  expect(changed).toMatchObject({ code: made.code, prefilled_message: "Good day!" });
  await desk.restart();

  const { body: one } = await desk.graph(`${path}/${made.code}?fields=qr_image_url.format(PNG)`);
  expect(problems("QrCodeList", one)).toEqual([]);
  expect(one.data).toMatchObject([{ code: made.code, prefilled_message: "Good day!" }]);
  const png = await fetch(one.data[0].qr_image_url);
  expect(png.headers.get("content-type")).toBe("image/png");

  const gone = await desk.graph(`${path}/${made.code}`, undefined, "DELETE");
  expect(problems("DeleteQrCodeResponse", gone.body)).toEqual([]);
  const again = await desk.graph(`${path}/${made.code}`, undefined, "DELETE");
  expect({ status: again.status, code: again.body.error.code }).toEqual({ status: 404, code: 803 });
  expect(problems("GraphAPIError", again.body)).toEqual([]);
});

test("the list gives 25 at a time, the newest first, and its cursors lead through all of them", async () => {
  const desk = await startDesk();
  await desk.control("business/qr-codes", { id: numberId, message: "No. {n}", count: 60 });
  const seen: string[] = [];
  let after = "";
  for (let pages = 0; pages < 4; pages++) {
    const { body } = await desk.graph(`${path}?limit=100${after}`);
    expect(problems("QrCodeList", body)).toEqual([]);
    seen.push(...body.data.map((code: { prefilled_message: string }) => code.prefilled_message));
    if (!body.paging?.next) break;
    after = `&after=${body.paging.cursors.after}`;
  }
  expect(seen).toEqual(Array.from({ length: 60 }, (_, index) => `No. ${60 - index}`));
});

test.each([
  [{}, "prefilled_message"],
  [{ prefilled_message: "x".repeat(141) }, "prefilled_message"],
  [{ prefilled_message: "Hello", generate_qr_image: "GIF" }, "generate_qr_image"],
])("%o is refused by its name", async (wrong, name) => {
  const desk = await startDesk();
  const { status, body } = await desk.graph(path, wrong);
  expect({ status, code: body.error.code }).toEqual({ status: 400, code: 100 });
  expect(body.error.message).toContain(name);
  expect(problems("GraphAPIError", body)).toEqual([]);
});

test("a number has 2,000 codes at most", async () => {
  const desk = await startDesk();
  await desk.control("business/qr-codes", { id: numberId, count: 2000 });
  const { status, body } = await desk.graph(path, { prefilled_message: "One more" });
  expect({ status, message: body.error.message }).toEqual({
    status: 400,
    message: expect.stringContaining("2000"),
  });
});

test("a phone that scans a code has its text ready and sends nothing; of a deleted one it finds nothing", async () => {
  const desk = await startDesk();
  const { body: made } = await desk.graph(path, { prefilled_message: "Is my bread ready?" });
  const { body: phone } = await desk.control(`phones/${camille.id}/scan`, { link: made.deep_link_url });
  expect(phone).toMatchObject({ isOpen: true, prefilled: "Is my bread ready?" });
  expect(await desk.shows(camille.id)).toEqual([]);
  await desk.writes(camille.id, { type: "text", text: phone.prefilled });
  expect((await desk.control(`phones/${camille.id}`)).body.prefilled).toBeUndefined();

  await desk.control("business/qr-codes", { id: numberId, code: made.code });
  expect((await desk.control(`phones/${camille.id}/scan`, { link: made.deep_link_url })).status).toBe(404);
});
