// The import table: which way the arrows of the house go. server/README.md tells why.

/** What each room may import besides the hall and the window to Meta. */
const rooms = {
  identity: [],
  channels: ["identity"],
  billing: ["channels", "identity"],
  profile: ["channels", "identity"],
  messaging: ["channels", "identity"],
  notifications: ["messaging", "billing", "channels", "identity"],
  inbox: ["messaging", "notifications", "billing", "identity"],
  routing: ["inbox", "messaging", "identity"],
  ads: ["messaging", "billing", "channels", "identity"],
  alerts: ["identity"],
  analytics: ["identity"],
};

/**
 * Doors parse, call and answer. They compose rooms; only the worker goes on with what the webhooks have stored, and the
 * owner's screen reads it.
 */
const doors = { trpc: ["webhooks"], webhooks: [], api: [], worker: ["webhooks"] };

const everyRoom = Object.keys(rooms);
const everyDoor = Object.keys(doors);
const folders = (names) => `^server/(${names.join("|")})/`;
const hall = "^server/(?!web\\.ts)[^/]+\\.ts$";
const tests = "\\.test\\.tsx?$|/testing[^/]*\\.ts$|/sample-input\\.ts$";
const typesOnly = { dependencyTypesNot: ["type-only"] };

const forbid = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });
const listed = (names) => (names.length > 0 ? ` and ${names.join(", ")}` : "");

const roomRules = Object.entries(rooms).map(([room, allowed]) => {
  const others = everyRoom.filter((other) => other !== room && !allowed.includes(other));
  return forbid(
    `room-${room}`,
    `The room ${room} may import the hall, meta${listed(allowed)}. Arrows go down only: let a door or an event join the two, or move what both need to the room below.`,
    { path: folders([room]), pathNot: tests },
    { path: folders(others) },
  );
});

const doorRules = Object.entries(doors).map(([door, allowed]) =>
  forbid(
    `door-${door}`,
    `The door ${door} composes rooms and does not go through another door: put what both need into a room.`,
    { path: folders([door]), pathNot: tests },
    {
      path: `${folders([...everyDoor.filter((other) => other !== door && !allowed.includes(other)), "run", "bench"])}|^server/web\\.ts$`,
    },
  ),
);

module.exports = {
  forbidden: [
    ...roomRules,
    ...doorRules,
    forbid(
      "rooms-below-doors",
      "A room does not know who calls it: it imports no door, no command, no screen.",
      { path: folders(everyRoom), pathNot: tests },
      { path: `${folders([...everyDoor, "run", "bench"])}|^server/web\\.ts$|^(app|components|e2e)/` },
    ),
    forbid(
      "hall-is-the-ground",
      "The hall is what everyone stands on: it imports db and itself, and no room, door or window.",
      { path: hall, pathNot: tests },
      { path: "^server/[^/]+/|^server/web\\.ts$|^(app|components|e2e)/" },
    ),
    forbid(
      "meta-is-a-window",
      "The window to Meta imports the hall only: a room asks it, it asks nobody.",
      { path: folders(["meta"]), pathNot: tests },
      { path: "^server/(?!meta/)[^/]+/|^server/web\\.ts$|^(app|components|e2e)/|^db/schema/" },
    ),
    forbid(
      "one-way-out",
      "What leaves this server goes through the window to Meta or a library made for it: both know which addresses are allowed.",
      {
        path: "^(app|components|db|server)/",
        pathNot: `^server/(meta|sandbox|run|bench)/|^server/web\\.ts$|^server/worker/answer-operator\\.ts$|${tests}`,
      },
      {
        path: "^(node:)?(http|https|http2|tls|dgram)$|^(node_modules/)?(undici|axios|got|node-fetch)(/|$)",
        ...typesOnly,
      },
    ),
    forbid(
      "sandbox-imports-nobody",
      "The sandbox stands in for Meta, so it must not share code with what it tests.",
      { path: folders(["sandbox"]) },
      { path: "^(app|components|db|e2e|server/(?!sandbox/))", ...typesOnly },
    ),
    forbid(
      "nobody-imports-sandbox",
      "The sandbox is scenery in a process of its own: talk to it as to Meta, through its address.",
      { pathNot: "^server/sandbox/" },
      { path: "^server/sandbox/" },
    ),
    forbid(
      "screens-through-trpc",
      "Screens reach the server through tRPC and the session helper; besides they may import settings, the log, money, a room's schemas.ts, the table of permissions, and types.",
      { path: "^(app/(?!api/)|components/)", pathNot: tests },
      {
        path: "^(server|db)/",
        pathNot: [
          "^server/trpc/",
          "^server/(env|log|errors|money)\\.ts$",
          "^server/identity/(session|permissions)\\.ts$",
          "^server/[^/]+/schemas\\.ts$",
          "^server/[^/]+/[^/]+/schemas\\.ts$",
        ],
        ...typesOnly,
      },
    ),
    forbid(
      "components-know-no-page",
      "A component is used by any page, so it imports none; the languages are the exception.",
      { path: "^components/", pathNot: tests },
      { path: "^app/(?!_i18n/)", ...typesOnly },
    ),
    forbid(
      "routes-are-thin",
      "A route handler calls a door or a verb; it starts nothing and plays no Meta.",
      { path: "^app/api/", pathNot: tests },
      { path: "^server/(run|bench|sandbox)/|^server/worker/" },
    ),
    forbid(
      "db-knows-nobody",
      "db holds what we remember and imports nothing of ours, except where it is seeded and tested.",
      { path: "^db/", pathNot: `^db/seed/|${tests}` },
      { path: "^(app|components|e2e|server)/" },
    ),
    forbid(
      "journeys-stay-outside",
      "A journey sees what people see: it starts the product and touches no room.",
      { path: "^e2e/" },
      { path: "^(app|components|db|server/(?!run/))", ...typesOnly },
    ),
    forbid(
      "no-circles",
      "Two files that need each other are one file, or have a third one between them.",
      {},
      { circular: true, viaOnly: typesOnly },
    ),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "node_modules|^\\.next" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: [".ts", ".tsx", ".mjs", ".js", ".json"] },
  },
};
