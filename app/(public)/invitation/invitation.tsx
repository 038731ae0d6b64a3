"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useTRPCClient } from "@/app/_trpc/client";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { useErrorMessage } from "@/components/use-error-message";
import { Counter } from "../counter";
import { AcceptButton } from "./accept-button";
import { JoinForm } from "./join-form";

/** What the link leads to, and the way in for whoever may use it: a new person, an account, or somebody else's browser. */
export function Invitation({ signedInAs }: { signedInAs: string | undefined }) {
  const t = useTranslations("invitation");
  const people = useTranslations("people");
  const errorMessage = useErrorMessage();
  const client = useTRPCClient();
  const [token, setToken] = useState<string>();
  // What stands behind the "#" never reaches a server by itself; only the browser knows it.
  useEffect(() => setToken(window.location.hash.slice(1)), []);

  const invitation = useQuery({
    queryKey: ["invitation", token],
    queryFn: () => client.invitation.open.mutate({ token: token ?? "" }),
    enabled: token !== undefined,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });

  if (invitation.isError)
    return (
      <Counter title={t("title")}>
        <p role="alert" className="text-pretty text-center">
          {errorMessage(invitation.error)}
        </p>
        <Button asChild>
          <a href="/sign-in">{t("toSignIn")}</a>
        </Button>
      </Counter>
    );
  if (!invitation.data || token === undefined)
    return (
      <Counter title={t("title")}>
        <Skeleton className="h-40 w-full" />
      </Counter>
    );

  const { workspaceName, invitedBy, email, roles, hasAccount } = invitation.data;
  const lead = t("lead", { name: invitedBy, roles: roles.map((role) => people(`role.${role}`)).join(", ") });
  if (signedInAs === email)
    return (
      <Counter title={workspaceName} lead={lead}>
        <AcceptButton token={token} workspaceName={workspaceName} />
      </Counter>
    );
  return (
    <Counter title={workspaceName} lead={lead}>
      {signedInAs && (
        <p className="text-pretty border-l-2 border-amber pl-3 text-ink-soft">
          {t("another", { email, signedInAs })}
        </p>
      )}
      <JoinForm token={token} email={email} hasAccount={hasAccount} />
    </Counter>
  );
}
