/** What a spreadsheet would take for a formula, in full width too, or for the space before one. */
const startsFormula = /^\s*[=+\-@＝＋－＠\t\r\n]/;

function cell(value: string): string {
  const harmless = startsFormula.test(value) ? `'${value}` : value;
  return /[",;\r\n']/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** One line of a CSV file (RFC 4180). No text in it becomes a formula, whoever wrote it and whichever program opens it. */
export const csvLine = (cells: (string | null | undefined)[], separator: "," | ";" = ",") =>
  `${cells.map((value) => cell(value ?? "")).join(separator)}\r\n`;
