import { expect, test } from "vitest";
import { as, createMember, createWorkspace, ownerDb } from "@/db/factories";
import { launchRates } from "@/db/schema/price-lists";
import { listLaunchRates, saveLaunchRate } from "./launch-rates";

const createFinance = async () => as(await createMember((await createWorkspace()).id, "Fatima", ["finance"]));

test("a price of 2018 is kept, changed and forgotten, in this workspace only", async () => {
  const [luna, nova] = [await createFinance(), await createFinance()];
  await saveLaunchRate(luna, { country: "ES", amount: "0.05" });
  await saveLaunchRate(luna, { country: "IN", amount: "0,005" });
  await saveLaunchRate(luna, { country: "ES", amount: "0.09" });
  expect(await listLaunchRates(luna)).toEqual([
    { country: "ES", amountMicros: 90_000n },
    { country: "IN", amountMicros: 5_000n },
  ]);
  expect(await listLaunchRates(nova)).toEqual([]);
  await saveLaunchRate(luna, { country: "IN", amount: null });
  expect(await listLaunchRates(luna)).toHaveLength(1);
});

test.each(["0.0049", "0.0901", "0", "-0.05", "1", "0.05 USD", "5e-2", ""])(
  "%s is no price of 2018",
  async (amount) => {
    const luna = await createFinance();
    await expect(saveLaunchRate(luna, { country: "ES", amount })).rejects.toMatchObject({
      key: "launchRateRange",
    });
  },
);

test("the database keeps the range as well", async () => {
  const { workspaceId } = await createFinance();
  const row = { workspaceId, country: "ES", amountMicros: 4_999n, enteredAt: new Date() };
  await expect(ownerDb().insert(launchRates).values(row)).rejects.toMatchObject({ cause: { code: "23514" } });
});
