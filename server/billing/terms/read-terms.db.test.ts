import { and, eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { as, createMember, createNumber, createWorkspace, ownerDb } from "@/db/factories";
import { jobs } from "@/db/schema/hall";
import { auditEntries } from "@/db/schema/identity";
import { storeAccessToken } from "@/server/channels/access-token";
import { getAccount } from "@/server/channels/get-account";
import { startMeta } from "@/server/channels/testing-meta";
import { systemCtx } from "@/server/context";
import { listTerms } from "./list-terms";
import { askForStaleTerms, readTerms } from "./read-terms";

const meta = await startMeta();
beforeEach(() => meta.is());

async function createBusiness() {
  const { id: workspaceId } = await createWorkspace();
  const { accountId } = await createNumber(workspaceId);
  await storeAccessToken(systemCtx(workspaceId), { accountId, token: "EAAtoken" });
  const finance = as(
    await createMember(workspaceId, "Fatima", ["finance"]),
    () => new Date("2026-11-30T23:30:00Z"),
  );
  return { workspaceId, accountId, finance };
}

test("the zone and the money are Meta's once it has said them, and who asked is recorded", async () => {
  const { workspaceId, accountId, finance } = await createBusiness();
  meta.is({ zoneId: "43" });
  expect(await listTerms(finance)).toMatchObject([
    { timeZone: "Europe/Madrid", currency: "USD", zoneReadAt: null, month: "2026-12" },
  ]);
  await readTerms(finance, { accountId });
  expect(await listTerms(finance)).toMatchObject([
    {
      timeZone: "America/Bogota",
      currency: "EUR",
      zoneReadAt: new Date("2026-11-30T23:30:00Z"),
      // Where the account is, November is not over yet.
      month: "2026-11",
      monthEndsAt: new Date("2026-12-01T05:00:00Z"),
      tiers: [],
    },
  ]);
  expect(
    await ownerDb().select().from(auditEntries).where(eq(auditEntries.workspaceId, workspaceId)),
  ).toMatchObject([
    {
      action: "account.terms_read",
      before: { timeZone: "Europe/Madrid", currency: "USD" },
      after: { timeZone: "America/Bogota", currency: "EUR" },
    },
  ]);
});

test("a zone that Meta does not say, or says by a number nobody knows, stays the workspace's", async () => {
  const { accountId, finance } = await createBusiness();
  meta.is({ zoneId: "400" });
  await readTerms(finance, { accountId });
  expect(await getAccount(finance, accountId)).toMatchObject({ timeZone: "Europe/Madrid", currency: "EUR" });
  expect(await listTerms(finance)).toMatchObject([{ zoneReadAt: null }]);
});

test("every account is asked about once a day", async () => {
  const { workspaceId, accountId } = await createBusiness();
  const asked = async () =>
    (
      await ownerDb()
        .select()
        .from(jobs)
        .where(and(eq(jobs.workspaceId, workspaceId), eq(jobs.name, "readTerms")))
    ).length;
  await askForStaleTerms();
  await askForStaleTerms();
  expect(await asked()).toBe(1);
  await ownerDb().delete(jobs).where(eq(jobs.workspaceId, workspaceId));
  meta.is({ zoneId: "55" });
  await readTerms(systemCtx(workspaceId), { accountId });
  await askForStaleTerms();
  expect(await asked()).toBe(0);
});

test("another workspace's account is not there", async () => {
  const [{ accountId }, { finance }] = [await createBusiness(), await createBusiness()];
  await expect(readTerms(finance, { accountId })).rejects.toMatchObject({ key: "accountNotFound" });
});
