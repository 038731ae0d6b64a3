import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  serverExternalPackages: ["@node-rs/argon2", "date-holidays", "pino", "postgres", "prom-client"],
  // Whatever is not a file or a webhook is small; of anything else no more than this is read.
  experimental: { proxyClientMaxBodySize: "1mb" },
  // Pictures come as they are: a service that fetches and keeps them for anybody is a door we do not need.
  images: { unoptimized: true },
  // Types are a check of their own (`npm run types`); whoever starts the product does not wait for it.
  typescript: { ignoreBuildErrors: true },
};

export default createNextIntlPlugin("./app/_i18n/request.ts")(config);
