import type { ProviderId } from "../schemas";
import type { Claims } from "./providers";

/**
 * The address the provider vouches for today, or undefined. Google keeps the mailboxes of gmail.com and of companies
 * that are its customers (`hd`); of any other address it only knew once that it was confirmed. Entra lets an
 * administrator write any address into an account, and vouches for it only by `xms_edov`.
 */
export function provenAddress(provider: ProviderId, claims: Claims): string | undefined {
  const email = claims.email?.toLowerCase();
  if (!email) return undefined;
  const isProven =
    provider === "google"
      ? claims.email_verified === true && (email.endsWith("@gmail.com") || Boolean(claims.hd))
      : [true, 1, "1", "true"].includes(claims.xms_edov ?? false);
  return isProven ? email : undefined;
}
