import { z } from "zod";

type Settings = { appId: string; configId: string; version: string };
type Answer = { code: string; wabaId: string; phoneNumberId: string };

type FacebookSdk = {
  init: (options: { appId: string; autoLogAppEvents: boolean; xfbml: boolean; version: string }) => void;
  login: (
    answer: (response: { authResponse?: { code?: string } | null }) => void,
    options: Record<string, unknown>,
  ) => void;
};

declare global {
  interface Window {
    FB?: FacebookSdk;
  }
}

const address = "https://connect.facebook.net/en_US/sdk.js";
const origins = new Set(["https://www.facebook.com", "https://web.facebook.com"]);

const told = z.object({
  type: z.literal("WA_EMBEDDED_SIGNUP"),
  event: z.string(),
  data: z.object({ waba_id: z.string(), phone_number_id: z.string() }),
});

/**
 * Opens Meta's window and waits for both of its answers: the code from the script, the ids from a message. The ids came
 * through a browser; the server asks Meta whether they are true.
 */
export async function askMeta(settings: Settings): Promise<Answer> {
  const sdk = await loadSdk(settings);
  const stop = new AbortController();
  try {
    const ids = heardIds(stop.signal);
    const code = await new Promise<string>((resolve, reject) => {
      sdk.login(
        ({ authResponse }) => (authResponse?.code ? resolve(authResponse.code) : reject(new Error("closed"))),
        {
          config_id: settings.configId,
          response_type: "code",
          override_default_response_type: true,
          extras: { setup: {}, sessionInfoVersion: "3" },
        },
      );
    });
    return { code, ...(await ids) };
  } finally {
    stop.abort();
  }
}

function heardIds(signal: AbortSignal): Promise<Omit<Answer, "code">> {
  return new Promise((resolve) => {
    window.addEventListener(
      "message",
      ({ origin, data }) => {
        if (!origins.has(origin) || typeof data !== "string") return;
        const parsed = told.safeParse(jsonOf(data));
        if (!parsed.success || !parsed.data.event.startsWith("FINISH")) return;
        const { waba_id: wabaId, phone_number_id: phoneNumberId } = parsed.data.data;
        resolve({ wabaId, phoneNumberId });
      },
      { signal },
    );
  });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function loadSdk({ appId, version }: Settings): Promise<FacebookSdk> {
  if (!window.FB) {
    await new Promise<void>((resolve, reject) => {
      const script = document.createElement("script");
      Object.assign(script, { src: address, async: true, crossOrigin: "anonymous" });
      script.onload = () => resolve();
      script.onerror = () => reject(new Error("The script did not load"));
      document.head.append(script);
    });
  }
  if (!window.FB) throw new Error("The script did not start");
  window.FB.init({ appId, autoLogAppEvents: false, xfbml: false, version });
  return window.FB;
}
