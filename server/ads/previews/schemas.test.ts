import { expect, test } from "vitest";
import { formatsFor } from "./schemas";

const everywhere = { isPlacedByMeta: true, platforms: [] };

test("where Meta places an ad, every place it draws is offered, the feed of a phone first", () => {
  const formats = formatsFor(everywhere, { hasInstagram: true });
  expect(formats).toHaveLength(9);
  expect(formats[0]).toBe("MOBILE_FEED_STANDARD");
});

test("a place that was not chosen, or that the account has nobody on, is not offered", () => {
  const onInstagram = formatsFor({ isPlacedByMeta: false, platforms: ["instagram"] }, { hasInstagram: true });
  expect(onInstagram).toEqual(["INSTAGRAM_STANDARD", "INSTAGRAM_STORY", "INSTAGRAM_REELS"]);
  expect(formatsFor(everywhere, { hasInstagram: false }).join()).not.toContain("INSTAGRAM");
  expect(formatsFor({ isPlacedByMeta: false, platforms: ["messenger"] }, { hasInstagram: true })).toEqual([]);
});
