import { AppError } from "../errors";

/** Something only the person at the keyboard can put right. Its message is the one sentence they read. */
export class Refusal extends Error {
  override name = "Refusal";
}

const fullDisk = /ENOSPC|no space left on device|53100/i;

/** The one sentence for whatever stopped a command. */
export function explain(error: unknown): string {
  if (!(error instanceof Error)) return `It stopped for an unknown reason: ${String(error)}.`;
  const { code, path } = error as Error & { code?: string; path?: string };
  const where = path ? ` (${path})` : "";

  if (fullDisk.test(`${code} ${error.message}`))
    return `The disk is full${where}: free some space and start again.`;
  if (error instanceof Refusal || error instanceof AppError) return error.message;
  if (code === "EROFS")
    return `The folder is read-only${where}: set GUICHET_DATA_DIR to a folder that can be written.`;
  if (code === "EACCES" || code === "EPERM")
    return `This user may not write there${where}: set GUICHET_DATA_DIR to a folder that can be written.`;
  if (code === "42501") return `The database user is not allowed to do this: ${error.message}.`;
  return `It stopped unexpectedly: ${error.message.split("\n")[0]}`;
}
