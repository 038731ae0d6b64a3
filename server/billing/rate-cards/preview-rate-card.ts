import { createHash } from "node:crypto";
import { type InTransaction, inTransaction, type MemberCtx } from "@/server/context";
import { priceBook } from "../price-book";
import { cardOn } from "../rate-card";
import type { RateFileInput } from "../schemas";
import { type Bands, completeCard, differenceOf, losesBands, type RateDifference } from "./complete-card";
import { readRateFile } from "./read-rate-file";

export type RateCardPreview = RateDifference & {
  kind: "list" | "tiers";
  currency: string;
  effectiveFrom: string;
  /** The first day of the list it is compared with; none, when it is the first of its currency. */
  comparedWith: string | null;
  /** Columns of the file that are no prices of messages. */
  ignored: string[];
  /** Volume tiers that are known would be replaced by a list rate alone. */
  losesBands: boolean;
};

/** What a price list would change, before it changes anything. */
export async function previewRateCard(ctx: MemberCtx, input: RateFileInput): Promise<RateCardPreview> {
  const file = await readFile(input);
  return inTransaction(ctx, async (ctx) => (await weigh(ctx, input, file)).preview);
}

export async function readFile({ file, fileName }: RateFileInput) {
  const bytes = Buffer.from(file, "base64");
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return { ...(await readRateFile(bytes)), fileName, sha256 };
}

type ReadFile = Awaited<ReturnType<typeof readFile>>;

/** The list a file makes, and how it differs from the one that would be in force without it. */
export async function weigh(
  ctx: InTransaction,
  { effectiveFrom }: RateFileInput,
  file: ReadFile,
): Promise<{ bands: Bands; preview: RateCardPreview }> {
  const { cards } = await priceBook(ctx, { isFresh: true });
  const inForce = cardOn(cards, file.currency, effectiveFrom);
  const bands = completeCard(file, inForce?.effectiveFrom === effectiveFrom ? inForce : undefined);
  const difference = differenceOf(inForce?.bands ?? new Map(), bands);
  const { kind, currency, ignored } = file;
  const preview = {
    ...difference,
    kind,
    currency,
    effectiveFrom,
    comparedWith: inForce?.effectiveFrom ?? null,
    ignored,
    losesBands: losesBands(difference),
  };
  return { bands, preview };
}
