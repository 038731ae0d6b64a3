import { useTranslations } from "next-intl";

/** How much is done, in words and as a bar. */
export function Progress({ done, all }: { done: number; all: number }) {
  const t = useTranslations("checklist");
  return (
    <div className="grid gap-2">
      <p className="font-medium tabular-nums">{t("progress", { done, all })}</p>
      <svg
        aria-hidden
        viewBox={`0 0 ${all} 1`}
        preserveAspectRatio="none"
        className="block h-1.5 w-full rounded-full bg-rule"
      >
        <rect width={done} height={1} className="fill-brand" />
      </svg>
    </div>
  );
}
