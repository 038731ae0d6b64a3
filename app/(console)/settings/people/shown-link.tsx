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

/** The link of an invitation where no e-mail goes out: to copy while it can be seen. */
export function ShownLink({ email, link }: { email: string; link: string }) {
  const t = useTranslations("people");
  const common = useTranslations("common");
  return (
    <>
      <DialogHeader>
        <DialogTitle>{t("linkTitle", { email })}</DialogTitle>
        <DialogDescription>{t("linkLead")}</DialogDescription>
      </DialogHeader>
      <CopyField isMain label={t("link")} value={link} />
      <DialogFooter>
        <DialogClose asChild>
          <Button>{common("done")}</Button>
        </DialogClose>
      </DialogFooter>
    </>
  );
}
