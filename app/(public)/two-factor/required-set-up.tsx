"use client";

import { signOut } from "next-auth/react";
import { useTranslations } from "next-intl";
import { SetUp } from "@/app/_two-factor/set-up";
import { Button } from "@/components/ui/button";

export function RequiredSetUp() {
  const t = useTranslations("twoFactor");
  return (
    <div className="grid w-full gap-6">
      <SetUp onDone={() => window.location.assign("/")} />
      <Button
        variant="quiet"
        className="justify-self-start"
        onClick={() => signOut({ callbackUrl: "/sign-in" })}
      >
        {t("signOut")}
      </Button>
    </div>
  );
}
