"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import { DialogForm } from "@/components/dialog-form";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useErrorMessage } from "@/components/use-error-message";
import type { Role } from "@/server/identity/schemas";
import { RoleChoice } from "./role-choice";
import { usePeople } from "./use-people";

const looksLikeEmail = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** Whom to invite, and what she may do here. `onSent` gets the link where no e-mail goes out. */
export function InviteForm({ onSent }: { onSent: (sent: { email: string; link?: string }) => void }) {
  const t = useTranslations("people");
  const language = useLocale();
  const errorMessage = useErrorMessage();
  const { invite } = usePeople();
  const [email, setEmail] = useState("");
  const [roles, setRoles] = useState<Role[]>(["agent"]);
  const [isChecked, setIsChecked] = useState(false);
  const address = email.trim();
  const emailProblem = !address
    ? t("emailMissing")
    : looksLikeEmail.test(address)
      ? undefined
      : t("emailWrong");
  const refusal = invite.error && errorMessage(invite.error);
  const isAboutEmail = invite.error?.data?.field === "email";

  function submit() {
    setIsChecked(true);
    if (emailProblem || roles.length === 0) return;
    invite.mutate(
      { email: address, roles, language },
      {
        onSuccess: ({ shownLink: link }) => {
          if (!link) toast.success(t("sentToast", { email: address }));
          onSent({ email: address, link });
        },
      },
    );
  }

  return (
    <DialogForm
      title={t("invite")}
      lead={t("inviteLead")}
      action={t("inviteSubmit")}
      isDisabled={invite.isPending}
      failure={isAboutEmail ? undefined : invite.error}
      onSubmit={submit}
    >
      <Field label={t("email")} error={(isChecked && emailProblem) || (isAboutEmail && refusal) || undefined}>
        {(control) => (
          <Input
            {...control}
            type="email"
            value={email}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            onChange={(event) => {
              setEmail(event.target.value);
              if (invite.isError) invite.reset();
            }}
          />
        )}
      </Field>
      <RoleChoice chosen={roles} onChange={setRoles} isMissing={isChecked && roles.length === 0} />
    </DialogForm>
  );
}
