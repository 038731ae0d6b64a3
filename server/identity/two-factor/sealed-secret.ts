import type { Vault } from "../../crypto";

/** Names whose secret it is. A person belongs to no workspace, so it is in the vault that is nobody's (`systemVault`). */
const about = (userId: string) => `authenticator of ${userId}`;

export const sealSecret = (vault: Vault, userId: string, secret: string) => vault.seal(secret, about(userId));

export const openSecret = (vault: Vault, userId: string, sealed: Buffer) =>
  vault.open(sealed, about(userId)).toString();
