"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { FailureState } from "@/components/failure-state";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import { InvitationRow } from "./invitation-row";
import { ShownLink } from "./shown-link";

/** Who was invited and has not come yet; nothing when there is nobody. */
export function InvitationList() {
  const t = useTranslations("people");
  const trpc = useTRPC();
  const invitations = useQuery(trpc.people.invitations.queryOptions());
  const [made, setMade] = useState<{ email: string; link: string }>();

  if (invitations.isError)
    return (
      <FailureState
        error={invitations.error}
        onRetry={invitations.refetch}
        isRetrying={invitations.isFetching}
      />
    );
  if (!invitations.data?.length) return null;
  return (
    <section aria-labelledby="invited" className="border-t pt-6">
      <h2 id="invited" className="px-4 font-semibold text-lg md:px-6">
        {t("invited")}
      </h2>
      <ul aria-labelledby="invited" className="divide-y px-4 md:px-6">
        {invitations.data.map((invitation) => (
          <InvitationRow key={invitation.id} invitation={invitation} onLink={setMade} />
        ))}
      </ul>
      {made && (
        <Dialog open onOpenChange={() => setMade(undefined)}>
          <DialogContent onInteractOutside={(event) => event.preventDefault()}>
            <ShownLink {...made} />
          </DialogContent>
        </Dialog>
      )}
    </section>
  );
}
