export const letterLanguages = ["en", "fr", "nl"] as const;
export type LetterLanguage = (typeof letterLanguages)[number];

/** What a letter says, in its reader's language. */
export type Letter = {
  subject: string;
  paragraphs: string[];
  /** The one thing to do, under its name. */
  action?: { label: string; href: string };
  /** What else the reader should know, in smaller type. */
  footnote?: string;
};

const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const escapeHtml = (text: string) => text.replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? sign);

/** A letter as plain text and as simple HTML; whatever people wrote in it stays text. */
export function layOut({ subject, paragraphs, action, footnote }: Letter, language: LetterLanguage) {
  const text = [...paragraphs, action && `${action.label}:\n${action.href}`, footnote, "Guichet"]
    .filter(Boolean)
    .join("\n\n");
  const p = (inner: string, style = "") => `<p style="margin:0 0 16px;${style}">${inner}</p>`;
  const html = [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head>`,
    '<body style="margin:0;padding:32px 16px;background:#f6f4ef;color:#1d1b16;font:16px/1.5 sans-serif">',
    '<div style="max-width:480px;margin:0 auto">',
    ...paragraphs.map((paragraph) => p(escapeHtml(paragraph))),
    action &&
      p(
        `<a href="${escapeHtml(action.href)}" style="display:inline-block;padding:10px 18px;border-radius:6px;background:#1f5c4d;color:#ffffff;text-decoration:none">${escapeHtml(action.label)}</a>`,
      ) + p(escapeHtml(action.href), "font-size:13px;color:#5c574c;word-break:break-all"),
    footnote && p(escapeHtml(footnote), "font-size:13px;color:#5c574c"),
    '<p style="margin:24px 0 0;font-size:13px;color:#5c574c">Guichet</p>',
    "</div></body></html>",
  ]
    .filter(Boolean)
    .join("\n");
  return { subject, text, html };
}
