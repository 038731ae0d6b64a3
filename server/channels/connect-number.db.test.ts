import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { createWorkspace, ownerDb } from "@/db/factories";
import { phoneNumbers, whatsappAccounts } from "@/db/schema/channels";
import { systemCtx } from "../context";
import { accessToken } from "./access-token";
import { connectNumber } from "./connect-number";

const shop = {
  wabaId: "9001",
  phoneNumberId: "9101",
  displayNumber: "+32 470 00 00 01",
  verifiedName: "Boulangerie Luna",
  currency: "EUR",
  timeZone: "Europe/Brussels",
  accessToken: "first-token",
};
const luna = await createWorkspace();
const ctx = systemCtx(luna.id);
const accounts = () =>
  ownerDb().select().from(whatsappAccounts).where(eq(whatsappAccounts.workspaceId, luna.id));

test("a second number of one account joins the first, and brings the account its newer token", async () => {
  await connectNumber(ctx, shop);
  await connectNumber(ctx, { ...shop, phoneNumberId: "9102", accessToken: "second-token" });
  const [account, ...others] = await accounts();
  expect(others).toEqual([]);
  const numbers = await ownerDb().select().from(phoneNumbers).where(eq(phoneNumbers.accountId, account!.id));
  expect(numbers.map((number) => number.metaPhoneNumberId).sort()).toEqual(["9101", "9102"]);
  expect(await accessToken(ctx, account!.id)).toBe("second-token");
});

test("a number, and an account, belong to one workspace only", async () => {
  const nova = systemCtx((await createWorkspace({ name: "Nova" })).id);
  await connectNumber(ctx, shop);
  await expect(connectNumber(nova, shop)).rejects.toThrow(/another workspace/);
  await expect(connectNumber(nova, { ...shop, phoneNumberId: "9103" })).rejects.toThrow(/another workspace/);
});
