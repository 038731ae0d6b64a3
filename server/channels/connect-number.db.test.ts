import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { createWorkspace, ownerDb } from "@/db/factories";
import { channelRoutes, phoneNumbers, whatsappAccounts } from "@/db/schema/channels";
import { auditEntries } from "@/db/schema/identity";
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
  await expect(connectNumber(nova, shop)).rejects.not.toThrow(/Luna/);
});

test("of two workspaces that connect one number at the same moment, one gets it and the other is told", async () => {
  const workspaces = await Promise.all(
    ["Ana", "Beto", "Carmen", "Daan"].map((name) => createWorkspace({ name })),
  );
  for (const wabaId of ["9501", "9502", "9503"]) {
    const contested = { ...shop, wabaId, phoneNumberId: `${wabaId}1` };
    const attempts = await Promise.allSettled(
      workspaces.map(({ id }) => connectNumber(systemCtx(id), contested)),
    );
    expect(attempts.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const attempt of attempts) {
      if (attempt.status === "rejected")
        expect(attempt.reason).toMatchObject({ code: "CONFLICT", key: "numberTaken" });
    }
    const holders = await ownerDb()
      .select({ id: phoneNumbers.id })
      .from(phoneNumbers)
      .where(eq(phoneNumbers.metaPhoneNumberId, contested.phoneNumberId));
    expect(holders).toHaveLength(1);
  }
});

test("two owners of one workspace who connect a number at the same moment connect it once", async () => {
  const nova = await createWorkspace({ name: "Nova" });
  const twice = { ...shop, wabaId: "9601", phoneNumberId: "96011" };
  const [one, other] = await Promise.all([1, 2].map(() => connectNumber(systemCtx(nova.id), twice)));
  expect(one).toEqual(other);
  const routes = await ownerDb().select().from(channelRoutes).where(eq(channelRoutes.workspaceId, nova.id));
  expect(routes).toHaveLength(2);
});

test("what was connected is in the audit trail, and the token is not", async () => {
  const nova = await createWorkspace({ name: "Nova" });
  await connectNumber(systemCtx(nova.id), { ...shop, wabaId: "9701", phoneNumberId: "97011" });
  const entries = await ownerDb().select().from(auditEntries).where(eq(auditEntries.workspaceId, nova.id));
  expect(entries.map(({ action }) => action)).toEqual(["channel.connected"]);
  expect(JSON.stringify(entries)).not.toContain("first-token");
});
