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

/** The link of an invitation where no e-mail goes out: to copy while it can be seen. */
export function ShownLink({ email, link }: { email: string; link: string }) {
  const t = useTranslations("people");
  const [copied, setCopied] = useState<"yes" | "failed">();

  async function copy() {
    try {
      await navigator.clipboard.writeText(link);
      setCopied("yes");
    } catch {
      setCopied("failed");
    }
  }

  return (
    <>
      <DialogHeader>
        <DialogTitle>{t("linkTitle", { email })}</DialogTitle>
        <DialogDescription>{t("linkLead")}</DialogDescription>
      </DialogHeader>
      <Field label={t("link")} error={copied === "failed" && t("copyFailed")}>
        {(control) => (
          <div className="flex gap-2">
            <Input
              {...control}
              readOnly
              value={link}
              onFocus={(event) => event.target.select()}
              className="min-w-0 flex-1"
            />
            <Button variant="main" onClick={copy} className="h-10">
              {copied === "yes" ? <Check aria-hidden /> : <Copy aria-hidden />}
              <span aria-live="polite">{copied === "yes" ? t("copied") : t("copy")}</span>
            </Button>
          </div>
        )}
      </Field>
      <DialogFooter>
        <DialogClose asChild>
          <Button>{t("done")}</Button>
        </DialogClose>
      </DialogFooter>
    </>
  );
}
