"use client";

import { Plus, QrCode, RotateCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useDeferredValue, useState } from "react";
import { cn } from "@/components/cn";
import { EmptyState } from "@/components/empty-state";
import { FailureState } from "@/components/failure-state";
import { NextPage } from "@/components/next-page";
import { PageHeader } from "@/components/page-header";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Skeleton } from "@/components/ui/skeleton";
import { CodeDialogs, type Opened } from "./code-dialogs";
import { CodeRow } from "./code-row";
import { ListState } from "./list-state";
import { useScanActions, useScanCodes } from "./use-scan-codes";

/** A number's QR codes: what each says, where it hangs, and how many conversations it started. */
export function ScanScreen({ numberId, canEdit }: { numberId: string; canEdit: boolean }) {
  const t = useTranslations("scan");
  const [typed, setTyped] = useState("");
  const [opened, setOpened] = useState<Opened>();
  const search = useDeferredValue(typed.trim());
  const codes = useScanCodes(numberId, search);
  const { refresh } = useScanActions();
  const newest = codes.data?.pages[0];
  const rows = codes.data?.pages.flatMap((page) => page.rows) ?? [];
  const mayMake = canEdit && newest?.isConnected;
  const make = (variant: "main" | "plain") => (
    <Button variant={variant} onClick={() => setOpened({ what: "make" })}>
      <Plus aria-hidden />
      {t("new")}
    </Button>
  );

  return (
    <>
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        actions={
          mayMake && (
            <>
              <Button onClick={() => refresh.mutate({ numberId })} disabled={refresh.isPending}>
                <RotateCw aria-hidden className={cn(refresh.isPending && "motion-safe:animate-spin")} />
                {t("refresh")}
              </Button>
              {make("main")}
            </>
          )
        }
      />
      {codes.isPending && <Skeleton className="m-4 h-64 md:m-6" />}
      {codes.isError && (
        <FailureState error={codes.error} onRetry={codes.refetch} isRetrying={codes.isFetching} />
      )}
      {newest && (
        <div className="grid gap-4 py-4">
          <ListState list={newest} />
          {(rows.length > 0 || search) && (
            <div className="px-4 md:px-6">
              <Input
                type="search"
                aria-label={t("search")}
                placeholder={t("search")}
                value={typed}
                onChange={(event) => setTyped(event.target.value)}
                className="max-w-md"
              />
            </div>
          )}
          {rows.length === 0 &&
            (search ? (
              <EmptyState icon={<QrCode />} title={t("noneFoundTitle")} as="h2">
                {t("noneFound", { search })}
              </EmptyState>
            ) : (
              <EmptyState icon={<QrCode />} title={t("emptyTitle")} as="h2" action={mayMake && make("plain")}>
                {t("empty")}
              </EmptyState>
            ))}
          {rows.length > 0 && (
            <ul aria-label={t("list")} className="divide-y border-y">
              {rows.map((code) => (
                <CodeRow
                  key={code.id}
                  code={code}
                  canEdit={mayMake === true}
                  numberId={numberId}
                  onOpen={(what) => setOpened({ what, code })}
                />
              ))}
            </ul>
          )}
          {codes.hasNextPage && (
            <NextPage isFetching={codes.isFetchingNextPage} onReached={() => void codes.fetchNextPage()}>
              {t("more")}
            </NextPage>
          )}
        </div>
      )}
      {opened && (
        <CodeDialogs numberId={numberId} opened={opened} rows={rows} onClose={() => setOpened(undefined)} />
      )}
    </>
  );
}
