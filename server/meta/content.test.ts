import { expect, test } from "vitest";
import { isMedia, type MessageContent, messageContent, textOf } from "./content";

test.for<[MessageContent, string | undefined]>([
  [{ type: "text", body: "Bonjour" }, "Bonjour"],
  [{ type: "text", body: " " }, undefined],
  [{ type: "image", mimeType: "image/jpeg", caption: "This one" }, "This one"],
  [{ type: "document", mimeType: "application/pdf", fileName: "menu.pdf" }, "menu.pdf"],
  [{ type: "audio", mimeType: "audio/ogg", isVoice: true }, undefined],
  [
    { type: "location", latitude: 1, longitude: 2, name: "Grand-Place", address: "Brussels" },
    "Grand-Place\nBrussels",
  ],
  [{ type: "listReply", id: "1", title: "Sunday", description: "At 11" }, "Sunday\nAt 11"],
  [{ type: "edit", waMessageId: "wamid.1", content: { type: "text", body: "For three" } }, "For three"],
  [{ type: "reaction", waMessageId: "wamid.1", emoji: "👍" }, undefined],
  [{ type: "unknown", raw: { secret: "x" } }, undefined],
  [
    {
      type: "template",
      name: "brunch",
      language: "fr",
      body: "À dimanche",
      buttons: [{ kind: "quick_reply", text: "Merci" }],
      components: [],
    },
    "À dimanche\nMerci",
  ],
])("%j is found by its words", ([content, words]) => {
  expect(textOf(content)).toBe(words);
  expect(messageContent.parse(JSON.parse(JSON.stringify(content)))).toEqual(content);
});

test("media is told from the rest", () => {
  expect(isMedia({ type: "sticker", mimeType: "image/webp" })).toBe(true);
  expect(isMedia({ type: "text", body: "sticker" })).toBe(false);
});
