"use client";

import { useMutation } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { CopyField } from "@/components/copy-field";
import { Button } from "@/components/ui/button";
import {
  Dialog,
  DialogClose,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast";
import { useErrorMessage } from "@/components/use-error-message";
import type { Member } from "./use-people";

/** Helps a member who forgot her password: the link goes to her, or is shown where no e-mail goes out. */
export function ResetLinkDialog({ member: { id, name }, onClose }: { member: Member; onClose: () => void }) {
  const t = useTranslations("reset");
  const errorMessage = useErrorMessage();
  const language = useLocale();
  const trpc = useTRPC();
  const offer = useMutation(trpc.reset.offer.mutationOptions());
  const shownLink = offer.data?.shownLink;

  const submit = () =>
    offer.mutate(
      { memberId: id, language },
      {
        onSuccess: (made) => {
          if (made.shownLink) return;
          toast.success(t("offered", { name }));
          onClose();
        },
      },
    );

  return (
    <Dialog open onOpenChange={onClose}>
      {/* A click beside it must not lose a link that nobody can show again. */}
      <DialogContent onInteractOutside={(event) => event.preventDefault()}>
        <DialogHeader>
          <DialogTitle>{t("offerTitle", { name })}</DialogTitle>
          <DialogDescription>{shownLink ? t("handOn", { name }) : t("offerLead")}</DialogDescription>
        </DialogHeader>
        {shownLink && <CopyField label={t("link")} value={shownLink} />}
        {offer.isError && (
          <p role="alert" className="text-pretty text-vermilion-ink">
            {errorMessage(offer.error)}
          </p>
        )}
        <DialogFooter>
          <DialogClose asChild>
            <Button>{t("close")}</Button>
          </DialogClose>
          {!shownLink && (
            <Button variant="main" disabled={offer.isPending} onClick={submit}>
              {t("offer")}
            </Button>
          )}
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
