import { createInterface } from "node:readline";

/** The first line of what is typed or piped in: secrets come this way, because every user of a machine can see arguments. */
export async function firstLine(question: string): Promise<string> {
  if (process.stdin.isTTY) process.stderr.write(`  ${question} `);
  for await (const line of createInterface({ input: process.stdin })) return line.trim();
  return "";
}
