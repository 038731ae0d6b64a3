"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { Button } from "@/components/ui/button";
import { useErrorMessage } from "@/components/use-error-message";
import type { DescribeWorkspaceInput } from "@/server/identity/schemas";
import { WorkspaceFields } from "../workspace-fields";

type NewWorkspaceFormProps = { like: DescribeWorkspaceInput; timeZones: string[]; currencies: string[] };

/** Makes one more workspace and goes on in it. */
export function NewWorkspaceForm({ like, timeZones, currencies }: NewWorkspaceFormProps) {
  const t = useTranslations("workspace");
  const errorMessage = useErrorMessage();
  const trpc = useTRPC();
  const [workspace, setWorkspace] = useState(like);
  const [isChecked, setIsChecked] = useState(false);
  const found = useMutation(
    // A whole page load, so that nothing of the former workspace stays in memory.
    trpc.workspace.found.mutationOptions({ onSuccess: () => window.location.assign("/settings") }),
  );
  const isNameMissing = workspace.name.trim() === "";

  function submit(event: FormEvent) {
    event.preventDefault();
    setIsChecked(true);
    if (!isNameMissing) found.mutate(workspace);
  }

  return (
    <form noValidate onSubmit={submit} className="grid w-full max-w-xl gap-6 p-4 md:p-6">
      <WorkspaceFields
        workspace={workspace}
        onChange={setWorkspace}
        isNameMissing={isChecked && isNameMissing}
        timeZones={timeZones}
        currencies={currencies}
      />
      {found.isError && (
        <p role="alert" className="text-vermilion-ink">
          {errorMessage(found.error)}
        </p>
      )}
      <Button
        type="submit"
        variant="main"
        disabled={found.isPending || found.isSuccess}
        className="justify-self-start"
      >
        {t("create")}
      </Button>
    </form>
  );
}
