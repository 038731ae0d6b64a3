"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useErrorMessage } from "@/components/use-error-message";
import { connectChannelInput } from "@/server/channels/schemas";
import { useChannelActions } from "../use-channels";
import { InspectionReport } from "./inspection-report";
import { MetaAway } from "./meta-away";

const blank = { wabaId: "", phoneNumberId: "", accessToken: "", pin: "" };
type Name = keyof typeof blank;
type ErrorKey = "metaIdDigits" | "tokenForm" | "pinForm";

/** Ids and token from Meta, what Meta says of them, and only then the number itself. */
export function ConnectForm() {
  const t = useTranslations("channels");
  const errors = useTranslations("errors");
  const errorMessage = useErrorMessage();
  const router = useRouter();
  const { check, connect } = useChannelActions();
  const [values, setValues] = useState(blank);
  const [wrong, setWrong] = useState<Partial<Record<Name, ErrorKey>>>({});
  const inspection = check.data;
  const failure = connect.error ?? check.error;
  const field = failure?.data && "field" in failure.data ? failure.data.field : undefined;

  function type(name: Name, value: string) {
    setValues({ ...values, [name]: value });
    setWrong({ ...wrong, [name]: undefined });
    connect.reset();
    // What Meta said was about something else.
    if (name !== "pin") check.reset();
  }

  function read() {
    const parsed = connectChannelInput.safeParse({ ...values, pin: values.pin || undefined });
    if (parsed.success) return parsed.data;
    const found: typeof wrong = {};
    for (const { path, message } of parsed.error.issues) found[path[0] as Name] = message as ErrorKey;
    setWrong(found);
    return undefined;
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    const input = read();
    if (!input) return;
    if (!inspection?.canConnect) {
      const { pin: _, ...rest } = input;
      check.mutate(rest);
      return;
    }
    connect.mutate(input, {
      onSuccess: () => {
        toast.success(t("connected", { name: inspection.number?.verifiedName ?? "" }));
        router.push("/settings/channels");
      },
    });
  }

  const line = (name: Name, hint: string | undefined, more: object = {}) => {
    const key = wrong[name];
    return (
      <Field
        label={t(name)}
        hint={hint}
        error={(key && errors(key)) || (field === name && failure && errorMessage(failure))}
      >
        {(control) => (
          <Input
            {...control}
            name={name}
            autoComplete="off"
            value={values[name]}
            onChange={(event) => type(name, event.target.value)}
            {...more}
          />
        )}
      </Field>
    );
  };
  const isBusy = check.isPending || connect.isPending;

  return (
    <form noValidate onSubmit={submit} className="grid gap-6">
      {line("wabaId", t("wabaIdHint"), { inputMode: "numeric" })}
      {line("phoneNumberId", t("phoneNumberIdHint"), { inputMode: "numeric" })}
      {line("accessToken", t("accessTokenHint"), { type: "password" })}
      {inspection && !inspection.unreachable && <InspectionReport inspection={inspection} />}
      {inspection?.unreachable && <MetaAway traceId={inspection.unreachable.traceId} />}
      {inspection?.canConnect &&
        inspection.needsPin &&
        line("pin", t("pinHint"), { inputMode: "numeric", maxLength: 6 })}
      {failure && !field && <Refusal error={failure} />}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="main" disabled={isBusy}>
          {inspection?.canConnect ? t("connectNow") : inspection ? t("checkAgain") : t("check")}
        </Button>
        <span role="status" className="self-center text-ink-soft">
          {check.isPending ? t("checking") : connect.isPending ? t("connecting") : ""}
        </span>
      </div>
    </form>
  );
}

function Refusal({
  error,
}: {
  error: NonNullable<ReturnType<typeof useChannelActions>["connect"]["error"]>;
}) {
  const errorMessage = useErrorMessage();
  const traceId = error.data && "params" in error.data ? error.data.params?.traceId : undefined;
  if (traceId) return <MetaAway traceId={String(traceId)} />;
  return (
    <p role="alert" className="text-vermilion-ink">
      {errorMessage(error)}
    </p>
  );
}
