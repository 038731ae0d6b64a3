"use server";

import { cookies } from "next/headers";
import { isLocale, localeCookie } from "@/app/_i18n/locales";
import { env } from "@/server/env";
import { isTheme, themeCookie } from "./theme";

async function remember(name: string, value: string) {
  const year = 365 * 24 * 60 * 60;
  const jar = await cookies();
  jar.set(name, value, {
    path: "/",
    maxAge: year,
    sameSite: "lax",
    secure: env.GUICHET_URL.startsWith("https:"),
  });
}

/** The server draws the next page in this theme, so that nothing flashes. */
export async function rememberTheme(theme: string) {
  if (isTheme(theme)) await remember(themeCookie, theme);
}

/** The page is drawn again in this language, and the next ones too. */
export async function rememberLocale(locale: string) {
  if (isLocale(locale)) await remember(localeCookie, locale);
}
