import { expect, test } from "vitest";
import { headerOfFileName } from "./header-of-file-name";

test("a name goes into a header whatever is in it, and however long it is", () => {
  expect(headerOfFileName("Bröt & pan.mp4")).toBe("Br%C3%B6t%20%26%20pan.mp4");
  expect(headerOfFileName("half \ud83c.mp4")).toBe("half%20_.mp4");
  const long = headerOfFileName(`${"a".repeat(300)}🍞${"b".repeat(195)}.mp4`);
  expect(decodeURIComponent(long)).toBe(`🍞${"b".repeat(195)}.mp4`);
});
