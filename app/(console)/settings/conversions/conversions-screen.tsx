"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import { FailureState } from "@/components/failure-state";
import { Skeleton } from "@/components/ui/skeleton";
import { Switch } from "@/components/ui/switch";
import { useErrorMessage } from "@/components/use-error-message";
import { Datasets } from "./datasets";
import { Recent } from "./recent";
import { TestForm } from "./test-form";
import { useConversions } from "./use-conversions";

/** Whether Meta is told what came of ads, where, and what it was told. */
export function ConversionsScreen({ mayDecide }: { mayDecide: boolean }) {
  const t = useTranslations("conversions");
  const errorMessage = useErrorMessage();
  const actions = useConversions();
  const { settings, save } = actions;
  if (!settings.data) {
    return settings.error ? (
      <FailureState
        error={settings.error}
        onRetry={() => settings.refetch()}
        isRetrying={settings.isFetching}
      />
    ) : (
      <Skeleton className="mx-4 h-40 max-w-3xl md:mx-6" />
    );
  }
  const { isOn, coversStrictRegions } = settings.data;
  return (
    <div className="grid w-full max-w-3xl gap-8 px-4 py-4 md:px-6">
      <div className="grid gap-6">
        <Choice
          label={t("isOn")}
          lead={t("isOnLead")}
          isOn={isOn}
          isFixed={!mayDecide || save.isPending}
          onChange={(isOn) => save.mutate({ isOn, coversStrictRegions })}
        />
        <Choice
          label={t("strict")}
          lead={t("strictLead")}
          isOn={coversStrictRegions}
          isFixed={!mayDecide || !isOn || save.isPending}
          onChange={(coversStrictRegions) => save.mutate({ isOn, coversStrictRegions })}
        />
        {save.error && (
          <p role="alert" className="text-vermilion-ink">
            {errorMessage(save.error)}
          </p>
        )}
      </div>
      <Part title={t("datasets")} lead={t("datasetsLead")}>
        <Datasets accounts={settings.data.accounts} connect={actions.connectDataset} />
      </Part>
      <Part title={t("test")} lead={t("testLead")}>
        <TestForm test={settings.data.test} save={actions.saveTestCode} />
      </Part>
      <Recent actions={actions} counts={settings.data.counts} />
    </div>
  );
}

type ChoiceProps = {
  label: string;
  lead: string;
  isOn: boolean;
  isFixed: boolean;
  onChange: (isOn: boolean) => void;
};

function Choice({ label, lead, isOn, isFixed, onChange }: ChoiceProps) {
  const id = useId();
  return (
    <div className="flex items-start gap-4">
      <div className="grid flex-1 gap-1">
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
        <p id={`${id}-lead`} className="text-pretty text-ink-soft">
          {lead}
        </p>
      </div>
      <Switch
        id={id}
        aria-describedby={`${id}-lead`}
        checked={isOn}
        disabled={isFixed}
        onCheckedChange={onChange}
      />
    </div>
  );
}

function Part({ title, lead, children }: { title: string; lead: string; children: ReactNode }) {
  return (
    <section className="grid gap-3">
      <div className="grid gap-1">
        <h2 className="font-semibold text-lg">{title}</h2>
        <p className="text-pretty text-ink-soft">{lead}</p>
      </div>
      {children}
    </section>
  );
}
