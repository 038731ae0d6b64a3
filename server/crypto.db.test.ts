import { beforeEach, expect, test, vi } from "vitest";
import { createWorkspace, ownerDb } from "@/db/factories";
import { dataKeys } from "@/db/schema/identity";
import { inTransaction, systemCtx } from "./context";
import { forgetVaults, masterKeyId, rotateKeys, systemVault, workspaceVault } from "./crypto";

const key = (byte: number) => Buffer.alloc(32, byte).toString("base64");
const masterKeys = vi.hoisted(() => ({
  GUICHET_MASTER_KEY: "",
  GUICHET_PREVIOUS_MASTER_KEYS: [] as string[],
}));

// Settings are read once in a process; a rotation happens between two.
vi.mock("./env", async (original) => {
  const { env } = await original<typeof import("./env")>();
  const get = (_: unknown, name: string) =>
    name in masterKeys ? masterKeys[name as keyof typeof masterKeys] : env[name as keyof typeof env];
  return { env: new Proxy({}, { get }) };
});

function restartWith(current: string, ...previous: string[]) {
  masterKeys.GUICHET_MASTER_KEY = current;
  masterKeys.GUICHET_PREVIOUS_MASTER_KEYS = previous;
  forgetVaults();
}

const vaultOf = (workspaceId: string) => inTransaction(systemCtx(workspaceId), workspaceVault);

beforeEach(async () => {
  await ownerDb().delete(dataKeys);
  restartWith(key(1));
});

test("what is sealed opens again, and looks different each time", async () => {
  const vault = await vaultOf((await createWorkspace()).id);
  const [once, twice] = [vault.seal("¿Tienen pan?", "message 1"), vault.seal("¿Tienen pan?", "message 1")];
  expect(vault.open(once, "message 1").toString()).toBe("¿Tienen pan?");
  expect(once.equals(twice)).toBe(false);
  expect(once.includes("pan")).toBe(false);
});

test("a sealed value does not open in another row, another workspace, or changed by one bit", async () => {
  const vault = await vaultOf((await createWorkspace()).id);
  const stranger = await vaultOf((await createWorkspace({ name: "Nova" })).id);
  const sealed = vault.seal("the balance", "message 1");
  expect(() => vault.open(sealed, "message 2")).toThrow();
  expect(() => stranger.open(sealed, "message 1")).toThrow();
  for (const position of [2, 20, sealed.length - 1]) {
    const changed = Buffer.from(sealed);
    changed[position]! ^= 1;
    expect(() => vault.open(changed, "message 1")).toThrow();
  }
});

test("two processes that seal a workspace's first message at once agree on one data key", async () => {
  const luna = await createWorkspace();
  const vaults = await Promise.all(Array.from({ length: 8 }, () => vaultOf(luna.id)));
  const sealed = vaults.map((vault) => vault.seal("first", "message 1"));
  forgetVaults();
  const vault = await vaultOf(luna.id);
  expect(sealed.map((one) => vault.open(one, "message 1").toString())).toEqual(Array(8).fill("first"));
});

test("a data key whose transaction was rolled back is never used again", async () => {
  const luna = await createWorkspace();
  const undone = inTransaction(systemCtx(luna.id), async (ctx) => {
    await workspaceVault(ctx);
    await workspaceVault(ctx);
    throw new Error("rolled back");
  });
  await expect(undone).rejects.toThrow("rolled back");
  const sealed = (await vaultOf(luna.id)).seal("kept", "message 1");
  forgetVaults();
  expect((await vaultOf(luna.id)).open(sealed, "message 1").toString()).toBe("kept");
});

test("after a rotation everything opens with the new master key alone", async () => {
  const luna = await createWorkspace();
  const message = (await vaultOf(luna.id)).seal("kept", "message 1");
  const delivery = (await systemVault()).seal("raw", "delivery");

  restartWith(key(2), key(1));
  expect(await rotateKeys({ newDataKeys: true })).toEqual({ wrappedAgain: 2, added: 2 });
  restartWith(key(2));

  const vault = await vaultOf(luna.id);
  expect(vault.open(message, "message 1").toString()).toBe("kept");
  expect((await systemVault()).open(delivery, "delivery").toString()).toBe("raw");
  expect(vault.seal("new", "message 2").readUInt16BE()).toBe(2);
  const rows = await ownerDb().select().from(dataKeys);
  expect(new Set(rows.map((row) => row.masterKeyId))).toEqual(new Set([masterKeyId(key(2))]));
});

test("without the right master key nothing opens, and the error names which key is missing", async () => {
  const luna = await createWorkspace();
  await vaultOf(luna.id);
  restartWith(key(3));
  await expect(vaultOf(luna.id)).rejects.toThrow(masterKeyId(key(1)));
});
