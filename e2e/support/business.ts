import { stack } from "./stack";

/** Accounts and numbers that the sandbox offers besides the demo's own. */
export const offered = {
  second: { wabaId: "102290129340399", phoneNumberId: "106540352242923" },
  /** Not registered yet: it needs a PIN. */
  third: { wabaId: "102290129340400", phoneNumberId: "106540352242924" },
};

async function control<T>(path: string, body: unknown): Promise<T> {
  const response = await fetch(new URL(`/control/business/${path}`, stack().sandboxUrl), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(`${path}: ${answer.error}`);
  return answer as T;
}

type Token = { id: string };

/** What an owner makes in Meta's Business settings. */
export async function newToken(permissions?: string[]) {
  const { id } = await control<Token>("tokens", permissions ? { permissions } : {});
  return {
    value: id,
    grant: (granted: string[]) => control("token", { id, permissions: granted }),
    revoke: () => control("token", { id, isRevoked: true }),
  };
}

export const setAccount = (id: string, change: { isPaid?: boolean; isSubscribed?: boolean }) =>
  control("account", { id, ...change });

type Profile = { about: string; address: string; description: string; email: string; websites: string[] };

type Automation = {
  prompts: string[];
  commands: { command_name: string; command_description: string }[];
  enable_welcome_message: boolean;
};

/** Somebody changes there what customers of the demo number find in a new chat. */
export const changeStartersAtMeta = (change: Partial<Automation>) =>
  control("automation", { id: stack().phoneNumberId, ...change });

/** Somebody changes the demo number's profile in Meta's own manager. */
export const changeProfileAtMeta = (change: Partial<Profile & { vertical: string }>) =>
  control("profile", { id: stack().phoneNumberId, ...change });

type NumberAtMeta = { quality: string; limit: string; throughput: string; health: string };

/** How the demo's number is at Meta from now on. */
export const changeNumberAtMeta = (change: Partial<NumberAtMeta>) =>
  control("number", { id: stack().phoneNumberId, ...change });

type Kind = "name" | "official";

/** Meta's reviewers decide about what the demo's number waits for. */
export const approve = (kind: Kind) =>
  control("review", { id: stack().phoneNumberId, kind, isApproved: true });

export const refuse = (kind: Kind, reason: string) =>
  control("review", { id: stack().phoneNumberId, kind, isApproved: false, reason });
