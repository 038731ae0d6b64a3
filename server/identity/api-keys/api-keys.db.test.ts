import { and, eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { describe, expect, test } from "vitest";
import { as, createMember, createWorkspace, ownerDb } from "@/db/factories";
import { apiKeys, auditEntries } from "@/db/schema/identity";
import { mostApiKeys } from "../schemas";
import { createApiKey } from "./create-api-key";
import { enterWithApiKey } from "./enter-with-api-key";
import { keyText, readKeyText } from "./key-text";
import { listApiKeys } from "./list-api-keys";
import { revokeApiKey } from "./revoke-api-key";
import { rotateApiKey } from "./rotate-api-key";

const noon = new Date("2026-11-23T12:00:00Z");
const later = (minutes: number) => () => new Date(noon.getTime() + minutes * 60_000);
const days = (count: number) => count * 24 * 60;

async function lunaWithKey({ expiresInDays }: { expiresInDays?: number } = {}) {
  const luna = await createWorkspace();
  const ana = await createMember(luna.id, "Ana", ["owner"]);
  const made = await createApiKey(as(ana, later(0)), {
    name: "Warehouse",
    scopes: ["me:read"],
    expiresInDays,
  });
  return { luna, ana, ...made };
}

const enter = async (key: string, now = later(0)) => {
  const entered = await enterWithApiKey(key, { now });
  return typeof entered === "string" ? entered : "open";
};

const stored = async (id: string) => (await ownerDb().select().from(apiKeys).where(eq(apiKeys.id, id)))[0]!;

describe("a new key", () => {
  test("opens its workspace with its scopes, and nothing of its secret is kept", async () => {
    const { luna, id, key } = await lunaWithKey();
    expect(await enterWithApiKey(key)).toMatchObject({
      workspaceId: luna.id,
      actor: { kind: "apiKey", apiKeyId: id, scopes: ["me:read"] },
    });
    const row = JSON.stringify(await stored(id), (_, value) =>
      value?.type === "Buffer" ? Buffer.from(value.data).toString("latin1") : value,
    );
    expect(row).not.toContain(readKeyText(key)!.secret);
  });

  test("has 256 random bits", async () => {
    const [one, other] = [await lunaWithKey(), await lunaWithKey()];
    const secrets = [one, other].map(({ key }) => readKeyText(key)!.secret);
    expect(secrets.map((secret) => Buffer.from(secret, "base64url").length)).toEqual([32, 32]);
    expect(secrets[0]).not.toBe(secrets[1]);
  });

  test("works until its day, and not a moment longer", async () => {
    const { key } = await lunaWithKey({ expiresInDays: 30 });
    expect(await enter(key, later(days(30) - 1))).toBe("open");
    expect(await enter(key, later(days(30)))).toBe("expired");
  });

  test("is one too many beyond fifty, until another is revoked", async () => {
    const { luna, ana, id } = await lunaWithKey();
    const row = await stored(id);
    await ownerDb()
      .insert(apiKeys)
      .values(
        Array.from({ length: mostApiKeys - 1 }, (_, at) => ({ ...row, id: uuidv7(), handle: `h${at}` })),
      );
    const another = () => createApiKey(as(ana), { name: "One more", scopes: ["me:read"] });
    await expect(another()).rejects.toMatchObject({ code: "CONFLICT", key: "apiKeysTooMany" });
    await revokeApiKey(as(ana), { apiKeyId: id });
    await expect(another()).resolves.toMatchObject({ key: expect.stringContaining("guichet_") });
    expect(luna.id).toBe(row.workspaceId);
  });
});

describe("a key that is not quite right", () => {
  test("opens nothing: another secret, another handle, half of it, more than it", async () => {
    const { key } = await lunaWithKey();
    const parts = readKeyText(key)!;
    const wrong = [
      keyText({ ...parts, secret: "A".repeat(43) }),
      keyText({ ...parts, handle: "aaaaaaaa" }),
      key.slice(0, -1),
      `${key}A`,
      key.toUpperCase(),
      ` ${key}`,
      "",
    ];
    expect(await Promise.all(wrong.map((text) => enter(text)))).toEqual(wrong.map(() => "unknown"));
  });

  test("opens nothing when it names another workspace", async () => {
    const { key } = await lunaWithKey();
    const nova = await lunaWithKey();
    expect(await enter(keyText({ ...readKeyText(key)!, workspaceId: nova.luna.id }))).toBe("unknown");
  });

  test("does not learn that the real one was revoked", async () => {
    const { ana, id, key } = await lunaWithKey();
    await revokeApiKey(as(ana), { apiKeyId: id });
    expect(await enter(keyText({ ...readKeyText(key)!, secret: "A".repeat(43) }))).toBe("unknown");
    expect(await enter(key)).toBe("revoked");
  });
});

describe("a rotated key", () => {
  test("lets the former secret work for the hours of grace", async () => {
    const { ana, id, key } = await lunaWithKey();
    const { key: next } = await rotateApiKey(as(ana, later(0)), { apiKeyId: id, graceHours: 2 });
    expect([await enter(key, later(119)), await enter(next, later(119))]).toEqual(["open", "open"]);
    expect([await enter(key, later(120)), await enter(next, later(120))]).toEqual(["expired", "open"]);
  });

  test("stops the former secret at once without grace", async () => {
    const { ana, id, key } = await lunaWithKey();
    const { key: next } = await rotateApiKey(as(ana, later(0)), { apiKeyId: id, graceHours: 0 });
    expect([await enter(key), await enter(next)]).toEqual(["unknown", "open"]);
  });

  test("forgets the secret before the former one", async () => {
    const { ana, id, key: first } = await lunaWithKey();
    const { key: second } = await rotateApiKey(as(ana, later(0)), { apiKeyId: id, graceHours: 24 });
    const { key: third } = await rotateApiKey(as(ana, later(0)), { apiKeyId: id, graceHours: 24 });
    expect(await Promise.all([first, second, third].map((key) => enter(key)))).toEqual([
      "unknown",
      "open",
      "open",
    ]);
  });

  test("expires on the day it always would, in both secrets", async () => {
    const { ana, id, key } = await lunaWithKey({ expiresInDays: 1 });
    const { key: next } = await rotateApiKey(as(ana, later(days(1) - 60)), { apiKeyId: id, graceHours: 24 });
    expect([await enter(key, later(days(1))), await enter(next, later(days(1)))]).toEqual([
      "expired",
      "expired",
    ]);
    const again = rotateApiKey(as(ana, later(days(1))), { apiKeyId: id, graceHours: 1 });
    await expect(again).rejects.toMatchObject({ code: "CONFLICT", key: "apiKeyExpired" });
  });

  test("has one secret in the end when two owners rotate it at once", async () => {
    const { ana, id } = await lunaWithKey();
    const both = await Promise.all(
      [1, 2].map(() => rotateApiKey(as(ana, later(0)), { apiKeyId: id, graceHours: 0 })),
    );
    const states = await Promise.all(both.map(({ key }) => enter(key)));
    expect(states.sort()).toEqual(["open", "unknown"]);
  });
});

describe("a revoked key", () => {
  test("opens nothing any more, with neither of its secrets, and cannot be rotated", async () => {
    const { ana, id, key } = await lunaWithKey();
    const { key: next } = await rotateApiKey(as(ana, later(0)), { apiKeyId: id, graceHours: 24 });
    await revokeApiKey(as(ana), { apiKeyId: id });
    expect([await enter(key), await enter(next)]).toEqual(["revoked", "revoked"]);
    const rotation = rotateApiKey(as(ana), { apiKeyId: id, graceHours: 0 });
    await expect(rotation).rejects.toMatchObject({ code: "CONFLICT", key: "apiKeyRevoked" });
  });

  test("stays revoked since the first time, however often it is revoked", async () => {
    const { ana, id } = await lunaWithKey();
    await revokeApiKey(as(ana, later(1)), { apiKeyId: id });
    await revokeApiKey(as(ana, later(9)), { apiKeyId: id });
    expect((await stored(id)).revokedAt).toEqual(later(1)());
  });

  test("is listed for thirty days more", async () => {
    const { ana, id } = await lunaWithKey();
    await revokeApiKey(as(ana, later(0)), { apiKeyId: id });
    const listed = async (at: () => Date) => (await listApiKeys(as(ana, at))).map((key) => key.id);
    expect(await listed(later(days(29)))).toEqual([id]);
    expect(await listed(later(days(31)))).toEqual([]);
  });
});

test("the last use is written once a minute at most", async () => {
  const { id, key } = await lunaWithKey();
  await enter(key, later(1));
  await enter(key, later(1.9));
  expect((await stored(id)).lastUsedAt).toEqual(later(1)());
  await enter(key, later(2.1));
  expect((await stored(id)).lastUsedAt).toEqual(later(2.1)());
});

test("the list shows what tells keys apart, and no secret", async () => {
  const { ana, key } = await lunaWithKey();
  const [listed] = await listApiKeys(as(ana, later(0)));
  expect(listed).toMatchObject({
    name: "Warehouse",
    createdBy: "Ana",
    shown: key.slice(0, 16),
    isExpired: false,
  });
  expect(Object.keys(listed!)).not.toContain("secretHash");
});

test("each change is in the audit trail, by whom, and without the secret", async () => {
  const { luna, ana, id, key } = await lunaWithKey();
  const { key: next } = await rotateApiKey(as(ana), { apiKeyId: id, graceHours: 1 });
  await revokeApiKey(as(ana), { apiKeyId: id });
  const entries = await ownerDb()
    .select()
    .from(auditEntries)
    .where(and(eq(auditEntries.workspaceId, luna.id), eq(auditEntries.subjectId, id)))
    .orderBy(auditEntries.id);
  expect(entries.map(({ action, memberId }) => [action, memberId])).toEqual(
    ["api_key.created", "api_key.rotated", "api_key.revoked"].map((action) => [action, ana.id]),
  );
  const text = JSON.stringify(entries);
  for (const made of [key, next]) expect(text).not.toContain(readKeyText(made)!.secret);
});
