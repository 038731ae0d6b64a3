export type Timing = { medianMs: number; p99Ms: number };

const rounded = (ms: number) => Math.round(ms * 100) / 100;

/** How long something takes again and again, after it was done twice unmeasured. */
export async function timesOf(times: number, work: () => Promise<unknown>): Promise<Timing> {
  await work();
  await work();
  const taken: number[] = [];
  for (let time = 0; time < times; time++) taken.push(await msOf(work));
  taken.sort((one, other) => one - other);
  const at = (share: number) => rounded(taken[Math.ceil(share * taken.length) - 1] ?? 0);
  return { medianMs: at(0.5), p99Ms: at(0.99) };
}

export async function msOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return rounded(performance.now() - start);
}
