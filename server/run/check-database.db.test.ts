import { createServer } from "node:net";
import { expect, test } from "vitest";
import { env } from "@/server/env";
import { checkDatabase } from "./check-database";
import { freePort } from "./ports";

const changed = (change: (url: URL) => void) => {
  const url = new URL(env.DATABASE_URL);
  change(url);
  return url.href;
};

test("a Postgres that is there and new enough is fine", async () => {
  await expect(checkDatabase(env.DATABASE_URL)).resolves.toBeUndefined();
});

test("a wrong password is told apart, and never shown", async () => {
  const url = changed((url) => {
    url.password = "not-the-password";
  });
  await expect(checkDatabase(url)).rejects.toThrow(/check the user "guichet" and its password\.$/);
  await expect(checkDatabase(url)).rejects.not.toThrow(/not-the-password/);
});

test("a database that does not exist is named", async () => {
  const url = changed((url) => {
    url.pathname = "/luna";
  });
  await expect(checkDatabase(url)).rejects.toThrow(/names the database "luna", which does not exist/);
});

test("an address where nothing listens is named", async () => {
  const port = await freePort();
  const url = changed((url) => {
    url.port = String(port);
  });
  await expect(checkDatabase(url)).rejects.toThrow(`no Postgres answers at 127.0.0.1:${port}`);
});

test("something else than Postgres at the address is refused", async () => {
  const server = createServer((socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const url = changed((url) => {
    url.port = String(typeof address === "object" && address?.port);
  });
  await expect(checkDatabase(url, { withinMs: 500 })).rejects.toThrow(/no Postgres answers/);
  server.close();
});
