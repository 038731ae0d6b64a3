"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useLocale, useTranslations } from "next-intl";
import { useId } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { FailureState } from "@/components/failure-state";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import { Skeleton } from "@/components/ui/skeleton";
import { Switch } from "@/components/ui/switch";
import { toast } from "@/components/ui/toast";
import { useErrorMessage } from "@/components/use-error-message";
import { emailChoices } from "@/server/alerts/schemas";
import type { AppRouter } from "@/server/trpc/router";

type Preferences = inferRouterOutputs<AppRouter>["alerts"]["preferences"];
type Preference = Preferences["kinds"][number];

/** How a member hears of each kind of alert; a choice is kept as soon as it is made. */
export function AlertPreferences() {
  const t = useTranslations("alertPreferences");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const errorMessage = useErrorMessage();
  const options = trpc.alerts.preferences.queryOptions({ locale: useLocale() });
  const preferences = useQuery(options);

  const change = (apply: (known: Preferences) => Preferences) =>
    queryClient.setQueryData(options.queryKey, (known: Preferences | undefined) => known && apply(known));
  const failed = (error: unknown) => {
    toast.error(errorMessage(error));
    void queryClient.invalidateQueries({ queryKey: options.queryKey });
  };
  const savePreference = useMutation(
    trpc.alerts.savePreference.mutationOptions({
      onMutate: (next) =>
        change((known) => ({
          ...known,
          kinds: known.kinds.map((one) => (one.kind === next.kind ? { ...one, ...next } : one)),
        })),
      onError: failed,
    }),
  );
  const saveHour = useMutation(
    trpc.alerts.saveDigestHour.mutationOptions({
      onMutate: ({ hour }) => change((known) => ({ ...known, digestHour: hour })),
      onError: failed,
    }),
  );

  if (preferences.isPending) return <Skeleton className="m-6 h-64" />;
  if (preferences.isError)
    return (
      <FailureState
        error={preferences.error}
        onRetry={preferences.refetch}
        isRetrying={preferences.isFetching}
        className="flex-1"
      />
    );
  const { kinds, digestHour, isMailConfigured } = preferences.data;
  return (
    <div className="grid max-w-4xl gap-6 px-4 py-4 md:px-6">
      {!isMailConfigured && (
        <p role="note" className="rounded-md bg-blue-soft px-4 py-3 text-blue-ink">
          {t("noMail")}
        </p>
      )}
      <ul aria-label={t("kinds")} className="divide-y">
        {kinds.map((preference) => (
          <KindRow
            key={preference.kind}
            preference={preference}
            onChange={(next) => savePreference.mutate(next)}
          />
        ))}
      </ul>
      <DigestHour hour={digestHour} onChange={(hour) => saveHour.mutate({ hour })} />
    </div>
  );
}

type KindRowProps = {
  preference: Preference;
  onChange: (next: Pick<Preference, "kind" | "inApp" | "email">) => void;
};

function KindRow({ preference: { kind, name, inApp, email }, onChange }: KindRowProps) {
  const t = useTranslations("alertPreferences");
  const id = useId();
  return (
    <li className="flex flex-wrap items-center gap-x-6 gap-y-2 py-3">
      <span id={id} className="min-w-56 flex-1 text-pretty font-medium">
        {name}
      </span>
      <label htmlFor={`${id}-here`} className="flex min-h-9 items-center gap-3 text-ink-soft">
        <Switch
          id={`${id}-here`}
          aria-describedby={id}
          checked={inApp}
          onCheckedChange={(checked) => onChange({ kind, inApp: checked, email })}
        />
        {t("inApp")}
      </label>
      <div className="flex items-center gap-3">
        <label htmlFor={`${id}-mail`} className="text-ink-soft">
          {t("email")}
        </label>
        <Select
          value={email}
          onValueChange={(chosen) =>
            onChange({ kind, inApp, email: emailChoices.find((choice) => choice === chosen) ?? email })
          }
        >
          <SelectTrigger id={`${id}-mail`} aria-describedby={id} className="w-36">
            <SelectValue />
          </SelectTrigger>
          <SelectContent>
            {emailChoices.map((choice) => (
              <SelectItem key={choice} value={choice}>
                {t(`emailChoice.${choice}`)}
              </SelectItem>
            ))}
          </SelectContent>
        </Select>
      </div>
    </li>
  );
}

const hours = Array.from({ length: 24 }, (_, hour) => hour);
const clock = (hour: number) => `${String(hour).padStart(2, "0")}:00`;

function DigestHour({ hour, onChange }: { hour: number; onChange: (hour: number) => void }) {
  const t = useTranslations("alertPreferences");
  const id = useId();
  return (
    <div className="flex flex-wrap items-center gap-x-6 gap-y-2 border-t pt-4">
      <span className="grid min-w-56 flex-1">
        <label htmlFor={id} className="font-medium">
          {t("digest")}
        </label>
        <span className="text-pretty text-ink-soft">{t("digestLead")}</span>
      </span>
      <Select value={String(hour)} onValueChange={(chosen) => onChange(Number(chosen))}>
        <SelectTrigger id={id} className="w-36 tabular-nums">
          <SelectValue />
        </SelectTrigger>
        <SelectContent className="max-h-72">
          {hours.map((one) => (
            <SelectItem key={one} value={String(one)} className="tabular-nums">
              {clock(one)}
            </SelectItem>
          ))}
        </SelectContent>
      </Select>
    </div>
  );
}
