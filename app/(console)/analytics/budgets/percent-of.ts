/** Rounded down: 100 % is said of what is used up, and of nothing less. */
export const percentOf = (part: bigint, whole: bigint) => (whole > 0n ? Number((part * 100n) / whole) : 0);
