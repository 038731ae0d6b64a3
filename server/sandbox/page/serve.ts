import type { IncomingMessage, ServerResponse } from "node:http";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Guichet sandbox: paper phones</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/desk.css">
</head>
<body><div id="desk"></div><script src="/desk.js"></script></body>
</html>
`;

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "media-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

type Bundle = { script: string; style: string };
let bundle: Promise<Bundle> | undefined;

/** The page's script and style, made once and kept in memory. */
export function bundlePage(): Promise<Bundle> {
  bundle ??= build({
    entryPoints: { desk: fileURLToPath(new URL("./main.tsx", import.meta.url)) },
    outdir: "/",
    bundle: true,
    minify: true,
    write: false,
    jsx: "automatic",
    target: "es2022",
    define: { "process.env.NODE_ENV": '"production"' },
    logLevel: "error",
  }).then(({ outputFiles }) => {
    const text = (ending: string) => outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? "";
    return { script: text(".js"), style: text(".css") };
  });
  return bundle;
}

const files: Record<string, { type: string; body: (bundle: Bundle) => string }> = {
  "/": { type: "text/html", body: () => html },
  "/desk.js": { type: "text/javascript", body: ({ script }) => script },
  "/desk.css": { type: "text/css", body: ({ style }) => style },
};

/** Answers when the path is one of the page's files. */
export async function answerPage(request: IncomingMessage, response: ServerResponse, pathname: string) {
  const file = request.method === "GET" ? files[pathname] : undefined;
  if (!file) return false;
  response.writeHead(200, {
    "content-type": `${file.type}; charset=utf-8`,
    "content-security-policy": policy,
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
  });
  response.end(file.body(await bundlePage()));
  return true;
}
