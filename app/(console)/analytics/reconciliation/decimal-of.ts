/** Somebody in Paris writes 1 204,50 and somebody in London 1,204.50: the last mark is the decimal one. */
export function decimalOf(typed: string): string | undefined {
  const text = typed.replace(/[\s\u00a0\u202f']/g, "");
  const [, whole = "", fraction = ""] = /^([\d.,]*?)(?:[.,](\d{1,6}))?$/.exec(text) ?? [];
  const digits = whole.replace(/[.,]/g, "");
  return /^\d{1,12}$/.test(digits) ? `${digits}${fraction && `.${fraction}`}` : undefined;
}
