import { useTranslations } from "next-intl";
import { useWhen } from "@/components/use-when";
import type { Goals } from "@/server/analytics/goals/schemas";

/** The goals as those read them who do not decide about them. */
export function GoalsTable({ goals: { firstMinutes, everyMinutes, clock } }: { goals: Goals }) {
  const t = useTranslations("goals");
  const { length } = useWhen();
  const said = (minutes: number | null) =>
    minutes === null ? t("none") : t("within", { time: length(minutes) });
  return (
    <dl className="w-full max-w-xl divide-y px-4 py-4 md:px-6">
      {(
        [
          [t("first"), said(firstMinutes)],
          [t("every"), said(everyMinutes)],
          [t("clock"), t(`clocks.${clock}`)],
        ] as const
      ).map(([label, value]) => (
        <div key={label} className="flex min-h-11 flex-wrap items-center gap-x-4">
          <dt className="w-40 font-medium">{label}</dt>
          <dd className="tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
