import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import Ajv2020 from "ajv/dist/2020";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { startDesk } from "../testing";

const path = "106540352242922/whatsapp_business_profile";
const change = {
  about: "Du pain depuis 1962",
  description: "Pain et gâteaux",
  email: "ana@luna.example",
  websites: ["https://luna.example"],
  vertical: "RESTAURANT",
};

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

test("a profile that was written is read, without what is empty, and survives a restart", async () => {
  const desk = await startDesk();
  const written = await desk.graph(path, { messaging_product: "whatsapp", ...change });
  expect(written).toEqual({ status: 200, body: { success: true } });
  await desk.restart();
  const { body } = await desk.graph(path);
  expect(body).toEqual({ data: [{ messaging_product: "whatsapp", ...change }] });
  expect(problems("WhatsAppBusinessProfileResponse", body)).toEqual([]);
  expect(problems("WhatsAppBusinessProfileUpdateResponse", written.body)).toEqual([]);
  expect((await desk.graph(`${path}?fields=email`)).body.data).toEqual([
    { email: change.email, messaging_product: "whatsapp" },
  ]);
});

test.each([
  [{ about: "" }, "about"],
  [{ about: "x".repeat(140) }, "about"],
  [{ description: "x".repeat(513) }, "description"],
  [{ email: "nobody" }, "email"],
  [{ websites: ["luna.example"] }, "websites[0]"],
  [{ websites: ["https://luna.example", "https://luna.invalid"] }, "websites[1]"],
  [{ websites: ["https://a.example", "https://b.example", "https://c.example"] }, "websites"],
  [{ vertical: "INDUSTRY" }, "vertical"],
  [{ logo: "x" }, "logo"],
])("%o is refused by its name, and nothing of it is taken", async (wrong, name) => {
  const desk = await startDesk();
  const { status, body } = await desk.graph(path, {
    messaging_product: "whatsapp",
    address: "1 Rue",
    ...wrong,
  });
  expect({ status, code: body.error.code, isNamed: body.error.message.includes(name) }).toEqual({
    status: 400,
    code: 100,
    isNamed: true,
  });
  expect(problems("GraphAPIError", body)).toEqual([]);
  expect((await desk.graph(path)).body.data).toEqual([{ messaging_product: "whatsapp" }]);
});

test("somebody changes it in Meta's own manager", async () => {
  const desk = await startDesk();
  await desk.control("business/profile", { id: "106540352242922", about: "Fermé en août" });
  expect((await desk.graph(path)).body.data[0].about).toBe("Fermé en août");
  expect((await desk.control("business/profile", { id: "1", about: "x" })).status).toBe(404);
});

test("a picture is announced, uploaded, given to the profile by its handle, and seen by anybody", async () => {
  const desk = await startDesk();
  const bytes = new Uint8Array([1, 2, 3, 4, 5]);
  const headers = { authorization: desk.token.replace("Bearer", "OAuth") };
  const announce = (type: string) =>
    desk.request(`/v26.0/1/uploads?file_name=p.jpg&file_length=5&file_type=${type}`, {
      method: "POST",
      headers,
    });
  expect((await announce("text/plain")).body.error.code).toBe(100);
  const { body: session } = await announce("image/jpeg");
  expect(session.id).toMatch(/^upload:/);
  const send = (offset: string) =>
    desk.request(`/v26.0/${session.id}`, {
      method: "POST",
      headers: { ...headers, file_offset: offset },
      body: bytes,
    });
  expect((await send("2")).body.error.code).toBe(100);
  const told = await desk.request(`/v26.0/${session.id}`, { headers });
  expect(told.body).toMatchObject({ file_offset: 0 });
  const { body: file } = await send("0");

  const give = (handle: string) =>
    desk.graph(path, { messaging_product: "whatsapp", profile_picture_handle: handle });
  expect((await give("4:x:y:1")).body.error.message).toContain("profile_picture_handle");
  expect((await give(file.h)).status).toBe(200);
  const { body } = await desk.graph(path);
  expect(problems("WhatsAppBusinessProfileResponse", body)).toEqual([]);
  const seen = await fetch(body.data[0].profile_picture_url);
  expect(new Uint8Array(await seen.arrayBuffer())).toEqual(bytes);
});
