import type { alerts } from "@/db/schema/alerts";
import { findKind } from "./kinds";
import { type AlertLocale, alertLocale } from "./schemas";

type AlertRow = Pick<typeof alerts.$inferSelect, "kind" | "params" | "count" | "subjectType" | "subjectId">;

/** A reader's language, or English where she never said. */
export const localeOf = (value: string | null): AlertLocale => alertLocale.catch("en").parse(value);

/** What an alert says to a reader, and where it leads her; undefined for a kind that is no longer told. */
export function wordAlert(alert: AlertRow, locale: AlertLocale, timeZone: string) {
  const kind = findKind(alert.kind);
  if (!kind) return undefined;
  const words = kind.words[locale];
  const clock = new Intl.DateTimeFormat(locale, {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone,
  });
  const telling = { count: alert.count, time: (iso: string) => clock.format(new Date(iso)) };
  return {
    severity: kind.severity,
    title: words.title(alert.params, telling),
    text: words.text(alert.params, telling),
    action: words.action,
    href: kind.leadsTo({ type: alert.subjectType, id: alert.subjectId }, alert.params),
  };
}
