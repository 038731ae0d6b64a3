import Link from "next/link";
import { useTranslations } from "next-intl";

/** By which clock the hours go, and what holds as long as there are none. */
export function HoursNotes({ isUnset, timeZone }: { isUnset: boolean; timeZone: string }) {
  const t = useTranslations("hours");
  return (
    <>
      {isUnset && (
        <p role="note" className="rounded-md bg-blue-soft px-4 py-3 text-pretty text-blue-ink">
          {t("unset")}
        </p>
      )}
      <p className="text-pretty text-ink-soft">
        {t.rich("clock", {
          timeZone: timeZone.replaceAll("_", " "),
          link: (words) => (
            <Link href="/settings/workspace" className="text-brand-ink underline underline-offset-4">
              {words}
            </Link>
          ),
        })}
      </p>
    </>
  );
}
