/** The shortest delay within which this share has arrived; undefined when nothing has. Expects the rows in order. */
export function percentileOf(
  delays: { seconds: number; count: number }[],
  share: number,
): number | undefined {
  const wanted = Math.ceil(delays.reduce((sum, { count }) => sum + count, 0) * share);
  let seen = 0;
  return delays.find(({ count }) => {
    seen += count;
    return seen >= wanted;
  })?.seconds;
}
