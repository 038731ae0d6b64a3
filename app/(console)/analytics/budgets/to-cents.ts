/** A forecast to the hundredth of its unit: nobody can foresee a fraction of a cent. */
export const toCents = (micros: bigint) => ((micros + 5_000n) / 10_000n) * 10_000n;
