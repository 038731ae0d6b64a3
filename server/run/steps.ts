/** Does one step of a command and says so when it is done. */
export type Step = <T>(title: string, work: () => Promise<T>) => Promise<T>;

export const quietly: Step = (_, work) => work();

/** Prints a line per step with the time it took; a step that takes long announces itself first. */
export const aloud: Step = async (title, work) => {
  const start = Date.now();
  const announce = setTimeout(() => console.log(`  …  ${title}`), 1_500);
  try {
    const result = await work();
    console.log(`  ✓  ${title}${` (${((Date.now() - start) / 1000).toFixed(1)} s)`.padStart(9)}`);
    return result;
  } finally {
    clearTimeout(announce);
  }
};
