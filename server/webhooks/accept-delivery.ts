import { createHash } from "node:crypto";
import { systemVault } from "../crypto";
import { env } from "../env";
import { log } from "../log";
import { isSignedBy } from "../meta/signature";
import { laneKeyOf } from "../meta/webhook";
import { countRefusal } from "./count-refusal";
import { storeDelivery } from "./store-delivery";

/** Meta sends up to 3 MB. */
export const largestBody = 3 * 1024 * 1024;

export type Answer = { status: number; body: string };

/** What raw deliveries are sealed about: their id is not known before they are stored. */
export const deliveryAbout = "delivery";

const laneCount = 64;
const laneOf = (payload: unknown) => createHash("md5").update(laneKeyOf(payload)).digest()[0]! % laneCount;

export const tooLarge = (): Answer => {
  countRefusal("tooLarge");
  return { status: 413, body: "A delivery has at most 3 MB." };
};

/**
 * Stores what Meta posted, sealed and as it came, and says 200 only after its commit. Everything else about it happens
 * later, in the worker.
 */
export async function acceptDelivery({
  rawBody,
  signature,
}: {
  rawBody: Buffer;
  signature: unknown;
}): Promise<Answer> {
  if (rawBody.length > largestBody) return tooLarge();
  if (!isSignedBy(rawBody, signature, env.META_APP_SECRET)) {
    countRefusal("badSignature");
    return { status: 401, body: "The signature does not match." };
  }
  let payload: unknown;
  try {
    payload = JSON.parse(rawBody.toString());
  } catch {
    countRefusal("malformed");
    return { status: 400, body: "This is not JSON." };
  }
  try {
    const vault = await systemVault();
    await storeDelivery({ lane: laneOf(payload), sealedBody: vault.seal(rawBody, deliveryAbout) });
    return { status: 200, body: "ok" };
  } catch (error) {
    countRefusal("notStored");
    log.error({ err: error }, "a delivery could not be stored; Meta will send it again");
    return { status: 503, body: "Not stored. Please send it again." };
  }
}
