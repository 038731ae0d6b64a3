import { expect, test } from "vitest";
import { deliveryOf, deliveryOfAll } from "./delivery-of";

const now = new Date("2026-11-23T09:00:00Z");
const at = (hours: number) => new Date(now.getTime() + hours * 3_600_000);

test.each([
  [{ effectiveStatus: "ACTIVE" }, "active"],
  [{ effectiveStatus: "ACTIVE", startsAt: at(1) }, "scheduled"],
  [{ effectiveStatus: "ACTIVE", startsAt: at(-2), endsAt: at(-1) }, "ended"],
  [{ effectiveStatus: "ACTIVE", learning: "LEARNING" }, "learning"],
  [{ effectiveStatus: "ACTIVE", learning: "FAIL" }, "learningLimited"],
  [{ effectiveStatus: "PENDING_REVIEW" }, "inReview"],
  [{ effectiveStatus: "DISAPPROVED" }, "refused"],
  [{ effectiveStatus: "ADSET_PAUSED" }, "pausedAbove"],
  [{ effectiveStatus: "A_WORD_OF_NEXT_YEAR" }, "unknown"],
])("%o is said to be %s", (state, delivery) => {
  expect(deliveryOf(state, now)).toBe(delivery);
});

test("an active campaign whose only ad was refused is a refused one", () => {
  expect(deliveryOfAll("active", ["active", "refused"])).toBe("refused");
});

test("an active campaign in which everything is paused does not run", () => {
  expect(deliveryOfAll("active", ["paused"])).toBe("pausedBelow");
});

test("a paused campaign is paused, whatever its ads are", () => {
  expect(deliveryOfAll("paused", ["active"])).toBe("paused");
});
