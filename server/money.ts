/** Money is a whole number of millionths of its currency: 17,100 micros of EUR are € 0.0171. */
export type Money = { micros: bigint; currency: string };

const perUnit = 1_000_000n;

/** The exact decimal, as text, so that no cent is lost in a floating number. */
export function decimal(micros: bigint): Intl.StringNumericLiteral {
  const size = micros < 0n ? -micros : micros;
  const fraction = String(size % perUnit).padStart(6, "0");
  return `${micros < 0n ? "-" : ""}${size / perUnit}.${fraction}` as Intl.StringNumericLiteral;
}

/** How many decimals it takes to write each of these amounts whole, so that a column of them lines up. */
export const decimalsFor = (amounts: bigint[]) =>
  Math.max(
    0,
    ...amounts.map(
      (micros) =>
        String(micros % perUnit)
          .replace("-", "")
          .padStart(6, "0")
          .replace(/0+$/, "").length,
    ),
  );

/** With its currency and as many decimals as it takes to be true: € 0.0171, € 12.50, ¥ 3; at least those asked for. */
export function formatMoney({ micros, currency }: Money, locale: string, decimals?: number) {
  const format = new Intl.NumberFormat(locale, {
    style: "currency",
    currency,
    maximumFractionDigits: 6,
    // A currency's own number of decimals stays the least there is.
    minimumFractionDigits: decimals && decimals > 2 ? decimals : undefined,
  });
  const parts = format.formatToParts(decimal(micros));
  // English sets the sign against the figure; a price tag with four decimals needs the air.
  return parts
    .map(({ type, value }, at) =>
      type === "currency" && isFigure(parts[at + 1]?.type) ? `${value}\u00a0` : value,
    )
    .join("");
}

const isFigure = (type: Intl.NumberFormatPartTypes | undefined) => type === "integer";

const [cent, tenThousandth] = [10_000n, 100n];

/** What one of so many cost, to the ten-thousandth of the currency's unit: more would only look exact. */
export const costPer = (micros: bigint, count: number) => rounded(micros, BigInt(count), tenThousandth);

/** What one of so many cost: to the cent from one whole unit on, and finer below. */
export function costEach(micros: bigint, count: number): bigint {
  const exact = costPer(micros, count);
  return exact >= perUnit ? rounded(exact, 1n, cent) : exact;
}

function rounded(micros: bigint, parts: bigint, to: bigint): bigint {
  const divisor = parts * to;
  return ((micros + divisor / 2n) / divisor) * to;
}
