import { expect, test } from "vitest";
import { leadBack } from "./lead-back";

const baseUrl = "https://guichet.example";

test("a page of ours is led back to", () => {
  expect(leadBack({ url: "/inbox?view=mine", baseUrl })).toBe("https://guichet.example/inbox?view=mine");
  expect(leadBack({ url: "https://guichet.example/inbox", baseUrl })).toBe("https://guichet.example/inbox");
});

test.each([
  "https://evil.example/",
  "//evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "https:evil.example",
  "https://guichet.example@evil.example/",
  "https://guichet.example.evil.example/",
  "https://guichet.example:8443/",
  "http://guichet.example/",
  "/\t/evil.example",
  "javascript:alert(1)",
  "data:text/html,x",
  "http://",
  "https://[",
])("%j leads nowhere else", (url) => {
  expect(new URL(leadBack({ url, baseUrl })).origin).toBe(baseUrl);
});
