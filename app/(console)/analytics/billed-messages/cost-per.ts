const tenThousandth = 100n;

/** What one of so many cost, to the ten-thousandth of the currency's unit: more would only look exact. */
export function costPer(micros: bigint, count: number): bigint {
  const divisor = BigInt(count) * tenThousandth;
  return ((micros + divisor / 2n) / divisor) * tenThousandth;
}
