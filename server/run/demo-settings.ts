import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { readPrivately, writePrivately } from "./private-file";

/** The ids of Meta's own documentation, so that its examples land in the demo's inbox. */
export const demoNumber = {
  wabaId: "102290129340398",
  phoneNumberId: "106540352242922",
  displayNumber: "15550783881",
};

export type DemoUser = { email: string; password: string; role: string };

/** What `demo.json` in the data folder tells scripts and journeys. */
export type Demo = {
  url: string;
  sandboxUrl: string;
  databaseUrl: string;
  appSecret: string;
  verifyToken: string;
  wabaId: string;
  phoneNumberId: string;
  users: DemoUser[];
};

export const demoFile = (dataDir: string) => join(dataDir, "demo.json");

type Secrets = {
  appSecret: string;
  verifyToken: string;
  accessToken: string;
  masterKey: string;
  authSecret: string;
};

/** Made once for each data folder: what was sealed with them must stay readable. */
export function demoSecrets(dataDir: string): Secrets {
  const path = join(dataDir, "secrets.json");
  const kept = readPrivately<Secrets>(path);
  if (kept) return kept;
  const random = () => randomBytes(32).toString("hex");
  const secrets = {
    appSecret: random(),
    verifyToken: random(),
    accessToken: random(),
    masterKey: randomBytes(32).toString("base64"),
    authSecret: random(),
  };
  writePrivately(path, secrets);
  return secrets;
}

type Addresses = { port: number; sandboxPort: number; databaseUrl: string; dataDir: string };

/** Every setting of a demo, which listens on this machine only and takes the sandbox for Meta. */
export function demoSettings({ port, sandboxPort, databaseUrl, dataDir }: Addresses, secrets: Secrets) {
  const url = `http://127.0.0.1:${port}`;
  const sandboxUrl = `http://127.0.0.1:${sandboxPort}`;
  return {
    GUICHET_DEMO: "1",
    HOST: "127.0.0.1",
    PORT: String(port),
    GUICHET_URL: url,
    DATABASE_URL: databaseUrl,
    GUICHET_DATA_DIR: dataDir,
    GUICHET_MASTER_KEY: secrets.masterKey,
    GUICHET_AUTH_SECRET: secrets.authSecret,
    META_APP_ID: "1234567890",
    META_APP_SECRET: secrets.appSecret,
    META_VERIFY_TOKEN: secrets.verifyToken,
    META_GRAPH_URL: sandboxUrl,
    SANDBOX_PORT: String(sandboxPort),
    SANDBOX_URL: sandboxUrl,
    SANDBOX_ACCESS_TOKEN: secrets.accessToken,
    SANDBOX_WEBHOOK_URL: `${url}/api/webhooks/meta`,
    SANDBOX_STATE_FILE: join(dataDir, "sandbox/journal.jsonl"),
    SANDBOX_WABA_ID: demoNumber.wabaId,
    SANDBOX_PHONE_NUMBER_ID: demoNumber.phoneNumberId,
    SANDBOX_DISPLAY_NUMBER: demoNumber.displayNumber,
  };
}

/** The settings of the demo that was started on a data folder before; nothing when there was none. */
export function settingsOfDemo(dataDir: string) {
  const demo = readPrivately<Demo>(demoFile(dataDir));
  if (!demo) return undefined;
  const ports = { port: Number(new URL(demo.url).port), sandboxPort: Number(new URL(demo.sandboxUrl).port) };
  return demoSettings({ ...ports, databaseUrl: demo.databaseUrl, dataDir }, demoSecrets(dataDir));
}
