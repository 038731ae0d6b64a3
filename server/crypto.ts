import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import { and, eq, ne, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { dataKeys } from "@/db/schema/identity";
import { asWorker, type InTransaction } from "./context";
import { env } from "./env";

const nonceBytes = 12;
const tagBytes = 16;
const versionBytes = 2;

/** What is sealed for no workspace: raw deliveries, which may speak of several. */
const systemScope = "00000000-0000-0000-0000-000000000000";

/** AES-256-GCM: nonce, ciphertext, tag. `about` is authenticated with it, so that a sealed value cannot be moved elsewhere. */
function encrypt(key: Buffer, plain: Uint8Array, about: string): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(about));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function decrypt(key: Buffer, sealed: Buffer, about: string): Buffer {
  const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(0, nonceBytes))
    .setAAD(Buffer.from(about))
    .setAuthTag(sealed.subarray(-tagBytes));
  return Buffer.concat([decipher.update(sealed.subarray(nonceBytes, -tagBytes)), decipher.final()]);
}

/** Names a master key without telling anything about it. */
export const masterKeyId = (masterKey: string) =>
  createHash("sha256").update("guichet master key").update(masterKey).digest("hex").slice(0, 16);

const wrapAbout = (scope: string, version: number) => `data key ${scope} ${version}`;

function masterKeyOf(id: string): Buffer {
  const key = [env.GUICHET_MASTER_KEY, ...env.GUICHET_PREVIOUS_MASTER_KEYS].find(
    (key) => masterKeyId(key) === id,
  );
  if (!key) {
    throw new Error(
      `A data key was wrapped by master key ${id}, which is neither GUICHET_MASTER_KEY nor one of GUICHET_PREVIOUS_MASTER_KEYS.`,
    );
  }
  return Buffer.from(key, "base64");
}

const wrap = (scope: string, version: number, key: Buffer) => ({
  scope,
  version,
  masterKeyId: masterKeyId(env.GUICHET_MASTER_KEY),
  wrapped: encrypt(Buffer.from(env.GUICHET_MASTER_KEY, "base64"), key, wrapAbout(scope, version)),
});

type DataKeyRow = Pick<typeof dataKeys.$inferSelect, "scope" | "version" | "masterKeyId" | "wrapped">;

const unwrap = ({ scope, version, masterKeyId, wrapped }: DataKeyRow) =>
  decrypt(masterKeyOf(masterKeyId), wrapped, wrapAbout(scope, version));

/** Seals and opens what belongs to one scope; `about` names the row, for example `message <id>`. */
export type Vault = {
  seal: (plain: Uint8Array | string, about: string) => Buffer;
  open: (sealed: Buffer, about: string) => Buffer;
};

function vaultOf(scope: string, keys: Map<number, Buffer>): Vault {
  const newest = Math.max(...keys.keys());
  const version = Buffer.alloc(versionBytes);
  version.writeUInt16BE(newest);
  return {
    seal: (plain, about) =>
      Buffer.concat([
        version,
        encrypt(
          keys.get(newest)!,
          typeof plain === "string" ? Buffer.from(plain) : plain,
          `${scope} ${about}`,
        ),
      ]),
    open: (sealed, about) => {
      const key = keys.get(sealed.readUInt16BE());
      if (!key) throw new Error(`No data key ${sealed.readUInt16BE()} for ${scope}`);
      return decrypt(key, sealed.subarray(versionBytes), `${scope} ${about}`);
    },
  };
}

const shared = globalThis as typeof globalThis & {
  guichetVaults?: Map<string, { vault: Vault; readAt: number }>;
};
shared.guichetVaults ??= new Map();
const vaults = shared.guichetVaults;
/** A rotated key is picked up by every process within this time; the versions before it go on opening. */
const vaultLifeMs = 60_000;

async function loadVault(db: Db, scope: string): Promise<Vault> {
  const cached = vaults.get(scope);
  if (cached && Date.now() - cached.readAt < vaultLifeMs) return cached.vault;
  const ofScope = () =>
    db
      .select({
        scope: dataKeys.scope,
        version: dataKeys.version,
        masterKeyId: dataKeys.masterKeyId,
        wrapped: dataKeys.wrapped,
        isSettled: sql<boolean>`${dataKeys.createdAt} < now() - interval '1 second'`,
      })
      .from(dataKeys)
      .where(eq(dataKeys.scope, scope));
  let rows = await ofScope();
  if (rows.length === 0) {
    await db
      .insert(dataKeys)
      .values(wrap(scope, 1, randomBytes(32)))
      .onConflictDoNothing();
    rows = await ofScope();
  }
  const vault = vaultOf(scope, new Map(rows.map((row) => [row.version, unwrap(row)])));
  // A key made in this very transaction goes with it if it rolls back, so it must not outlive it here.
  if (rows.every((row) => row.isSettled)) vaults.set(scope, { vault, readAt: Date.now() });
  return vault;
}

/** The workspace's vault; its first data key is made with the first thing sealed. */
export const workspaceVault = (ctx: InTransaction) => loadVault(ctx.db, ctx.workspaceId);

/** The vault of raw deliveries. */
export function systemVault(): Promise<Vault> {
  const cached = vaults.get(systemScope);
  if (cached && Date.now() - cached.readAt < vaultLifeMs) return Promise.resolve(cached.vault);
  return asWorker((db) => loadVault(db, systemScope));
}

/** Forgets unwrapped keys, for a test or a rotation within this process. */
export const forgetVaults = () => vaults.clear();

/**
 * Wraps every data key by the current master key; with `newDataKeys`, also adds a version to each scope, which seals
 * from then on. Returns how many keys were wrapped again and added.
 */
export async function rotateKeys({ newDataKeys }: { newDataKeys: boolean }) {
  const current = masterKeyId(env.GUICHET_MASTER_KEY);
  return asWorker(async (db) => {
    const stale = await db.select().from(dataKeys).where(ne(dataKeys.masterKeyId, current)).for("update");
    for (const row of stale) {
      await db
        .update(dataKeys)
        .set(wrap(row.scope, row.version, unwrap(row)))
        .where(and(eq(dataKeys.scope, row.scope), eq(dataKeys.version, row.version)));
    }
    let added = 0;
    if (newDataKeys) {
      const newest = new Map<string, number>();
      for (const { scope, version } of await db.select().from(dataKeys)) {
        newest.set(scope, Math.max(version, newest.get(scope) ?? 0));
      }
      const rows = [...newest].map(([scope, version]) => wrap(scope, version + 1, randomBytes(32)));
      if (rows.length) await db.insert(dataKeys).values(rows);
      added = rows.length;
    }
    forgetVaults();
    return { wrappedAgain: stale.length, added };
  });
}
