import { expect, test } from "vitest";
import { systemCtx } from "@/server/context";
import { createShop } from "../testing";
import { priceOn } from "./price-on";

const asked = { category: "utility", currency: "USD", day: "2026-11-20" } as const;

test.each([
  ["+1 809 555 0123", "2026-11-20", "Rest of Latin America", "DO", 11_300n],
  ["+7 701 123 4567", "2026-11-20", "Kazakhstan", "KZ", 18_000n],
  ["+7 701 123 4567", "2026-09-20", "Other", "KZ", 7_700n],
  ["+34 600 111 222", "2026-11-20", "Spain", "ES", 20_000n],
  ["be", "2026-11-20", "Rest of Western Europe", "BE", 17_100n],
])("a utility message to %s on %s is priced in %s", async (recipient, day, market, country, amountMicros) => {
  const { luna } = await createShop();
  const found = await priceOn(systemCtx(luna.id), { ...asked, recipient, day });
  expect(found).toMatchObject({ market, country });
  expect(found.bands[0]).toMatchObject({ tierFrom: 0, amountMicros });
});

test("the rules of the day say what is free, and a currency without a list has no price", async () => {
  const { luna } = await createShop();
  const ctx = systemCtx(luna.id);
  const spain = { ...asked, recipient: "ES" };
  expect(await priceOn(ctx, { ...spain, day: "2026-09-30" })).toMatchObject({ isFreeInWindow: true });
  expect(await priceOn(ctx, spain)).toMatchObject({ isFreeInWindow: false, freePerMonth: null });
  expect(await priceOn(ctx, { ...spain, category: "service" })).toMatchObject({ freePerMonth: 1000 });
  expect(await priceOn(ctx, { ...spain, currency: "PEN" })).toMatchObject({ card: null, bands: [] });
});
