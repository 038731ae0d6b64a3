import { afterAll } from "vitest";
import { closeDatabase } from "@/server/context";
import { arrangeWith } from "./factories";
import { cloneDatabase } from "./testing";

const database = await cloneDatabase();

Object.assign(process.env, {
  DATABASE_URL: database.url,
  GUICHET_MASTER_KEY: Buffer.alloc(32, 7).toString("base64"),
  GUICHET_AUTH_SECRET: "a secret for tests that is long enough",
  META_APP_ID: "1234567890",
  META_APP_SECRET: "app-secret-of-the-tests",
  META_VERIFY_TOKEN: "verify token of the tests",
  LOG_LEVEL: "silent",
});
arrangeWith(database.owner);

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});
