import { systemVault, type Vault } from "../crypto";
import { env } from "../env";
import { log } from "../log";
import { isSignedBy } from "../meta/signature";
import { laneKeyOf } from "../meta/webhook";
import { metrics } from "../metrics";
import { openSpan } from "../tracing";
import { countRefusal } from "./count-refusal";
import { storeDelivery } from "./store-delivery";

/** Meta sends up to 3 MB. */
export const largestBody = 3 * 1024 * 1024;

export type Answer = { status: number; body: string };

/** What raw deliveries are sealed about: their id is not known before they are stored. */
export const deliveryAbout = "delivery";

const laneCount = 64;

function laneOf(payload: unknown): number {
  let hash = 0;
  for (const letter of laneKeyOf(payload)) hash = (Math.imul(hash, 31) + (letter.codePointAt(0) ?? 0)) | 0;
  return (hash >>> 0) % laneCount;
}

export const tooLarge = (): Answer => {
  countRefusal("tooLarge");
  return { status: 413, body: "A delivery has at most 3 MB." };
};

type Request = { rawBody: Buffer; signature: unknown };

/**
 * Stores what Meta posted, sealed and as it came, and says 200 only after its commit. Everything else about it happens
 * later, in the worker.
 */
export const acceptDelivery = (request: Request): Promise<Answer> =>
  new Promise((resolve) => acceptQuickly(request, resolve));

/**
 * The same without a promise on the way. Next keeps an async hook on every promise of its process, and at thousands of
 * deliveries a second that costs as much as storing them.
 */
export function acceptQuickly(request: Request, answer: (answer: Answer) => void): void {
  const read = readSigned(request);
  if ("refusal" in read) {
    answer(read.refusal);
    return;
  }
  const startedAt = performance.now();
  const span = openSpan("webhook");
  const notStored = (error: unknown) => {
    countRefusal("notStored");
    span?.end({ stored: false });
    log.error({ err: error }, "a delivery could not be stored; Meta will send it again");
    answer({ status: 503, body: "Not stored. Please send it again." });
  };
  withVault((vault) => {
    const sealedBody = vault.seal(request.rawBody, deliveryAbout);
    const stored = () => {
      metrics.deliveriesStored.inc();
      metrics.webhookSeconds.observe((performance.now() - startedAt) / 1000);
      span?.end({ stored: true });
      answer({ status: 200, body: "ok" });
    };
    const traceParent = span?.traceParent ?? null;
    storeDelivery({ lane: laneOf(read.payload), sealedBody, traceParent }, { stored, notStored });
  }, notStored);
}

function readSigned({ rawBody, signature }: Request): { refusal: Answer } | { payload: unknown } {
  if (rawBody.length > largestBody) return { refusal: tooLarge() };
  if (!isSignedBy(rawBody, signature, env.META_APP_SECRET)) {
    countRefusal("badSignature");
    return { refusal: { status: 401, body: "The signature does not match." } };
  }
  try {
    return { payload: JSON.parse(rawBody.toString()) };
  } catch {
    countRefusal("malformed");
    return { refusal: { status: 400, body: "This is not JSON." } };
  }
}

const vaultLifeMs = 5000;
let current: { vault: Vault; until: number } | undefined;

function withVault(use: (vault: Vault) => void, fail: (error: unknown) => void): void {
  if (current && Date.now() < current.until) use(current.vault);
  else
    systemVault().then((vault) => {
      current = { vault, until: Date.now() + vaultLifeMs };
      use(vault);
    }, fail);
}
