import "./globals.css";
import type { Metadata, Viewport } from "next";
import { cookies, headers } from "next/headers";
import { NextIntlClientProvider } from "next-intl";
import { getLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { NonceProvider } from "@/components/nonce";
import { isTheme, themeCookie } from "@/components/theme";
import { Toaster } from "@/components/ui/toast";
import { TooltipProvider } from "@/components/ui/tooltip";

export const metadata: Metadata = { title: { default: "Guichet", template: "%s · Guichet" } };

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  interactiveWidget: "resizes-content",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fbfaf6" },
    { media: "(prefers-color-scheme: dark)", color: "#171613" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [locale, jar, head] = await Promise.all([getLocale(), cookies(), headers()]);
  const theme = jar.get(themeCookie)?.value;
  return (
    <html
      lang={locale}
      data-theme={isTheme(theme) && theme !== "system" ? theme : undefined}
      suppressHydrationWarning
    >
      <body>
        <NonceProvider nonce={head.get("x-nonce") ?? undefined}>
          <NextIntlClientProvider>
            <TooltipProvider delayDuration={400}>
              {children}
              <Toaster />
            </TooltipProvider>
          </NextIntlClientProvider>
        </NonceProvider>
      </body>
    </html>
  );
}
