// Control characters, those that turn the direction of what follows ("invoice_fdp.exe" read as a PDF), and those that
// Windows and Unix keep for folders and devices.
const unsafeInNames = /[\p{Cc}\p{Cf}\p{Surrogate}/\\:*?"<>|]/gu;

/** A file's name that keeps to itself, whoever gave it. */
export function safeFileName(name: string): string {
  const safe = name
    .slice(-2000)
    .replace(unsafeInNames, "_")
    .trim()
    .slice(-120)
    .replace(/^\p{Surrogate}/u, "");
  return /^[.\s_]*$/.test(safe) ? "file" : safe;
}
