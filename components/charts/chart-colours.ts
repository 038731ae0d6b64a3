/** In this order: neighbours differ in lightness too, so that they are told apart without colour vision. */
export const chartColours = [
  "var(--chart-1)",
  "var(--chart-2)",
  "var(--chart-3)",
  "var(--chart-4)",
  "var(--chart-5)",
] as const;

export const chartColour = (index: number) => chartColours[index % chartColours.length] ?? chartColours[0];
