import { readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { eq } from "drizzle-orm";
import postgres from "postgres";
import { afterAll, expect, test } from "vitest";
import { ownerDb } from "@/db/factories";
import journal from "@/db/migrations/meta/_journal.json";
import { deliveries } from "@/db/schema/hall";
import { messages } from "@/db/schema/messaging";
import { systemVault } from "@/server/crypto";
import { createShop } from "@/server/messaging/testing-shop";
import { createBakery } from "@/server/notifications/broadcasts/testing";
import { throwAwayFolder } from "@/server/run/throw-away-folder";
import { deliveryAbout } from "@/server/webhooks/accept-delivery";
import { post, writes } from "@/server/webhooks/posts";
import { arrive, openShop, processAll } from "@/server/worker/arrivals";
import { readBackup } from "./read-backup";
import { listTables } from "./tables";
import { writeBackup } from "./write-backup";

const url = process.env.DATABASE_URL ?? "";
const newest = Math.max(...journal.entries.map((entry) => entry.when));
const folder = throwAwayFolder("backup");
const file = join(folder.path, "luna.gz");
const others: string[] = [];

const atAddress = (name: string) => {
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
};
async function asOwner<T>(address: string, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(address, { max: 1, onnotice: () => {} });
  try {
    return await work(sql);
  } finally {
    await sql.end();
  }
}
async function emptyDatabase() {
  const name = `guichet_restored_${process.pid}_${others.length}`;
  others.push(name);
  await asOwner(atAddress("postgres"), (sql) => sql.unsafe(`create database ${name}`));
  return atAddress(name);
}
afterAll(async () => {
  for (const name of others)
    await asOwner(atAddress("postgres"), (sql) => sql.unsafe(`drop database ${name} with (force)`));
  folder.remove();
});

/** How many rows each table has, and a digest of all that is in them. */
const figures = (address: string) =>
  asOwner(address, async (sql) => {
    const all: Record<string, unknown> = {};
    for (const { name } of await listTables(sql)) {
      const [row] = await sql.unsafe(
        `select count(*)::int as count, md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as digest from "${name}" t`,
      );
      all[name] = { ...row };
    }
    return all;
  });

async function aBusyMorning() {
  const shop = await openShop();
  const from = { waId: "34600111222", name: "Carmen\tDelgado \\. \\N" };
  await arrive(post(shop.number, writes({ from, id: "wamid.backup", at: new Date() })));
  await processAll();
}

test("after dump, wipe and restore all figures are the same, and what is sealed opens", async () => {
  await aBusyMorning();
  const before = await figures(url);
  const { counts, header } = await writeBackup(url, file);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(header).toMatchObject({
    migration: newest,
    masterKeyIds: [expect.stringMatching(/^[0-9a-f]{16}$/)],
  });
  expect(gunzipSync(readFileSync(file)).includes(process.env.GUICHET_MASTER_KEY ?? "")).toBe(false);
  const wiped = await emptyDatabase();
  expect(await readBackup(wiped, file, { newest })).toMatchObject({ counts, heldBack: 0 });
  expect(await figures(wiped)).toEqual(before);
  expect(counts.messages).toBeGreaterThan(0);

  await asOwner(wiped, async (sql) => {
    const [row] = await sql`select sealed_body, id from deliveries order by id desc limit 1`;
    expect((await systemVault()).open(row!.sealed_body, deliveryAbout).toString()).toContain("wamid.backup");
    const [next] = await sql`insert into deliveries (lane, sealed_body) values (1, '') returning id`;
    expect(Number(next!.id)).toBeGreaterThan(Number(row!.id));
    const bound = await sql`select count(*)::int as tables from pg_class where relforcerowsecurity`;
    expect(bound[0]!.tables).toBeGreaterThan(15);
    const disabled = await sql`select tgname from pg_trigger where tgenabled = 'D'`;
    expect(disabled).toHaveLength(0);
  });
});

test("a message that waited to be sent is held back, unless the owner says that nothing was sent since", async () => {
  const { say } = await createShop();
  const messageId = await say("Hasta mañana");
  const { draft, customer, send } = await createBakery();
  await customer();
  await send(await draft());
  await writeBackup(url, file);
  const [row] = await ownerDb().select().from(messages).where(eq(messages.id, messageId));
  expect(row!.status).toBe("queued");
  const statusIn = (address: string) =>
    asOwner(
      address,
      async (sql) => (await sql`select status from messages where id = ${messageId}`)[0]?.status,
    );

  const one = await emptyDatabase();
  expect(await readBackup(one, file, { newest })).toMatchObject({ heldBack: 1 });
  expect(await statusIn(one)).toBe("sending");
  const broadcast = (address: string) =>
    asOwner(address, async (sql) => (await sql`select state from broadcasts`)[0]?.state);
  expect(await broadcast(one)).toBe("paused");
  const other = await emptyDatabase();
  expect(await readBackup(other, file, { newest, sendQueued: true })).toMatchObject({ heldBack: 0 });
  expect(await statusIn(other)).toBe("queued");
  expect(await broadcast(other)).toBe("preparing");
});

test("nothing is restored over workspaces that are there, from a damaged file, or from a newer Guichet", async () => {
  await writeBackup(url, file);
  await expect(readBackup(url, file, { newest })).rejects.toThrow("restore into an empty one");
  await expect(readBackup(url, file, { newest: newest - 1 })).rejects.toThrow("newer Guichet");
  const whole = gunzipSync(readFileSync(file));
  const damaged = join(folder.path, "damaged.gz");
  const target = await emptyDatabase();
  for (const [bytes, why] of [
    [whole.subarray(0, whole.length - 200), "too early"],
    [Buffer.from('{"guichetBackup":2}\n'), "no backup"],
    [
      Buffer.from(whole.toString("latin1").replace(/("messages":)\d+/, "$19999"), "latin1"),
      "rows of messages",
    ],
  ] as const) {
    writeFileSync(damaged, gzipSync(bytes));
    await expect(readBackup(target, damaged, { newest })).rejects.toThrow(why);
  }
  rmSync(damaged);
  const left = await asOwner(target, (sql) => sql`select 1 from workspaces`);
  expect(left).toHaveLength(0);
});

test("a backup that is interrupted leaves no file that looks whole", async () => {
  const nowhere = join(folder.path, "nowhere", "luna.gz");
  await expect(writeBackup(url, nowhere)).rejects.toThrow("ENOENT");
});

test("a user whom row-level security binds is told, instead of making an empty backup", async () => {
  const bound = new URL(url);
  await asOwner(url, (sql) =>
    sql.unsafe(
      `create role bound_${process.pid} login password 'bound'; grant guichet_app to bound_${process.pid}`,
    ),
  );
  bound.username = `bound_${process.pid}`;
  bound.password = "bound";
  await expect(writeBackup(bound.href, join(folder.path, "bound.gz"))).rejects.toThrow("row-level security");
  await asOwner(url, (sql) => sql.unsafe(`drop role bound_${process.pid}`));
  expect(await ownerDb().select().from(deliveries)).not.toHaveLength(0);
});
