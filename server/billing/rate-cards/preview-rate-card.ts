import { inTransaction, type MemberCtx } from "@/server/context";
import type { AppError, ErrorParams } from "@/server/errors";
import { priceBook } from "../price-book";
import { type Card, cardOn } from "../rate-card";
import type { RateFileInput } from "../schemas";
import { type Bands, completeCard, differenceOf, losesBands, type RateDifference } from "./complete-card";
import type { RateFile } from "./rate-file";
import { lookThroughRateFile } from "./read-rate-file";

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
  /** What is wrong with the file, as errors name it; with any, there is nothing else to say of it. */
  faults: Fault[];
};

export type Fault = { key: string; params: ErrorParams; message: string };

export const faultOf = ({ key = "", params = {}, message }: AppError): Fault => ({ key, params, message });

/** What a price list would change, before it changes anything. */
export async function previewRateCard(ctx: MemberCtx, input: RateFileInput): Promise<RateCardPreview> {
  const { faults, ...file } = await lookThroughRateFile(Buffer.from(input.file, "base64"));
  if (faults.length > 0) {
    const { kind, currency, ignored } = file;
    const nothing = {
      added: [],
      changed: [],
      removed: [],
      sameCount: 0,
      comparedWith: null,
      losesBands: false,
    };
    const { effectiveFrom } = input;
    return { ...nothing, kind, currency, ignored, effectiveFrom, faults: faults.map(faultOf) };
  }
  return inTransaction(ctx, async (ctx) => {
    const { cards } = await priceBook(ctx, { isFresh: true });
    return weigh(cards, input.effectiveFrom, file).preview;
  });
}

/** The list a file makes, and how it differs from the one that would be in force without it. */
export function weigh(
  cards: Card[],
  effectiveFrom: string,
  file: Omit<RateFile, "faults">,
): { bands: Bands; preview: RateCardPreview } {
  const { kind, currency, ignored } = file;
  const inForce = cardOn(cards, currency, effectiveFrom);
  const bands = completeCard(file, inForce?.effectiveFrom === effectiveFrom ? inForce : undefined);
  const difference = differenceOf(inForce?.bands ?? new Map(), bands);
  const preview = {
    ...difference,
    kind,
    currency,
    effectiveFrom,
    comparedWith: inForce?.effectiveFrom ?? null,
    ignored,
    losesBands: losesBands(difference),
    faults: [],
  };
  return { bands, preview };
}
