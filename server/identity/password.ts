import { hash, verify } from "@node-rs/argon2";

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string) => hash(password, cost);

/** A hash of the same cost that no password has. */
const decoy =
  "$argon2id$v=19$m=19456,t=2,p=1$Bi50TWz8tzxV6Mf8NM11Uw$r5adQRRBEXDeVdpAYOfnx9GwIa/WIb66Agxe9FMnxs0";

/** Does the same work whether or not there is a hash to compare with, so that time does not tell which accounts exist. */
export async function isPassword(password: string, passwordHash: string | undefined): Promise<boolean> {
  const matches = await verify(passwordHash || decoy, password);
  return matches && Boolean(passwordHash);
}
