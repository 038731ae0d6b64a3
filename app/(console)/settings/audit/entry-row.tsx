"use client";

import type { inferRouterOutputs } from "@trpc/server";
import { useTranslations } from "next-intl";
import { useWhen } from "@/components/use-when";
import type { AppRouter } from "@/server/trpc/router";
import { changesOf } from "./changes-of";

type Entry = inferRouterOutputs<AppRouter>["audit"]["list"]["rows"][number];

/** One change: who made it, what it was before and after, when and from where. */
export function EntryRow({ entry }: { entry: Entry }) {
  const t = useTranslations("auditTrail");
  const say = useTranslations("audit");
  const { exact } = useWhen();
  const actor = entry.actorName ?? t(entry.actorKind === "system" ? "system" : "formerActor");
  const changes = changesOf(entry);
  return (
    <li className="grid gap-x-6 gap-y-1 py-3 md:grid-cols-[1fr_auto]">
      <p className="min-w-0 break-words">
        <span className="font-medium">{actor}</span>{" "}
        <span>{say(entry.action, { subject: entry.subjectName ?? "–" })}</span>
      </p>
      <time dateTime={entry.at.toISOString()} className="text-ink-soft tabular-nums">
        {exact(entry.at)}
      </time>
      {changes.length > 0 && (
        <ul className="min-w-0 text-ink-soft text-xs">
          {changes.map(({ name, before, after }) => (
            <li key={name} className="break-words">
              {name}: {before && <del>{before}</del>}
              {before && after && " → "}
              {after && <ins className="no-underline">{after}</ins>}
            </li>
          ))}
        </ul>
      )}
      {(entry.ip || entry.device) && (
        <p className="break-all text-ink-soft text-xs md:col-start-2 md:text-right">
          {[entry.ip, entry.device].filter(Boolean).join(" · ")}
        </p>
      )}
    </li>
  );
}
