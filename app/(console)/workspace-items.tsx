"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { ArrowLeftRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { useCommands } from "@/components/commands";
import {
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
} from "@/components/ui/dropdown-menu";
import { toast } from "@/components/ui/toast";
import { useErrorMessage } from "@/components/use-error-message";

/** The workspaces a person works in, and the way into each; also found by name in the palette. */
export function useWorkspaces(here: string) {
  const t = useTranslations("shell");
  const trpc = useTRPC();
  const errorMessage = useErrorMessage();
  const { data: workspaces = [] } = useQuery(trpc.workspace.list.queryOptions());
  const choose = useMutation(
    trpc.workspace.choose.mutationOptions({
      // A whole page load, so that nothing of the former workspace stays in memory.
      onSuccess: () => window.location.assign("/"),
      onError: (error) => toast.error(errorMessage(error)),
    }),
  );
  const others = workspaces.filter(({ id }) => id !== here);

  useCommands({
    title: t("workspaces"),
    rank: 4,
    entries: others.map(({ id, name }) => ({
      id: `workspace-${id}`,
      label: t("goToWorkspace", { name }),
      Icon: ArrowLeftRight,
      run: () => choose.mutate({ workspaceId: id }),
    })),
  });

  return { workspaces, choose: (workspaceId: string) => choose.mutate({ workspaceId }) };
}

type WorkspaceItemsProps = ReturnType<typeof useWorkspaces> & { here: string };

export function WorkspaceItems({ here, workspaces, choose }: WorkspaceItemsProps) {
  const t = useTranslations("shell");
  if (workspaces.length < 2) return null;
  return (
    <>
      <DropdownMenuLabel>{t("workspaces")}</DropdownMenuLabel>
      <DropdownMenuRadioGroup value={here} onValueChange={(id) => id !== here && choose(id)}>
        {workspaces.map(({ id, name }) => (
          <DropdownMenuRadioItem key={id} value={id}>
            <span className="truncate">{name}</span>
          </DropdownMenuRadioItem>
        ))}
      </DropdownMenuRadioGroup>
      <DropdownMenuSeparator />
    </>
  );
}
