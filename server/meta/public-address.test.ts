import { request } from "node:http";
import { type AddressInfo, createServer } from "node:net";
import { expect, test } from "vitest";
import { publicLookup } from "./public-address";

const answerFor = (name: string, options: { all?: boolean; family?: number }) =>
  new Promise((resolve) => publicLookup(name, options, (error, address) => resolve(error ?? address)));

test.each([
  "localhost",
  "127.0.0.1",
  "0.0.0.0",
  "::1",
  "::ffff:127.0.0.1",
  "0177.0.0.1",
  "2130706433",
  "0x7f.1",
])("a name or a number that leads to this machine is not followed: %s", async (name) => {
  for (const options of [{}, { all: true }, { family: 4 }]) {
    expect(await answerFor(name, options)).toMatchObject({
      code: expect.stringMatching(/EPRIVATE|ENOTFOUND/),
    });
  }
});

test("the answer is judged where the connection is made, so that a name cannot answer differently in between", async () => {
  const heard: string[] = [];
  const server = createServer((socket) => {
    heard.push("connected");
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const failure = await new Promise((resolve) =>
    request({ host: "localhost", port, lookup: publicLookup, agent: false }).on("error", resolve).end(),
  );
  server.close();
  expect(failure).toMatchObject({ code: "EPRIVATE" });
  expect(heard).toEqual([]);
});
