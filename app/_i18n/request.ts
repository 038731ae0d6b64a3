import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { getMember } from "@/server/identity/session";
import { log } from "@/server/log";
import { formats } from "./formats";
import { chooseLocale, localeCookie } from "./locales";

/** The workspace's time zone; UTC for a visitor, and when the database cannot be asked: the page says the rest. */
async function readTimeZone() {
  try {
    return (await getMember())?.workspace.timeZone ?? "UTC";
  } catch (error) {
    log.warn({ err: error }, "time zone not read");
    return "UTC";
  }
}

export default getRequestConfig(async () => {
  const [jar, head, timeZone] = await Promise.all([cookies(), headers(), readTimeZone()]);
  const locale = chooseLocale(jar.get(localeCookie)?.value, head.get("accept-language"));
  const { default: messages } = await import(`./messages/${locale}.json`);
  return { locale, messages, formats, now: new Date(), timeZone };
});
