/**
 * The style sheet that sonner writes into the page when its module loads, without a nonce: first an empty element, then
 * its text. The test beside this file computes both from the installed package.
 */
export const sonnerStyleHashes = [
  "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
  "sha256-StEaX+se6YS7pqjzrzMIA0KaX9zF/8zAhvQXZAe5epY=",
];

/** Where Meta shows an ad before it runs. */
const previewOrigins = ["https://www.facebook.com", "https://business.facebook.com"];

/** Whose pages may stand in a frame of ours as the preview of an ad: Meta's, and its stand-in's where that is asked instead. */
export function adPreviewOrigins(graphUrl: string): string[] {
  const { hostname, origin } = new URL(graphUrl);
  return hostname === "graph.facebook.com" ? previewOrigins : [...previewOrigins, origin];
}

type Options = {
  nonce: string;
  isSecure: boolean;
  isDevelopment: boolean;
  isPage: boolean;
  /** Meta's sign-up window is set up: its script may run, and its window may speak to ours. */
  hasSignup?: boolean;
  /** Whose pages may be framed. */
  framed?: string[];
};

export function securityHeaders({ isPage, hasSignup = false, framed = [], ...page }: Options) {
  const { isSecure } = page;
  const policy = isPage
    ? pagePolicy({ ...page, hasSignup, framed })
    : "default-src 'none'; frame-ancestors 'none'";
  return {
    "content-security-policy": policy,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "strict-origin-when-cross-origin",
    "permissions-policy":
      "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=(), interest-cohort=()",
    "cross-origin-opener-policy": hasSignup ? "same-origin-allow-popups" : "same-origin",
    "cross-origin-resource-policy": "same-origin",
    ...(isSecure && { "strict-transport-security": "max-age=63072000; includeSubDomains" }),
  };
}

function pagePolicy({ nonce, isSecure, isDevelopment, hasSignup, framed = [] }: Omit<Options, "isPage">) {
  const script = hasSignup ? " https://connect.facebook.net" : "";
  const facebook = hasSignup ? " https://www.facebook.com" : "";
  const frames = [...new Set([...(hasSignup ? [facebook.trim()] : []), ...framed])];
  // Hot reload evaluates code and writes styles of its own.
  const ours = [`nonce-${nonce}`, ...sonnerStyleHashes].map((source) => `'${source}'`).join(" ");
  const styles = isDevelopment ? "'unsafe-inline'" : ours;
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${script}${isDevelopment ? " 'unsafe-eval'" : ""}`,
    `style-src 'self' ${styles}`,
    `style-src-elem 'self' ${styles}`,
    // Positions computed in the browser are style attributes; they cannot load or run anything.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "media-src 'self' blob:",
    "font-src 'self'",
    `connect-src 'self'${facebook}${isDevelopment ? " ws:" : ""}`,
    "worker-src 'self' blob:",
    "object-src 'none'",
    `frame-src ${frames.length > 0 ? frames.join(" ") : "'none'"}`,
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(isSecure ? ["upgrade-insecure-requests"] : []),
  ].join("; ");
}
