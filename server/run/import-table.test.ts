import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { root } from "./program";

let house: string;

/** A small house of the same shape, with one file per arrow. */
const arrows: [from: string, to: string, rule: string | undefined, what: string][] = [
  ["server/inbox/reply.ts", "server/messaging/store-message.ts", undefined, "a room uses the room below it"],
  ["server/worker/reactions.ts", "server/inbox/reply.ts", undefined, "a door composes rooms"],
  ["app/api/webhooks/meta/route.ts", "server/webhooks/accept-delivery.ts", undefined, "a route calls a door"],
  ["app/inbox/page.tsx", "server/trpc/router.ts", undefined, "a screen asks tRPC"],
  ["app/inbox/form.tsx", "server/inbox/schemas.ts", undefined, "a form shares the schema of its input"],
  [
    "server/worker/main.ts",
    "server/webhooks/accept-delivery.ts",
    undefined,
    "the worker goes on with webhooks",
  ],
  ["server/messaging/receive.ts", "server/inbox/reply.ts", "room-messaging", "a room reaches up"],
  ["server/channels/find.ts", "server/billing/quote.ts", "room-channels", "a room reaches sideways"],
  ["server/billing/charge.ts", "server/trpc/router.ts", "rooms-below-doors", "a room calls a door"],
  ["server/inbox/show.ts", "app/inbox/page.tsx", "rooms-below-doors", "a room draws a screen"],
  ["server/trpc/inbox.ts", "server/worker/handlers.ts", "door-trpc", "a door goes through another"],
  [
    "server/webhooks/process.ts",
    "server/worker/handlers.ts",
    "door-webhooks",
    "webhooks wait for the worker",
  ],
  ["server/queue.ts", "server/inbox/reply.ts", "hall-is-the-ground", "the hall stands on a room"],
  ["server/meta/client.ts", "server/channels/find.ts", "meta-is-a-window", "the window asks a room"],
  [
    "server/sandbox/graph.ts",
    "server/meta/client.ts",
    "sandbox-imports-nobody",
    "the sandbox shares what it tests",
  ],
  ["server/inbox/try.ts", "server/sandbox/graph.ts", "nobody-imports-sandbox", "a room leans on the scenery"],
  ["app/inbox/list.tsx", "server/inbox/reply.ts", "screens-through-trpc", "a screen enters a room"],
  ["components/table.tsx", "db/client.ts", "screens-through-trpc", "a component reads the database"],
  ["components/card.tsx", "app/inbox/form.tsx", "components-know-no-page", "a component knows a page"],
  ["db/migrate.ts", "server/queue.ts", "db-knows-nobody", "the database knows the product"],
  ["e2e/inbox.spec.ts", "server/inbox/reply.ts", "journeys-stay-outside", "a journey reaches into a room"],
  ["server/inbox/circle.ts", "server/inbox/round.ts", "no-circles", "two files need each other"],
  [
    "server/inbox/round.ts",
    "server/inbox/circle.ts",
    undefined,
    "the way back of a circle, told of only once",
  ],
];

type Violation = { from: string; to: string; rule: { name: string }; comment?: string };
let violations: Violation[];

beforeAll(() => {
  house = mkdtempSync(join(tmpdir(), "guichet-house-"));
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(house, path)), { recursive: true });
    writeFileSync(join(house, path), text);
  };
  for (const [, to] of arrows) write(to, "export const it = 1;\n");
  for (const [from] of arrows) {
    const imports = arrows
      .filter((arrow) => arrow[0] === from)
      .map(([, to]) => `import "@/${to.replace(/\.tsx?$/, "")}";`);
    write(from, `${imports.join("\n")}\nexport const it = 1;\n`);
  }
  symlinkSync(join(root, "node_modules"), join(house, "node_modules"));
  write(
    "tsconfig.json",
    JSON.stringify({
      compilerOptions: { module: "esnext", moduleResolution: "bundler", paths: { "@/*": ["./*"] } },
    }),
  );

  const { stdout } = spawnSync(
    process.execPath,
    [
      join(root, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs"),
      `--config=${join(root, ".dependency-cruiser.cjs")}`,
      "--output-type=json",
      ...["app", "components", "db", "e2e", "server"],
    ],
    { cwd: house, encoding: "utf8", maxBuffer: 1e8 },
  );
  violations = JSON.parse(stdout).summary.violations;
}, 30_000);

afterAll(() => rmSync(house, { recursive: true, force: true }));

for (const [from, to, rule, what] of arrows) {
  const found = () => violations.filter((violation) => violation.from === from && violation.to === to);

  if (rule) {
    test(`refused, with its reason: ${what}`, () => {
      expect(found().map((violation) => violation.rule.name)).toContain(rule);
    });
  } else {
    test(`allowed: ${what}`, () => {
      expect(found()).toEqual([]);
    });
  }
}

test("every rule explains itself in a sentence", async () => {
  const { default: table } = await import(join(root, ".dependency-cruiser.cjs"));
  for (const { name, comment } of table.forbidden) expect(comment, name).toMatch(/^[A-Zd].{30,}\.$/);
});
