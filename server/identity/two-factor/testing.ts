import { Secret, TOTP } from "otpauth";
import { as } from "@/db/factories";
import { createPerson } from "../reset/testing";
import type { Role } from "../schemas";
import { beginTwoFactor } from "./begin-two-factor";
import { confirmTwoFactor } from "./confirm-two-factor";

/** What an authenticator app shows for this secret at this moment. */
export const codeAt = (secret: string, at: Date) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at.getTime() });

export const halfMinutes = (count: number, from = new Date("2026-05-06T07:08:09Z")) =>
  new Date(from.getTime() + count * 30_000);

/** A person who signs in with two factors since half minute 0; the code of later ones is still to be used. */
export async function createCarefulPerson(workspaceId: string, name: string, roles: Role[] = ["agent"]) {
  const person = await createPerson(workspaceId, name, roles);
  const at = (count: number) => as(person.member, () => halfMinutes(count));
  const { secret, uri } = await beginTwoFactor(at(0));
  const code = (count: number) => codeAt(secret, halfMinutes(count));
  const { recoveryCodes } = await confirmTwoFactor(at(0), { code: code(0) });
  return { ...person, at, secret, uri, code, recoveryCodes };
}
