"use client";

import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import {
  DialogClose,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

/** A key that was just made, to copy while it can be seen, with a request to try it by. */
export function ShownOnce({ apiKey }: { apiKey: string }) {
  const t = useTranslations("apiKeys");
  const [copied, setCopied] = useState<"yes" | "failed">();

  async function copy() {
    try {
      await navigator.clipboard.writeText(apiKey);
      setCopied("yes");
    } catch {
      setCopied("failed");
    }
  }

  return (
    <>
      <DialogHeader>
        <DialogTitle>{t("shownTitle")}</DialogTitle>
        <DialogDescription>{t("shownLead")}</DialogDescription>
      </DialogHeader>
      <Field label={t("key")} error={copied === "failed" && t("copyFailed")}>
        {(control) => (
          <div className="flex gap-2">
            <Input
              {...control}
              readOnly
              value={apiKey}
              onFocus={(event) => event.target.select()}
              className="min-w-0 flex-1 font-mono text-xs max-sm:text-xs"
            />
            <Button variant="main" onClick={copy} className="h-10">
              {copied === "yes" ? <Check aria-hidden /> : <Copy aria-hidden />}
              <span aria-live="polite">{copied === "yes" ? t("copied") : t("copy")}</span>
            </Button>
          </div>
        )}
      </Field>
      <div className="grid min-w-0 gap-1.5">
        <p className="font-medium">{t("tryIt")}</p>
        <pre className="whitespace-pre-wrap break-all rounded-md bg-sunken p-3 text-xs">
          {`curl ${window.location.origin}/api/v1/me \\\n  -H "Authorization: Bearer ${apiKey}"`}
        </pre>
      </div>
      <DialogFooter>
        <DialogClose asChild>
          <Button>{t("done")}</Button>
        </DialogClose>
      </DialogFooter>
    </>
  );
}
