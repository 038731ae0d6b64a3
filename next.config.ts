import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  serverExternalPackages: ["@node-rs/argon2", "pino", "postgres"],
  typescript: { tsconfigPath: "tsconfig.json" },
};

export default createNextIntlPlugin("./app/_i18n/request.ts")(config);
