"use client";

import { useTranslations } from "next-intl";
import { CopyField } from "@/components/copy-field";
import { Button } from "@/components/ui/button";
import {
  DialogClose,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "@/components/ui/dialog";

/** A key that was just made, to copy while it can be seen, with a request to try it by. */
export function ShownOnce({ apiKey }: { apiKey: string }) {
  const t = useTranslations("apiKeys");
  const common = useTranslations("common");
  return (
    <>
      <DialogHeader>
        <DialogTitle>{t("shownTitle")}</DialogTitle>
        <DialogDescription>{t("shownLead")}</DialogDescription>
      </DialogHeader>
      <CopyField isMain label={t("key")} value={apiKey} className="font-mono text-xs max-sm:text-xs" />
      <div className="grid min-w-0 gap-1.5">
        <p className="font-medium">{t("tryIt")}</p>
        <pre className="whitespace-pre-wrap break-all rounded-md bg-sunken p-3 text-xs">
          {`curl ${window.location.origin}/api/v1/me \\\n  -H "Authorization: Bearer ${apiKey}"`}
        </pre>
      </div>
      <DialogFooter>
        <DialogClose asChild>
          <Button>{common("done")}</Button>
        </DialogClose>
      </DialogFooter>
    </>
  );
}
