import postgres from "postgres";
import { afterAll, expect, test } from "vitest";
import { funnel } from "../analytics/funnel/funnel";
import { funnelInput } from "../analytics/funnel/schemas";
import { systemCtx } from "../context";
import { env } from "../env";
import { firstDay, generateResults, lastDay } from "./results-facts";
import { resultsQuestions } from "./results-questions";

const owner = postgres(env.DATABASE_URL, { max: 1, onnotice: () => {} });
afterAll(() => owner.end());

test("the bench asks the results of ads of facts that it has generated, and the sums hold all of them", async () => {
  const [ads, chats] = [4, 200];
  const ctx = systemCtx(await generateResults(owner, { ads, chats }), () => new Date("2026-10-15T12:00:00Z"));
  const period = { from: firstDay, to: "2026-10-14" };
  const { total } = await funnel(ctx, funnelInput.parse({ period }));
  expect(total.meta.impressions).toBe(ads * 730 * 900);
  expect(total.ours).toMatchObject({ conversations: chats, orders: chats / 10 });
  expect(total.ours?.messageCost).toEqual([{ currency: "EUR", micros: BigInt((chats / 2) * 17_100) }]);
  for (const groupBy of ["country", "placement"] as const) {
    const { groups } = await funnel(
      ctx,
      funnelInput.parse({ period: { from: lastDay, to: lastDay }, groupBy }),
    );
    const shown = groups.reduce((sum, { figures }) => sum + figures.meta.impressions, 0);
    expect(shown).toBe(ads * 900 * groups.length);
  }
  for (const { ask } of resultsQuestions) expect(await ask(ctx)).toBeTruthy();
});
