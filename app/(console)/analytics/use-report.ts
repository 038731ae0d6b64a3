"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useTimeZone } from "next-intl";
import { useMemo } from "react";
import type { z } from "zod";
import { useClock } from "@/components/use-now";
import type { Day } from "@/server/analytics/schemas";
import { todayIn } from "./period";
import { type Drill, drillText, hrefOf } from "./report-params";

/** The calendar day it is now where the workspace is. */
export function useToday(): Day {
  const timeZone = useTimeZone() ?? "UTC";
  return useClock((now) => todayIn(timeZone, new Date(now)), 60_000);
}

/** What the address says of a report, and the ways to change it; Back undoes every one of them. */
export function useReport<Params extends Record<string, string | string[]>>(schema: z.ZodType<Params>) {
  const pathname = usePathname();
  const search = useSearchParams();
  const params = useMemo(() => schema.parse(Object.fromEntries(search)), [schema, search]);
  const usual = useMemo(() => schema.parse({}), [schema]);

  const go = (to: Params) => history.pushState(null, "", hrefOf(pathname, to, usual));
  const change = (part: Partial<Params>) => go({ ...params, behind: "", ...part });
  const showBehind = (drill: Drill) => go({ ...params, behind: drillText(drill) });
  const closeBehind = () => go({ ...params, behind: "" });
  const reset = () => go(usual);
  const isUsual = hrefOf("", { ...params, behind: "" }, usual) === "";

  return { params, isUsual, change, reset, showBehind, closeBehind };
}
