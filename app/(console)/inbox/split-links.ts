export type TextPart = { at: number; text: string; href?: string };

// One pass without a choice to come back to: the time grows with the length and with nothing else.
const candidates = /(?:https?:\/\/|www\.)[^\s<>"'`]+/gi;
const closers: Record<string, string> = { ")": "(", "]": "[", "}": "{" };
const longest = 2000;

/** A text with its web addresses told apart. Only http and https lead anywhere; whatever else is written stays words. */
export function splitLinks(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of text.matchAll(candidates)) {
    const written = withoutPunctuation(match[0]);
    const href = addressOf(written);
    if (!href) continue;
    if (match.index > end) parts.push({ at: end, text: text.slice(end, match.index) });
    parts.push({ at: match.index, text: written, href });
    end = match.index + written.length;
  }
  if (end < text.length) parts.push({ at: end, text: text.slice(end) });
  return parts;
}

/** The point that ends a sentence is not part of the address, nor is a bracket that was opened before it. */
function withoutPunctuation(written: string): string {
  let end = Math.min(written.length, longest);
  for (; end > 0; end--) {
    const last = written[end - 1]!;
    const opener = closers[last];
    if (opener ? written.slice(0, end - 1).includes(opener) : !".,;:!?…*_~".includes(last)) break;
  }
  return written.slice(0, end);
}

/** The address a link may lead to, or nothing. */
export function addressOf(written: string): string | undefined {
  const address = /^www\./i.test(written) ? `https://${written}` : written;
  if (!URL.canParse(address)) return undefined;
  const { protocol, hostname, href, username } = new URL(address);
  const isWeb = protocol === "http:" || protocol === "https:";
  // "https://bank.example@evil.example" reads as one place and leads to another.
  return isWeb && !username && hostname.includes(".") ? href : undefined;
}
