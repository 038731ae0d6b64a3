"use client";

import { CircleAlert, CircleCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { toast } from "sonner";
import { cn } from "@/components/cn";
import { displayed } from "@/components/displayed";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import { useErrorMessage } from "@/components/use-error-message";
import { lookUpInput } from "@/server/ads/connections/schemas";
import { type TokenView, useCampaignActions } from "../use-campaigns";

/** A token, what Meta says that it opens, and then the ad account and the Page to work with. */
export function ConnectForm() {
  const t = useTranslations("campaigns");
  const errors = useTranslations("errors");
  const errorMessage = useErrorMessage();
  const { lookUp, connect } = useCampaignActions();
  const [accessToken, setAccessToken] = useState("");
  const [isMisshapen, setIsMisshapen] = useState(false);
  const [chosen, setChosen] = useState({ adAccountId: "", pageId: "" });
  const found = lookUp.data;
  const failure = connect.error ?? lookUp.error;
  const isReady = found && chosen.adAccountId && chosen.pageId;

  function type(value: string) {
    setAccessToken(value);
    setIsMisshapen(false);
    lookUp.reset();
    connect.reset();
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    const input = lookUpInput.safeParse({ accessToken });
    if (!input.success) return setIsMisshapen(true);
    if (isReady) {
      connect.mutate(
        { ...input.data, ...chosen },
        {
          onSuccess: () => {
            toast.success(t("connected"));
            type("");
          },
        },
      );
      return;
    }
    lookUp.mutate(input.data, {
      onSuccess: ({ accounts, pages }) =>
        setChosen({
          adAccountId: accounts.length === 1 ? accounts[0]!.accountId : "",
          pageId: pages.length === 1 ? pages[0]!.pageId : "",
        }),
    });
  }

  return (
    <form noValidate onSubmit={submit} className="grid gap-6">
      <h2 className="font-semibold text-lg">{t("connectTitle")}</h2>
      <Field
        label={t("token")}
        hint={t("tokenHint")}
        error={isMisshapen ? errors("tokenForm") : failure && errorMessage(failure)}
      >
        {(control) => (
          <Input
            {...control}
            type="password"
            autoComplete="off"
            value={accessToken}
            onChange={({ target }) => type(target.value)}
          />
        )}
      </Field>
      {found && <Permissions permissions={found.permissions} />}
      {found && (
        <div className="grid gap-6 sm:grid-cols-2">
          <Choice
            label={t("adAccount")}
            none={t("noAdAccounts")}
            value={chosen.adAccountId}
            onChange={(adAccountId) => setChosen({ ...chosen, adAccountId })}
            options={found.accounts.map(({ accountId, name, currency }) => ({
              value: accountId,
              label: `${name} · ${currency ?? accountId}`,
            }))}
          />
          <Choice
            label={t("page")}
            none={t("noPages")}
            value={chosen.pageId}
            onChange={(pageId) => setChosen({ ...chosen, pageId })}
            options={found.pages.map(({ pageId, name, whatsappNumber }) => ({
              value: pageId,
              label: whatsappNumber ? `${name} · ${displayed(whatsappNumber)}` : name,
            }))}
          />
        </div>
      )}
      <div className="flex flex-wrap items-center gap-3">
        <Button
          type="submit"
          variant="main"
          disabled={lookUp.isPending || connect.isPending || Boolean(found && !isReady)}
        >
          {found ? t("connectNow") : t("lookUp")}
        </Button>
        <span role="status" className="text-ink-soft">
          {(lookUp.isPending || connect.isPending) && t("asking")}
        </span>
      </div>
    </form>
  );
}

function Permissions({ permissions }: Pick<TokenView, "permissions">) {
  const t = useTranslations("campaigns");
  return (
    <div className="grid gap-2">
      <h3 className="font-medium">{t("permissions")}</h3>
      <ul className="grid gap-1">
        {permissions.map(({ name, isGranted }) => {
          const Icon = isGranted ? CircleCheck : CircleAlert;
          return (
            <li key={name} className="flex gap-2">
              <Icon
                aria-hidden
                className={cn("mt-0.5 size-4 shrink-0", isGranted ? "text-green-ink" : "text-vermilion-ink")}
              />
              <span>
                <code className="text-sm">{name}</code>
                {!isGranted && <span className="text-vermilion-ink"> {t("permissionMissing")}</span>}
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

type ChoiceProps = {
  label: string;
  none: string;
  value: string;
  onChange: (value: string) => void;
  options: { value: string; label: string }[];
};

function Choice({ label, none, value, onChange, options }: ChoiceProps) {
  const t = useTranslations("campaigns");
  return (
    <Field label={label} error={options.length === 0 && none}>
      {(control) => (
        <Select value={value} onValueChange={onChange} disabled={options.length === 0}>
          <SelectTrigger {...control}>
            <SelectValue placeholder={t("choose")} />
          </SelectTrigger>
          <SelectContent>
            {options.map((option) => (
              <SelectItem key={option.value} value={option.value}>
                {option.label}
              </SelectItem>
            ))}
          </SelectContent>
        </Select>
      )}
    </Field>
  );
}
