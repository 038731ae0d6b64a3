"use client";

import { Eye, EyeOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ComponentProps, useState } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";

/** A password that can be looked at while it is written. */
export function PasswordInput(props: Omit<ComponentProps<typeof Input>, "type" | "className">) {
  const t = useTranslations("signIn");
  const [isShown, setIsShown] = useState(false);
  return (
    <div className="relative">
      <Input {...props} type={isShown ? "text" : "password"} className="pr-11" />
      <Button
        variant="quiet"
        size="icon-sm"
        aria-label={isShown ? t("hide") : t("show")}
        onClick={() => setIsShown(!isShown)}
        className="absolute top-1 right-1"
      >
        {isShown ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
      </Button>
    </div>
  );
}
