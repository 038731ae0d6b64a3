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
