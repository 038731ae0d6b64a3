import Bowser from "bowser";

export type Device = { browser?: string; system?: string; isPhone: boolean };

/** Which browser and which machine a user agent speaks of, as far as it says so. */
export function deviceOf(userAgent: string | null): Device {
  if (!userAgent) return { isPhone: false };
  const { browser, os, platform } = Bowser.parse(userAgent);
  return { browser: browser.name, system: os.name, isPhone: platform.type === "mobile" };
}

/** The same in a few words, for a record. */
export const deviceName = (userAgent: string | null): string | undefined => {
  const { browser, system } = deviceOf(userAgent);
  return [browser, system].filter(Boolean).join(", ") || undefined;
};
