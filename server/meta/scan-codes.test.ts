import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import Ajv2020 from "ajv/dist/2020";
import { afterAll, expect, test } from "vitest";
import { parse } from "yaml";
import { startGraph } from "./testing";

const graph = await startGraph();
const { changeScanCode, createScanCode, deleteScanCode, listScanCodes } = await import("./scan-codes");
afterAll(graph.close);

const place = { phoneNumberId: "106540352242922", token: "EAAtoken" };
const code = "ANED2T5QRU7HGA";
const link = `https://wa.me/message/${code}`;
const described = { code, prefilled_message: "Hello", deep_link_url: link };
const sent = () => JSON.parse(graph.heard.at(-1)!.body.toString());

// Meta's description of the API lies beside the checkout where the project is built, and is not part of it.
const file = fileURLToPath(new URL("../../../shared/facts/meta-openapi-v23.yaml", import.meta.url));
const description = existsSync(file) ? parse(readFileSync(file, "utf8")) : undefined;

function problems(name: string, value: unknown) {
  if (!description) return [];
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
  ajv.addSchema({ $id: "meta", components: description.components });
  const validate = ajv.compile({ $ref: `meta#/components/schemas/${name}` });
  return validate(value) ? [] : validate.errors;
}

test("a code is asked for with its text, and changed under its code, in the shapes that Meta describes", async () => {
  graph.says(described);
  expect(await createScanCode({ ...place, message: "Hello" })).toMatchObject({
    ok: true,
    value: { code, message: "Hello", link },
  });
  expect(sent()).toEqual({ prefilled_message: "Hello" });
  expect(problems("CreateQrCodeRequest", sent())).toEqual([]);
  graph.says(described);
  expect(await changeScanCode({ ...place, code, message: "Hello" })).toMatchObject({ ok: true });
  expect(sent()).toEqual({ code, prefilled_message: "Hello" });
  expect(problems("UpdateQrCodeRequest", sent())).toEqual([]);
});

test("a code is deleted by its own path", async () => {
  graph.says({ success: true });
  expect(await deleteScanCode({ ...place, code })).toMatchObject({ ok: true });
  const { method, url } = graph.heard.at(-1)!;
  expect(`${method} ${url}`).toBe(`DELETE /v26.0/106540352242922/message_qrdls/${code}`);
});

test("a link that is no address is not believed", async () => {
  graph.says({ ...described, deep_link_url: "javascript:alert(1)" });
  expect(await createScanCode({ ...place, message: "Hello" })).toMatchObject({
    ok: false,
    error: { outcome: "unknown" },
  });
});

test("the list is read to its end, 25 at a time", async () => {
  graph.says({ data: [described] });
  expect(await listScanCodes(place)).toMatchObject({ ok: true, value: [{ code, message: "Hello", link }] });
  expect(graph.heard.at(-1)!.url).toContain("limit=25");
});
