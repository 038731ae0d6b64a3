import { sql } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { createWorkspace } from "@/db/factories";
import { workspaces } from "@/db/schema/identity";
import { cloneDatabase } from "@/db/testing";
import { type Ctx, closeDatabase, type InTransaction, inReport, readOnly, systemCtx } from "./context";

const replica = await cloneDatabase();
process.env.READ_DATABASE_URL = replica.url;

afterAll(async () => {
  await closeDatabase();
  await replica.drop();
});

const name = async ({ db }: InTransaction) =>
  (await db.select({ name: workspaces.name }).from(workspaces))[0]?.name;

/** The replica has a name of its own for the workspace, to tell it from the primary. */
async function replicated(): Promise<Ctx> {
  const { id, name, timeZone, currency } = await createWorkspace();
  await replica.owner.insert(workspaces).values({ id, name: `${name}, a moment ago`, timeZone, currency });
  return systemCtx(id);
}

test("a report is read from the replica, and everything else from the primary", async () => {
  const ctx = await replicated();
  const now = await readOnly(ctx, name);
  expect(await inReport(ctx, name)).toBe(`${now}, a moment ago`);
});

test("on the replica too, nothing can be written and no other workspace is there", async () => {
  const [ctx, other] = [await replicated(), await replicated()];
  const write = inReport(ctx, ({ db }) => db.update(workspaces).set({ name: "Mine" }));
  await expect(write).rejects.toMatchObject({ cause: { code: "25006" } });
  const seen = await inReport(ctx, ({ db }) => db.execute<{ id: string }>(sql`select id from workspaces`));
  expect(seen.map(({ id }) => id)).toEqual([ctx.workspaceId]);
  expect(ctx.workspaceId).not.toBe(other.workspaceId);
});

test("a report's queries are planned each for what it asks, and those of others as the database will", async () => {
  const ctx = await replicated();
  const planned = async ({ db }: InTransaction) =>
    (
      await db.execute(
        sql`select current_setting('plan_cache_mode') as plan_cache_mode, current_setting('jit') as jit`,
      )
    )[0];
  const { plan_cache_mode } = (await readOnly(ctx, planned)) as { plan_cache_mode: string };
  expect(plan_cache_mode).toBe("auto");
  expect(await inReport(ctx, planned)).toEqual({ plan_cache_mode: "force_custom_plan", jit: "off" });
  expect(await readOnly(ctx, planned)).toMatchObject({ plan_cache_mode: "auto" });
});
