"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { toast } from "sonner";
import { useTRPC } from "@/app/_trpc/client";
import { Button } from "@/components/ui/button";
import { useErrorMessage } from "@/components/use-error-message";
import type { DescribeWorkspaceInput } from "@/server/identity/schemas";
import { WorkspaceFields } from "./workspace-fields";

type WorkspaceFormProps = { workspace: DescribeWorkspaceInput; timeZones: string[]; currencies: string[] };

/** Changes this workspace. */
export function WorkspaceForm({ workspace: saved, timeZones, currencies }: WorkspaceFormProps) {
  const t = useTranslations("workspace");
  const router = useRouter();
  const errorMessage = useErrorMessage();
  const trpc = useTRPC();
  const [workspace, setWorkspace] = useState(saved);
  const describe = useMutation(
    trpc.workspace.describe.mutationOptions({
      onSuccess: () => {
        toast.success(t("saved"));
        router.refresh();
      },
    }),
  );
  const isNameMissing = workspace.name.trim() === "";

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!isNameMissing) describe.mutate(workspace);
  }

  return (
    <form noValidate onSubmit={submit} className="grid w-full max-w-xl gap-6 p-4 md:p-6">
      <WorkspaceFields
        workspace={workspace}
        onChange={setWorkspace}
        isNameMissing={isNameMissing}
        timeZones={timeZones}
        currencies={currencies}
      />
      {describe.isError && (
        <p role="alert" className="text-vermilion-ink">
          {errorMessage(describe.error)}
        </p>
      )}
      <Button type="submit" variant="main" disabled={describe.isPending} className="justify-self-start">
        {t("save")}
      </Button>
    </form>
  );
}
