import { createTranslator } from "next-intl";
import { expect, test } from "vitest";
import en from "@/app/_i18n/messages/en.json";
import fr from "@/app/_i18n/messages/fr.json";
import { errorSentence } from "./error-sentence";

const inFrench = (error: unknown) =>
  errorSentence(
    error,
    createTranslator({ locale: "fr", messages: fr as typeof en, namespace: "errors" }),
    "fr",
  );
const inEnglish = (error: unknown) =>
  errorSentence(error, createTranslator({ locale: "en", messages: en, namespace: "errors" }), "en");

const taken = {
  message: "Beto took this conversation first.",
  data: { code: "CONFLICT", key: "conversationTaken", params: { name: "Beto" } },
};

test("an error with a key is said in the reader's language, with its values", () => {
  expect(inFrench(taken)).toBe("Beto a pris cette conversation avant vous.");
  expect(inEnglish(taken)).toBe("Beto took this conversation first.");
});

test("an error without a key is passed on in English and named so", () => {
  const error = { message: "The moon is full.", data: { code: "BAD_REQUEST" } };
  expect(inEnglish(error)).toBe("The moon is full.");
  expect(inFrench(error)).toBe("Le serveur répond, en anglais\u00a0: «\u00a0The moon is full.\u00a0»");
});

test("a key we do not know, or one that means another thing to JavaScript, does no harm", () => {
  expect(inEnglish({ message: "New thing.", data: { code: "CONFLICT", key: "newThing" } })).toBe(
    "New thing.",
  );
  expect(inFrench({ message: "", data: { code: "constructor", key: "__proto__" } })).toBe(
    fr.errors.unexpected,
  );
});

test("what an error inside the server says stays inside", () => {
  const error = { message: "relation charges does not exist", data: { code: "INTERNAL_SERVER_ERROR" } };
  expect(inEnglish(error)).toBe(en.errors.unexpected);
});

test("no answer at all is a lost connection", () => {
  expect(inFrench(new TypeError("Failed to fetch"))).toBe(fr.errors.offline);
  expect(inFrench(undefined)).toBe(fr.errors.offline);
});
